import { countVarints, readVarints } from "./bytes.js";

/**
 * The varints of a field's postings, `before[n]` of them before list `n`. Lists stand in blocks, and
 * where a block's lists begin is found when one of them is first asked for: `extra[b]` bytes stand
 * before block `b` beyond one for each posting.
 * @typedef {{
 *   bytes: Uint8Array, before: Uint32Array, extra: Uint32Array, starts: Uint32Array, isKnown: Uint8Array
 * }} Stream
 */

const BLOCK = 128; // lists

/**
 * The streams of a field, told of which how many bytes their blocks have beyond one a posting.
 * @param {Uint8Array[]} streams
 * @param {Uint32Array} before
 * @param {Uint8Array} section
 * @returns {Stream[]}
 */
export function streamsOf(streams, before, section) {
  const blocks = Math.ceil((before.length - 1) / BLOCK);
  const extras = readVarints(section, new Uint32Array(countVarints(section)));
  return streams.map((bytes, place) => ({
    bytes,
    before,
    extra: sumsOf(extras.subarray(place * blocks, (place + 1) * blocks)),
    starts: new Uint32Array(before.length),
    isKnown: new Uint8Array(blocks),
  }));
}

/**
 * Where a list begins.
 * @param {Stream} stream
 * @param {number} list
 */
export function startOf(stream, list) {
  const block = Math.floor(list / BLOCK);
  if (!stream.isKnown[block]) findStarts(stream, block);
  return stream.starts[list];
}

/**
 * Finds where the lists of a block begin: a byte below 128 ends a varint. As a rule all frequencies are
 * of one byte, and nothing need be read.
 * @param {Stream} stream
 * @param {number} block
 */
function findStarts({ bytes, before, extra, starts, isKnown }, block) {
  const first = block * BLOCK;
  const end = Math.min(first + BLOCK, before.length - 1);
  const isPlain = extra[block + 1] === extra[block];
  let start = before[first] + extra[block];
  for (let list = first; list < end; list++) {
    starts[list] = start;
    const count = before[list + 1] - before[list];
    start = isPlain ? start + count : endOf(bytes, start, count);
  }
  isKnown[block] = 1;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} start
 * @param {number} count of varints
 */
function endOf(bytes, start, count) {
  let place = start;
  for (let left = count; left > 0; place++) left -= (bytes[place] >> 7) ^ 1;
  return place;
}

/**
 * What stands before each number, and in the end all.
 * @param {Uint32Array} numbers
 */
function sumsOf(numbers) {
  const sums = new Uint32Array(numbers.length + 1);
  for (let place = 0; place < numbers.length; place++)
    sums[place + 1] = sums[place] + numbers[place];
  return sums;
}
