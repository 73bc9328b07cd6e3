/**
 * Where a record lies on the device: in which block, where in it, and its SHA-256 (hex).
 * @typedef {{ block: number, offset: number, length: number, hash: string }} Place
 */
/**
 * The places of records as few values that are quickly read: three numbers and 64 hex digits an address.
 * @typedef {{ addresses: string[], numbers: Uint32Array, hashes: string }} Table
 */

/** From here on blocks are numbered that are not kept yet: the first of a change, the second …. */
export const FRESH = 2 ** 31;

const HASH = 64; // hex digits of a SHA-256

/**
 * The table of places, in the order of their addresses.
 * @param {Map<string, Place>} places
 * @returns {Table}
 */
export function tableOf(places) {
  const addresses = [...places.keys()].sort();
  const ordered = addresses.map((address) => /** @type {Place} */ (places.get(address)));
  return {
    addresses,
    numbers: Uint32Array.from(
      ordered.flatMap((place) => [place.block, place.offset, place.length]),
    ),
    hashes: ordered.map(({ hash }) => hash).join(""),
  };
}

/**
 * The place of a record, if the table has it.
 * @param {Table} table
 * @param {string} address
 * @returns {Place | undefined}
 */
export function placeIn({ addresses, numbers, hashes }, address) {
  const row = addresses.indexOf(address);
  if (row < 0) return undefined;
  const [block, offset, length] = numbers.subarray(3 * row, 3 * row + 3);
  return { block, offset, length, hash: hashes.slice(HASH * row, HASH * (row + 1)) };
}

/**
 * All places of a table by address.
 * @param {Table} table
 * @returns {Map<string, Place>}
 */
export function placesOf(table) {
  const { addresses, numbers, hashes } = table;
  return new Map(
    addresses.map((address, row) => [
      address,
      {
        block: numbers[3 * row],
        offset: numbers[3 * row + 1],
        length: numbers[3 * row + 2],
        hash: hashes.slice(HASH * row, HASH * (row + 1)),
      },
    ]),
  );
}

/**
 * Some rows of a table.
 * @param {Table} table
 * @param {number} start
 * @param {number} count
 * @returns {Table}
 */
export function rowsFrom({ addresses, numbers, hashes }, start, count) {
  const end = start + count;
  return {
    addresses: addresses.slice(start, end),
    numbers: numbers.slice(3 * start, 3 * end),
    hashes: hashes.slice(HASH * start, HASH * end),
  };
}

/**
 * The blocks in which the records of a table lie.
 * @param {Table} table
 */
export function blocksUsed({ numbers }) {
  return new Set(numbers.filter((_, place) => place % 3 === 0));
}

/**
 * The lengths of a table's records.
 * @param {Table} table
 */
export function lengthsIn({ numbers }) {
  return Array.from(numbers.filter((_, place) => place % 3 === 2));
}

/**
 * The contents of a pack: one line a page, whose hash its manifest tells.
 * @param {Table} table
 */
export function contentsOf({ addresses, hashes }) {
  return addresses
    .map((address, row) => `${address}\0${hashes.slice(HASH * row, HASH * (row + 1))}\n`)
    .join("");
}

/**
 * A table whose blocks from FRESH on have got the numbers under which they are kept.
 * @param {Table} table
 * @param {number[]} ids
 * @returns {Table}
 */
export function settled(table, ids) {
  const numbers = table.numbers.map((number, place) =>
    place % 3 ? number : settledBlock(number, ids),
  );
  return { ...table, numbers };
}

/**
 * The number under which a block is kept.
 * @param {number} block
 * @param {number[]} ids of the blocks from FRESH on
 */
export function settledBlock(block, ids) {
  return block < FRESH ? block : ids[block - FRESH];
}
