const VOLUME = 2 ** 22; // bytes of records in a volume
const BLOCK = 2 ** 16; // bytes of records that close a block
const UNUSED = 1 / 4; // share of a pack's blocks from which they are made anew

/**
 * How many records go into each volume, in their order.
 * @param {number[]} lengths
 */
export function volumesOf(lengths) {
  const counts = [];
  let count = 0;
  let size = 0;
  for (const length of lengths) {
    if (count > 0 && size + length > VOLUME) {
      counts.push(count);
      count = size = 0;
    }
    count += 1;
    size += length;
  }
  return count > 0 ? [...counts, count] : counts;
}

/**
 * How many records go into each block, in their order.
 * @param {number[]} lengths
 */
export function blocksOf(lengths) {
  const counts = [];
  let count = 0;
  let size = 0;
  for (const length of lengths) {
    count += 1;
    size += length;
    if (size < BLOCK) continue;
    counts.push(count);
    count = size = 0;
  }
  return count > 0 ? [...counts, count] : counts;
}

/**
 * True when so much of the blocks is unused that they should be made anew.
 * @param {number} used
 * @param {number} held
 */
export function isWasteful(used, held) {
  return held - used > held * UNUSED;
}
