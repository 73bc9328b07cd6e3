import { RUNS } from "./tables.js";

export const LETTER = 1;
export const MARK = 2;
export const NUMBER = 4;
export const FORMAT = 8;
export const SPACE = 16;
export const SPACELESS = 32;
export const COMPOSED = 64;
export const DROPPED = 128;

const POINTS = 0x110000;

/** @type {Uint8Array | undefined} */
let known;

/** The kinds of every code point, as bits: the server's own, whatever Unicode the browser knows. */
export function kinds() {
  known ??= kindsFrom(numbers(RUNS));
  return known;
}

/**
 * A text as the code points that places in it count.
 * @typedef {{ text: string, points: Uint32Array }} Characters
 */

/**
 * @param {string} text
 * @returns {Characters}
 */
export function charactersOf(text) {
  const points = new Uint32Array(text.length);
  let count = 0;
  for (let place = 0; place < text.length; place += points[count++] > 0xffff ? 2 : 1) {
    points[count] = /** @type {number} */ (text.codePointAt(place));
  }
  return { text, points: points.subarray(0, count) };
}

/**
 * The text between two places.
 * @param {Characters} characters
 * @param {number} start
 * @param {number} end
 */
export function slice({ text, points }, start, end) {
  if (points.length === text.length) return text.slice(start, end);
  return Array.from(points.subarray(start, end), (point) => String.fromCodePoint(point)).join("");
}

/**
 * The numbers of a list in base 36.
 * @param {string} list
 */
export function numbers(list) {
  return list.split(" ").map((number) => Number.parseInt(number, 36));
}

/** @param {number[]} runs of one kind: how far from the run before, how long, and which kind */
function kindsFrom(runs) {
  const table = new Uint8Array(POINTS);
  let place = 0;
  for (let run = 0; run < runs.length; run += 3) {
    const start = place + runs[run];
    place = start + runs[run + 1];
    table.fill(runs[run + 2], start, place);
  }
  return table;
}
