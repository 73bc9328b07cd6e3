import { volumesOf } from "../../core/packs/layout.js";
import { manifestOf } from "../../core/packs/manifests.js";
import { bytesOf } from "../../core/packs/streams.js";
import { blocksUsed, lengthsIn, rowsFrom } from "../../core/packs/tables.js";
import { hashOf } from "./hashes.js";
import { readBlock, readRecord } from "./reading.js";

/** @typedef {import("../../core/packs/tables.js").Table} Table */
/** @typedef {import("./database.js").Held} Held */
/** @typedef {import("./database.js").Pack} Pack */
/** @typedef {import("./database.js").Sizes} Sizes */

/**
 * The files that an installed pack holds, by SHA-256. Where something of it is known to be damaged, all
 * is read anew and only what is right is told.
 * @param {Pack} pack
 * @returns {Promise<Map<string, Held>>}
 */
export async function soundPieces(pack) {
  const pieces = piecesIn(pack);
  if (!pack.isDamaged) return pieces;
  const checks = [...pieces].map(async ([hash, held]) =>
    isSound(pack, hash, held).catch(() => false),
  );
  const sound = await Promise.all(checks);
  return new Map([...pieces].filter((_, place) => sound[place]));
}

/**
 * Some of what is told of blocks.
 * @param {Sizes} sizes
 * @param {Iterable<number>} blocks
 * @returns {Sizes}
 */
export function sizesOf(sizes, blocks) {
  const wanted = new Set(blocks);
  return new Map([...sizes].filter(([block]) => wanted.has(block)));
}

/**
 * @param {Pack} pack
 * @returns {Map<string, Held>}
 */
function piecesIn({ manifest, tag, head, table, block, sizes }) {
  const told = manifestOf(manifest, tag);
  const index = { block, sizes: sizesOf(sizes, [block]) };
  /** @type {Map<string, Held>} */
  const pieces = new Map([[told.head[0], { text: head }]]);
  pieces.set(told.index[0], index);
  let start = 0;
  volumesOf(lengthsIn(table)).forEach((count, place) => {
    const part = rowsFrom(table, start, count);
    pieces.set(told.volumes[place]?.[0], { table: part, sizes: sizesOf(sizes, blocksUsed(part)) });
    start += count;
  });
  return pieces;
}

/**
 * @param {Pack} pack
 * @param {string} hash
 * @param {Held} held
 */
async function isSound(pack, hash, { text, table, block }) {
  if (text !== undefined) return (await hashOf(bytesOf(text))) === hash;
  if (block !== undefined) return (await hashOf(await readBlock(block, { isOnce: true }))) === hash;
  for (const address of table?.addresses ?? []) await readRecord(pack, address);
  return true;
}
