import { manifestOf, wireLeft } from "../../core/packs/manifests.js";
import { aloneSoon, busyTags } from "./alone.js";
import { tell } from "./channel.js";
import { commit } from "./committing.js";
import { change, read, result } from "./database.js";
import { heldFigures } from "./figures.js";
import { forget } from "./reading.js";
import { dropUnused, installed } from "./switching.js";
import { noteUnfinished } from "./unfinished.js";

/** @typedef {import("./database.js").Draft} Draft */
/** @typedef {import("./database.js").Pack} Pack */
/**
 * An installed pack; `bytes` on the device.
 * @typedef {{
 *   tag: string, version: string, changed: string, bytes: number, hasFigures: boolean,
 *   isDamaged: boolean
 * }} KeptPack
 */
/**
 * A half install, in wire bytes; `isRunning`: some tab works on it now.
 * @typedef {{
 *   tag: string, done: number, total: number, isRunning: boolean, hasFigures: boolean
 * }} HalfPack
 */

/**
 * The installed packs; none where the browser keeps nothing.
 * @returns {Promise<KeptPack[]>}
 */
export async function keptPacks() {
  return (await installed().catch(() => [])).map(kept);
}

/**
 * The half installs; none where the browser keeps nothing.
 * @returns {Promise<HalfPack[]>}
 */
export async function halfPacks() {
  /** @type {Draft[]} */
  const drafts = await read(({ staging }) => result(staging.getAll())).catch(() => []);
  const busy = drafts.length > 0 ? await busyTags() : [];
  return Promise.all(drafts.map((draft) => half(draft, busy)));
}

/**
 * Forgets a half install.
 * @param {string} tag
 */
export function cancel(tag) {
  return aloneSoon(tag, async () => {
    await dropDraft(tag);
    noteUnfinished(tag, false);
    tell({ tag, kind: "changed" });
  });
}

/**
 * Removes a pack, and a half install of it.
 * @param {string} tag
 */
export function remove(tag) {
  return aloneSoon(tag, async () => {
    const old = (await installed()).find((pack) => pack.tag === tag);
    await change(async ({ packs, staging, blocks }) => {
      packs.delete(tag);
      staging.delete(tag);
      for (const id of await result(blocks.index("tag").getAllKeys(tag))) blocks.delete(id);
    });
    forget();
    noteUnfinished(tag, false);
    tell({ tag, kind: "changed" });
    if (old?.hasFigures) await dropUnused(old);
  });
}

/**
 * Drops a half install; an installed pack of the tag stays.
 * @param {string} tag
 */
export async function dropDraft(tag) {
  await commit(tag, [], () => ({ draft: null }));
}

/**
 * What is told of an installed pack.
 * @param {Pack} pack
 * @returns {KeptPack}
 */
export function kept({ tag, version, changed, bytes, hasFigures, isDamaged }) {
  return { tag, version, changed, bytes, hasFigures, isDamaged };
}

/**
 * @param {Draft} draft
 * @param {string[]} busy
 * @returns {Promise<HalfPack>}
 */
async function half({ tag, manifest: text, hasFigures, held }, busy) {
  const manifest = manifestOf(text, tag);
  const figures = hasFigures ? await heldFigures(manifest) : new Set();
  const total = wireLeft(manifest, hasFigures, () => false);
  const left = wireLeft(manifest, hasFigures, (hash) => held.has(hash) || figures.has(hash));
  return { tag, done: total - left, total, isRunning: busy.includes(tag), hasFigures };
}
