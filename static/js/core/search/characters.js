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
  known ??= kindsFrom(RUNS);
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
 * The numbers that a list of gaps leads to.
 * @param {string} gaps
 */
export function sums(gaps) {
  let sum = 0;
  return gaps.split(" ").map((gap) => {
    sum += Number.parseInt(gap, 36);
    return sum;
  });
}

/** @param {string[]} runs of each kind, by its bit */
function kindsFrom(runs) {
  const table = new Uint8Array(POINTS);
  runs.forEach((list, place) => {
    const edges = sums(list);
    for (let edge = 0; edge < edges.length; edge += 2) {
      for (let point = edges[edge]; point < edges[edge + 1]; point++) table[point] |= 1 << place;
    }
  });
  return table;
}
