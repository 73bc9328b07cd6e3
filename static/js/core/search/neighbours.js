import { endOfStart, findPlain, firstFrom, isPlain } from "./surfaces.js";

/** @typedef {import("./surfaces.js").Surfaces} Surfaces */

/**
 * The plain forms that begin with `start` and are longer, ascending.
 * @param {Surfaces} surfaces
 * @param {string} start
 */
export function startingWith(surfaces, start) {
  return inStart(surfaces, start, start.length + 1, Number.POSITIVE_INFINITY);
}

/**
 * The plain forms that share the longest stem with a word, each with a short ending, ascending.
 * @param {Surfaces} surfaces
 * @param {string} word
 * @param {{ shortest_stem: number, longest_ending: number }} bounds
 */
export function sharingStem(surfaces, word, { shortest_stem, longest_ending }) {
  const shortest = Math.max(shortest_stem, word.length - longest_ending);
  for (let stem = word.length - 1; stem >= shortest; stem--) {
    const found = inStart(surfaces, word.slice(0, stem), stem, stem + longest_ending);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * The plain forms with the first letter of `word` that are exactly `edits` away, ascending.
 *
 *   forms in order   l i p o m a      One row of distances a letter; a form begins where
 *                    l i p o m a s    it parts from the one before, and where a row is too
 *                    l i p p e        far from all of `word`, all forms beyond are skipped.
 *
 * @param {Surfaces} surfaces
 * @param {string} word
 * @param {number} edits
 */
export function within(surfaces, word, edits) {
  const { letters, starts, shared } = surfaces;
  const first = firstFrom(surfaces, word[0]);
  const end = endOfStart(surfaces, word[0], first);
  const longest = word.length + edits;
  const rows = firstRows(word, longest);
  const found = [];
  let deepest = longest; // letters at the start of the form before that may lead to `word`
  let done = 0; // letters whose rows stand
  for (let place = first; place < end; place++) {
    const parting = place === first ? 0 : shared[place];
    if (parting > deepest) continue;
    const start = starts[place];
    const length = starts[place + 1] - start;
    done = Math.min(done, parting);
    deepest = longest;
    for (let depth = done; depth < length && depth < longest; depth++) {
      const least = fillRow(rows, word, letters, start, depth);
      done = depth + 1;
      if (least > edits) {
        deepest = depth;
        break;
      }
    }
    const isNear = done === length && rows[length * (word.length + 1) + word.length] === edits;
    if (isNear && isPlain(surfaces, place)) found.push(place);
  }
  return found;
}

/**
 * The plain forms one edit away that begin with another letter, ascending.
 * @param {Surfaces} surfaces
 * @param {string} word
 */
export function withAnotherStart(surfaces, word) {
  const rest = word.slice(1);
  const near = new Set([rest, word[1] + word[0] + word.slice(2)]);
  for (const start of firstLetters(surfaces)) near.add(start + rest).add(start + word);
  return [...near]
    .filter((form) => form[0] !== word[0])
    .map((form) => findPlain(surfaces, form))
    .filter((place) => place >= 0)
    .sort((one, other) => one - other);
}

/**
 * The plain forms that begin with `start` and have from `shortest` to `longest` letters.
 * @param {Surfaces} surfaces
 * @param {string} start
 * @param {number} shortest
 * @param {number} longest
 */
function inStart(surfaces, start, shortest, longest) {
  const first = firstFrom(surfaces, start);
  const end = endOfStart(surfaces, start, first);
  const found = [];
  for (let place = first; place < end; place++) {
    const length = surfaces.starts[place + 1] - surfaces.starts[place];
    const isFitting = length >= shortest && length <= longest;
    if (isFitting && isPlain(surfaces, place)) found.push(place);
  }
  return found;
}

/**
 * The letters that forms begin with.
 * @param {Surfaces} surfaces
 */
function firstLetters(surfaces) {
  const found = [];
  for (let place = 0; place < surfaces.count; ) {
    const letter = String.fromCharCode(surfaces.letters[surfaces.starts[place]]);
    found.push(letter);
    place = endOfStart(surfaces, letter, place);
  }
  return found;
}

/**
 * Room for a row per letter, the row of no letter filled.
 * @param {string} word
 * @param {number} longest
 */
function firstRows(word, longest) {
  const rows = new Uint16Array((longest + 1) * (word.length + 1));
  for (let place = 0; place <= word.length; place++) rows[place] = place;
  return rows;
}

/**
 * Fills the row of one letter with its distances (optimal string alignment); gives the least of them.
 * @param {Uint16Array} rows
 * @param {string} word
 * @param {Uint16Array} letters
 * @param {number} start of the form
 * @param {number} depth of the letter in the form
 */
function fillRow(rows, word, letters, start, depth) {
  const width = word.length + 1;
  const row = (depth + 1) * width;
  const letter = letters[start + depth];
  rows[row] = depth + 1;
  let least = depth + 1;
  for (let place = 1; place < width; place++) {
    const other = word.charCodeAt(place - 1);
    const above = row - width + place;
    let cost = Math.min(
      rows[row + place - 1] + 1,
      rows[above] + 1,
      rows[above - 1] + (letter === other ? 0 : 1),
    );
    const isSwap =
      depth > 0 &&
      place > 1 &&
      letter === word.charCodeAt(place - 2) &&
      other === letters[start + depth - 1];
    if (isSwap) cost = Math.min(cost, rows[above - width - 2] + 1);
    rows[row + place] = cost;
    if (cost < least) least = cost;
  }
  return least;
}
