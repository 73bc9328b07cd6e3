import { blocksOf } from "../../core/packs/layout.js";
import { FRESH } from "../../core/packs/tables.js";
import { deflated } from "./compression.js";
import { hashOf } from "./hashes.js";

/** @typedef {import("../../core/packs/tables.js").Place} Place */
/** @typedef {Pick<import("./database.js").Block, "data" | "coding">} Fresh   a block to be kept */
/**
 * Records in new blocks, which are numbered from FRESH on until they are kept.
 * @typedef {{ fresh: Fresh[], places: Map<string, Place>, sizes: import("./database.js").Sizes }} Packed
 */

/**
 * Records as they are kept: some in a block, each block deflated.
 * @param {[string, Uint8Array<ArrayBuffer>][]} records
 * @returns {Promise<Packed>}
 */
export async function packed(records) {
  /** @type {Packed} */
  const made = { fresh: [], places: new Map(), sizes: new Map() };
  let start = 0;
  for (const count of blocksOf(records.map(([, { length }]) => length))) {
    await addBlock(made, records.slice(start, start + count));
    start += count;
  }
  return made;
}

/**
 * Adds a block for some records; gives its number.
 * @param {Packed} made
 * @param {[string, Uint8Array<ArrayBuffer>][]} records
 */
export async function addBlock(made, records) {
  const block = FRESH + made.fresh.length;
  const plain = joined(records.map(([, bytes]) => bytes));
  const hashes = await Promise.all(records.map(([, bytes]) => hashOf(bytes)));
  let offset = 0;
  records.forEach(([address, { length }], place) => {
    made.places.set(address, { block, offset, length, hash: hashes[place] });
    offset += length;
  });
  const kept = await deflated(plain);
  made.fresh.push(kept);
  made.sizes.set(block, [plain.length, kept.data.byteLength]);
  return block;
}

/** @param {Uint8Array[]} pieces */
function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    whole.set(piece, end);
    end += piece.length;
  }
  return whole;
}
