import { isWasteful } from "../../core/packs/layout.js";
import { blocksUsed, lengthsIn, tableOf } from "../../core/packs/tables.js";
import { packed } from "./blocks.js";
import { sizesOf } from "./holdings.js";
import { readRecord } from "./reading.js";
import { switchTo } from "./switching.js";

/** @typedef {import("./database.js").Pack} Pack */

/**
 * The same pack, in new blocks where too much of those that it lies in is unused; as it is where that
 * fails.
 * @param {Pack} pack
 */
export function compacted(pack) {
  return wastes(pack) ? compact(pack).catch(() => pack) : pack;
}

/** @param {Pack} pack */
function wastes({ table, sizes }) {
  const held = [...sizesOf(sizes, blocksUsed(table)).values()];
  const add = (/** @type {number} */ sum, /** @type {number} */ each) => sum + each;
  return isWasteful(lengthsIn(table).reduce(add, 0), held.map(([plain]) => plain).reduce(add, 0));
}

/** @param {Pack} pack */
async function compact(pack) {
  /** @type {[string, Uint8Array<ArrayBuffer>][]} */
  const records = [];
  for (const address of pack.table.addresses)
    records.push([address, await readRecord(pack, address)]);
  const { fresh, places, sizes } = await packed(records);
  const index = sizesOf(pack.sizes, [pack.block]);
  const { manifest, signature, hasFigures, head, block } = pack;
  const kept = { manifest, signature, hasFigures, head, block };
  const next = { ...kept, table: tableOf(places), sizes: new Map([...index, ...sizes]), fresh };
  return switchTo(pack.tag, next, (now) => now.pack?.block === block);
}
