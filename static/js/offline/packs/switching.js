import { manifestOf } from "../../core/packs/manifests.js";
import { bytesOf } from "../../core/packs/streams.js";
import { blocksUsed, contentsOf, lengthsIn } from "../../core/packs/tables.js";
import { tell } from "./channel.js";
import { commit, Lost, settledIn } from "./committing.js";
import { read, result } from "./database.js";
import { dropFigures } from "./figures.js";
import { hashOf } from "./hashes.js";
import { sizesOf } from "./holdings.js";
import { forget } from "./reading.js";

/** @typedef {import("./database.js").Pack} Pack */
/** @typedef {import("./database.js").Draft} Draft */
/** @typedef {import("../../core/packs/manifests.js").Manifest} Manifest */
/**
 * What a pack is to become; blocks to be kept are numbered from FRESH on.
 * @typedef {{
 *   manifest: string, signature: string | null, hasFigures: boolean, head: string,
 *   table: import("../../core/packs/tables.js").Table, block: number,
 *   sizes: import("./database.js").Sizes, fresh: import("./blocks.js").Fresh[]
 * }} Next
 */

/**
 * Makes a pack the current one of its tag in one transaction, once its contents are those that its
 * manifest tells; throws Lost when they are not, or when `isStill` says that the ground has moved.
 * @param {string} tag
 * @param {Next} next
 * @param {(now: { pack?: Pack, draft?: Draft }) => boolean} isStill
 * @returns {Promise<Pack>}
 */
export async function switchTo(tag, { fresh, ...next }, isStill) {
  const manifest = manifestOf(next.manifest, tag);
  await checkContents(tag, next, manifest);
  const { version, changed } = manifest;
  const sizes = sizesOf(next.sizes, [...blocksUsed(next.table), next.block]);
  const bytes = bytesOn({ ...next, sizes }, manifest);
  /** @type {Pack | undefined} */
  let before;
  const rows = await commit(tag, fresh, (ids, now) => {
    if (!isStill(now)) throw new Lost(tag);
    before = now.pack;
    const pack = { tag, version, changed, bytes, isDamaged: false, ...next, sizes };
    return { pack: settledIn(pack, ids), draft: null };
  });
  forget();
  tell({ tag, kind: "changed" });
  if (before?.hasFigures) await dropUnused(before);
  return /** @type {Pack} */ (rows.pack);
}

/**
 * Drops the figures of a pack that went or changed, but those that installed packs have.
 * @param {Pack} old
 */
export async function dropUnused(old) {
  const others = (await installed()).filter(({ hasFigures }) => hasFigures);
  const manifests = others.map(({ manifest, tag }) => manifestOf(manifest, tag));
  await dropFigures(manifestOf(old.manifest, old.tag), manifests).catch(() => undefined);
}

/**
 * All installed packs.
 * @returns {Promise<Pack[]>}
 */
export function installed() {
  return read(({ packs }) => result(packs.getAll()));
}

/**
 * @param {string} tag
 * @param {Pick<Next, "head" | "table">} next
 * @param {Manifest} manifest
 */
async function checkContents(tag, { head, table }, { head: [headHash], pages }) {
  const [hash, bytes, count] = pages;
  const isRight =
    table.addresses.length === count &&
    sum(lengthsIn(table)) === bytes &&
    (await hashOf(bytesOf(contentsOf(table)))) === hash &&
    (await hashOf(bytesOf(head))) === headHash;
  if (!isRight) throw new Lost(tag);
}

/**
 * What a pack takes on the device.
 * @param {Pick<Pack, "sizes" | "head" | "hasFigures">} pack
 * @param {Manifest} manifest
 */
function bytesOn({ sizes, head, hasFigures }, { figures }) {
  const blocks = [...sizes.values()].map(([, kept]) => kept);
  const pictures = hasFigures ? figures.map(([, , bytes]) => bytes) : [];
  return sum([head.length, ...blocks, ...pictures]);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, each) => all + each, 0);
}
