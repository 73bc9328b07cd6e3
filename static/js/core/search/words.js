import { FORMAT, kinds, LETTER, MARK, NUMBER, SPACE, SPACELESS } from "./characters.js";
import { JOINERS } from "./tables.js";

/** @typedef {import("./characters.js").Characters} Characters */

/**
 * A stretch of text that is searched as one: a word, or one unit of a script without spaces.
 * @typedef {{ start: number, end: number, isUnit: boolean }} Piece
 */

const WORD = LETTER | MARK | NUMBER;
const BREAK = 0x200b; // Khmer, Thai and Burmese authors separate words with it
const VOWELS_FIRST = pointsOf("เแโใไເແໂໃໄ");
const VOWELS_LAST = pointsOf("ะาำๅະາຳ");
const STACKERS = pointsOf("\u17d2\u1039");
const KANA_MARKS = pointsOf("\uff9e\uff9f");
const APOSTROPHES = pointsOf(JOINERS);

/**
 * The chains of a text: a word alone, or neighbouring units of a script without spaces.
 * @param {Characters} characters
 * @param {boolean} splitsAtApostrophe
 */
export function* chainsOf({ points }, splitsAtApostrophe) {
  for (let place = 0; place < points.length; ) {
    const end = runEnd(points, place, splitsAtApostrophe);
    if (end > place) yield* chainsOfRun(points, place, end);
    place = end > place ? end : place + 1;
  }
}

/**
 * The spans between two places that a snippet must not cut: words and units.
 * @param {Characters} characters
 * @param {number} start
 * @param {number} end
 */
export function unbrokenSpans({ points }, start, end) {
  /** @type {[number, number][]} */
  const spans = [];
  for (let place = start; place < end; ) {
    const first = place;
    place = unitEnd(points, place, end) || writtenEnd(points, place, end);
    if (place > first) spans.push([first, place]);
    else place++;
  }
  return spans;
}

/**
 * True for white space.
 * @param {number} point
 */
export function isSpace(point) {
  return Boolean(kinds()[point] & SPACE);
}

/**
 * Where the run of letters, marks and digits that begins at `place` ends, or `place` if none does.
 * @param {Uint32Array} points
 * @param {number} place
 * @param {boolean} splitsAtApostrophe
 */
function runEnd(points, place, splitsAtApostrophe) {
  const kind = kinds();
  if (!(kind[points[place]] & (LETTER | NUMBER))) return place;
  for (let next = place + 1; ; ) {
    if (kind[points[next]] & WORD) next++;
    else if (isInvisible(points[next])) {
      const last = endOf(points, next, points.length, isInvisible);
      if (!(kind[points[last]] & WORD)) return next;
      next = last;
    } else if (
      !splitsAtApostrophe &&
      APOSTROPHES.has(points[next]) &&
      kind[points[next + 1]] & LETTER
    ) {
      next++;
    } else return next;
  }
}

/**
 * @param {Uint32Array} points
 * @param {number} start
 * @param {number} end
 */
function chainsOfRun(points, start, end) {
  /** @type {Piece[][]} */
  const chains = [];
  /** @type {Piece[]} */
  let units = [];
  for (let place = start; place < end; ) {
    const last = unitEnd(points, place, end);
    const piece = { start: place, end: last || spacedEnd(points, place, end), isUnit: last > 0 };
    if (!piece.isUnit) {
      units = [];
      chains.push([piece]);
    } else if (units.push(piece) === 1) chains.push(units);
    // Invisible characters after a unit belong to nobody.
    place = piece.isUnit ? endOf(points, last, end, isFormat) : piece.end;
  }
  return chains;
}

/**
 * Where the unit of a script without spaces that begins at `place` ends, or 0 if none does: a vowel
 * written first, a letter, marks, letters stacked by a virama, a vowel written last.
 * @param {Uint32Array} points
 * @param {number} place
 * @param {number} end
 */
function unitEnd(points, place, end) {
  if (!isSpaceless(points[place])) return 0;
  const hasVowel =
    VOWELS_FIRST.has(points[place]) && place + 1 < end && isSpaceless(points[place + 1]);
  let next = endOf(points, place + (hasVowel ? 2 : 1), end, isSign);
  while (next < end && STACKERS.has(points[next - 1]) && isSpaceless(points[next])) {
    next = endOf(points, next + 1, end, isMark);
  }
  return next < end && VOWELS_LAST.has(points[next]) ? next + 1 : next;
}

/**
 * @param {Uint32Array} points
 * @param {number} place
 * @param {number} end
 */
function spacedEnd(points, place, end) {
  return endOf(points, place, end, (point) => !isSpaceless(point));
}

/**
 * @param {Uint32Array} points
 * @param {number} place
 * @param {number} end
 */
function writtenEnd(points, place, end) {
  return endOf(points, place, end, (point) => !(kinds()[point] & (SPACELESS | SPACE)));
}

/**
 * Where the characters that are so end.
 * @param {Uint32Array} points
 * @param {number} place
 * @param {number} end
 * @param {(point: number) => boolean} isSo
 */
function endOf(points, place, end, isSo) {
  let next = place;
  while (next < end && isSo(points[next])) next++;
  return next;
}

/** @param {number} point */
function isFormat(point) {
  return Boolean(kinds()[point] & FORMAT);
}

/** @param {number} point */
function isInvisible(point) {
  return point !== BREAK && isFormat(point);
}

/** @param {number} point */
function isSpaceless(point) {
  return Boolean(kinds()[point] & SPACELESS);
}

/** @param {number} point */
function isMark(point) {
  return Boolean(kinds()[point] & MARK);
}

/** @param {number} point */
function isSign(point) {
  return isMark(point) || KANA_MARKS.has(point);
}

/** @param {string} letters */
function pointsOf(letters) {
  return new Set(Array.from(letters, (letter) => letter.codePointAt(0)));
}
