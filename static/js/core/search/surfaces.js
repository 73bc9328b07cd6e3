import { countVarints, fromGaps, readVarints } from "./bytes.js";
import { textOf } from "./file.js";

/**
 * The word forms of an index in ascending order: form `n` is the letters from `starts[n]` to
 * `starts[n + 1]`, the first `shared[n]` those of the form before. `terms[n]` is its term or NO_TERM.
 * @typedef {{
 *   count: number, letters: Uint16Array, starts: Uint32Array, shared: Uint16Array,
 *   terms: Int32Array, isStopWord: Uint8Array, isHidden: Uint8Array
 * }} Surfaces
 */

export const NO_TERM = -1;

/**
 * @param {import("./file.js").Container} container
 * @returns {Surfaces}
 */
export function surfacesOf({ header, sections }) {
  const count = header.surfaces;
  const section = (/** @type {string} */ name) => sections.get(name) ?? new Uint8Array();
  const shared = readVarints(section("shared"), new Uint16Array(count));
  const lengths = readVarints(section("suffix"), new Uint16Array(count));
  const isStopWord = flagsOf(count, section("stop_words"));
  return {
    count,
    ...lettersOf(shared, lengths, codesOf(section("text"))),
    shared,
    terms: termsOf(readVarints(section("terms"), new Int32Array(count))),
    isStopWord,
    isHidden: flagsOf(count, section("stop_words"), section("unfolded"), section("units")),
  };
}

/**
 * The number of a word form, or -1 when there is no such form.
 * @param {Surfaces} surfaces
 * @param {string} form
 */
export function find(surfaces, form) {
  const place = firstFrom(surfaces, form);
  return place < surfaces.count && compare(surfaces, place, form) === 0 ? place : -1;
}

/**
 * The number of a form that a misspelled word may have meant, or -1 when it is none.
 * @param {Surfaces} surfaces
 * @param {string} form
 */
export function findPlain(surfaces, form) {
  const place = find(surfaces, form);
  return place >= 0 && isPlain(surfaces, place) ? place : -1;
}

/**
 * True for a form that a misspelled word may have meant.
 * @param {Surfaces} surfaces
 * @param {number} place
 */
export function isPlain({ terms, isHidden }, place) {
  return !isHidden[place] && terms[place] !== NO_TERM;
}

/**
 * The term that a word form leads to, or NO_TERM.
 * @param {Surfaces} surfaces
 * @param {string} form
 */
export function termOf(surfaces, form) {
  const place = find(surfaces, form);
  return place < 0 ? NO_TERM : surfaces.terms[place];
}

/**
 * The place of the first form that is not before `form`.
 * @param {Surfaces} surfaces
 * @param {string} form
 */
export function firstFrom(surfaces, form) {
  let low = 0;
  let high = surfaces.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(surfaces, middle, form) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The place after the last form that begins with `start`.
 * @param {Surfaces} surfaces
 * @param {string} start
 * @param {number} first of these forms
 */
export function endOfStart(surfaces, start, first) {
  let low = first;
  let high = surfaces.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startsWith(surfaces, middle, start)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {Surfaces} surfaces
 * @param {number} place
 * @param {string} start
 */
function startsWith({ letters, starts }, place, start) {
  if (starts[place + 1] - starts[place] < start.length) return false;
  for (let letter = 0; letter < start.length; letter++) {
    if (letters[starts[place] + letter] !== start.charCodeAt(letter)) return false;
  }
  return true;
}

/**
 * Below 0, 0 or above 0 where the form at `place` stands before `form`, is it, or stands after it.
 * @param {Surfaces} surfaces
 * @param {number} place
 * @param {string} form
 */
function compare({ letters, starts }, place, form) {
  const start = starts[place];
  const length = starts[place + 1] - start;
  for (let letter = 0; letter < length && letter < form.length; letter++) {
    const difference = letters[start + letter] - form.charCodeAt(letter);
    if (difference !== 0) return difference;
  }
  return length - form.length;
}

/**
 * @param {Uint16Array} shared
 * @param {Uint16Array} lengths of what follows the shared letters
 * @param {Uint8Array | Uint16Array} codes of all that follows
 */
function lettersOf(shared, lengths, codes) {
  const starts = new Uint32Array(shared.length + 1);
  for (let place = 0; place < shared.length; place++) {
    starts[place + 1] = starts[place] + shared[place] + lengths[place];
  }
  const letters = new Uint16Array(starts[shared.length]);
  let next = 0;
  for (let place = 0; place < shared.length; place++) {
    const start = starts[place];
    const own = start + shared[place];
    const before = place > 0 ? starts[place - 1] : 0;
    letters.copyWithin(start, before, before + shared[place]);
    const end = starts[place + 1];
    for (let letter = own; letter < end; letter++) letters[letter] = codes[next++];
  }
  return { letters, starts };
}

/**
 * The code units of a text in UTF-8; bytes are, where all letters are of one.
 * @param {Uint8Array} bytes
 */
function codesOf(bytes) {
  const text = textOf(bytes);
  if (text.length === bytes.length) return bytes;
  const codes = new Uint16Array(text.length);
  for (let place = 0; place < codes.length; place++) codes[place] = text.charCodeAt(place);
  return codes;
}

/** @param {Int32Array} references turned into terms in place */
function termsOf(references) {
  let newest = -1;
  for (let place = 0; place < references.length; place++) {
    const reference = references[place];
    if (reference === 1) newest++;
    if (reference === 0) references[place] = NO_TERM;
    else references[place] = reference === 1 ? newest : newest - (reference - 2);
  }
  return references;
}

/**
 * @param {number} count
 * @param {Uint8Array[]} lists
 */
function flagsOf(count, ...lists) {
  const flags = new Uint8Array(count);
  for (const list of lists) {
    const numbers = fromGaps(readVarints(list, new Uint32Array(countVarints(list))));
    for (const number of numbers) flags[number] = 1;
  }
  return flags;
}
