import { manifestOf } from "../../core/packs/manifests.js";
import { pageOf } from "../../core/packs/pages.js";
import { textOf } from "../../core/packs/streams.js";
import { placeIn } from "../../core/packs/tables.js";
import { listen, tell } from "./channel.js";
import { inflated } from "./compression.js";
import { change, read, result } from "./database.js";
import { PackError, readSoundly } from "./errors.js";
import { hashOf } from "./hashes.js";

/** @typedef {import("./database.js").Pack} Pack */
/**
 * What all pages of a pack share.
 * @typedef {{
 *   frame: string[], headers: Record<string, string>,
 *   documents: import("../../core/packs/addresses.js").Document[]
 * }} Head
 */
/** @typedef {{ pack: Pack, head: Head }} OpenPack */

const MOST_HELD = 2 ** 19; // bytes of blocks that are held inflated

/** @type {Map<string, OpenPack>} */
const opened = new Map();
/** @type {Map<number, Uint8Array<ArrayBuffer>>} */
const blocks = new Map();

listen(({ kind }) => {
  if (kind === "changed") forget();
});

/**
 * The installed pack of a tag; nothing where there is none or the device does not say.
 * @param {string} tag
 * @returns {Promise<OpenPack | undefined>}
 */
export async function openPack(tag) {
  try {
    return opened.get(tag) ?? (await openAnew(tag));
  } catch {
    return undefined;
  }
}

/**
 * The text of a page of a pack; nothing where the device does not hold it right, which is then noted.
 * @param {OpenPack} open
 * @param {string} address
 */
export function readPage(open, address) {
  return soundly(open, async ({ pack, head }) => {
    if (!pack.table.addresses.includes(address)) return undefined;
    return pageOf(head.frame, textOf(await readRecord(pack, address)));
  });
}

/**
 * The file of the phone index of an installed pack; nothing where there is none or the device does not
 * hold it right, which is then noted.
 * @param {string} tag
 */
export async function readIndex(tag) {
  const open = await openPack(tag);
  return (
    open &&
    soundly(open, async ({ pack }) => {
      const [hash] = manifestOf(pack.manifest, tag).index;
      const index = await readBlock(pack.block, { isOnce: true });
      if ((await hashOf(index)) !== hash) throw new PackError("damaged", "index");
      return index.buffer;
    })
  );
}

/**
 * A record, verified; throws where the device does not hold it right.
 * @param {Pack} pack
 * @param {string} address
 */
export async function readRecord({ table }, address) {
  const place = placeIn(table, address);
  if (!place) throw new PackError("damaged", address);
  const block = await readBlock(place.block);
  const record = block.slice(place.offset, place.offset + place.length);
  if ((await hashOf(record)) !== place.hash) throw new PackError("damaged", address);
  return record;
}

/**
 * The plain bytes of a block; throws where it is gone.
 * @param {number} id
 * @param {{ isOnce?: boolean }} [use]
 */
export async function readBlock(id, { isOnce = false } = {}) {
  const held = blocks.get(id);
  if (held) return held;
  const kept = await read((stores) => result(stores.blocks.get(id)));
  if (!kept) throw new PackError("damaged", `block ${id}`);
  const block = await inflated(kept);
  if (!isOnce) hold(id, block);
  return block;
}

/**
 * Notes that a pack holds something wrong.
 * @param {string} tag
 */
export async function markDamaged(tag) {
  await change(async ({ packs }) => {
    const pack = await result(packs.get(tag));
    if (pack && !pack.isDamaged) await result(packs.put({ ...pack, isDamaged: true }));
  });
  forget();
  tell({ tag, kind: "changed" });
}

/** Forgets what is held in memory of packs. */
export function forget() {
  opened.clear();
  blocks.clear();
}

/**
 * What is read of a pack, or of what has taken its place behind our back; notes a damage.
 * @template Result
 * @param {OpenPack} open
 * @param {(open: OpenPack) => Promise<Result>} work
 */
async function soundly(open, work) {
  const { tag } = open.pack;
  for (const isAgain of [false, true]) {
    const now = isAgain ? await openPack(tag) : open;
    if (!now) return undefined;
    try {
      return await work(now);
    } catch {
      forget();
    }
  }
  await markDamaged(tag).catch(() => undefined);
}

/** @param {string} tag */
async function openAnew(tag) {
  /** @type {Pack | undefined} */
  const pack = await read(({ packs }) => result(packs.get(tag)));
  if (!pack) return undefined;
  const open = { pack, head: readSoundly("head", () => JSON.parse(pack.head)) };
  opened.set(tag, open);
  return open;
}

/**
 * @param {number} id
 * @param {Uint8Array<ArrayBuffer>} block
 */
function hold(id, block) {
  blocks.set(id, block);
  let size = 0;
  for (const [each, { length }] of [...blocks].reverse()) {
    size += length;
    if (size > MOST_HELD) blocks.delete(each);
  }
}
