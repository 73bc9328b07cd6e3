import { charactersOf, slice } from "./characters.js";
import { marksIn, marksInName } from "./marks.js";
import { isSpace, unbrokenSpans } from "./words.js";

/** @typedef {import("./characters.js").Characters} Characters */
/** @typedef {import("./marks.js").Mark} Mark */

/**
 * A stretch of a title or snippet that is a match throughout, or not at all.
 * @typedef {{ text: string, isMatch: boolean }} Fragment
 */

const LONGEST = 160; // characters of a snippet, ellipses included
const ELLIPSIS = "…";
const ROOM = LONGEST - 2 * ELLIPSIS.length;
const ENDS = pointsOf(".!?؟۔।॥။។៕");
const ENDS_WITHOUT_SPACE = pointsOf("。！？");

/**
 * A document's name in fragments, the words that the terms found marked.
 * @param {string} name
 * @param {Set<number>} terms
 * @param {import("./index.js").PhoneIndex} index
 */
export function marked(name, terms, index) {
  const marks = marksInName(name, index).filter(({ term }) => terms.has(term));
  return fragmentsOf((start, end) => name.slice(start, end), 0, name.length, marks);
}

/**
 * The best window of a text, at most 160 characters, whole words, with ellipses.
 * @param {string} text
 * @param {Set<number>} terms
 * @param {import("./index.js").PhoneIndex} index
 */
export function snippet(text, terms, index) {
  const characters = charactersOf(text);
  const length = characters.points.length;
  const marks = marksIn(characters, terms, index);
  const cut = (/** @type {number} */ first, /** @type {number} */ last) =>
    slice(characters, first, last);
  if (length <= LONGEST) return fragmentsOf(cut, 0, length, marks);
  const [start, end] = windowOf(characters, bestRun(marks));
  const dots = { text: ELLIPSIS, isMatch: false };
  return [
    ...(start > 0 ? [dots] : []),
    ...fragmentsOf(cut, start, end, marks),
    ...(end < length ? [dots] : []),
  ];
}

/**
 * Where the first run of marks begins and ends that shows most different terms, then most.
 * @param {Mark[]} marks
 * @returns {[number, number]}
 */
function bestRun(marks) {
  /** @type {[number, number]} */
  let best = [0, 0];
  let [terms, most, first] = [0, 0, 0];
  marks.forEach((mark, last) => {
    while (mark.end - marks[first].start > ROOM && first < last) first++;
    const run = marks.slice(first, last + 1);
    const different = new Set(run.map(({ term }) => term)).size;
    if (different < terms || (different === terms && run.length <= most)) return;
    best = [marks[first].start, mark.end];
    [terms, most] = [different, run.length];
  });
  return best;
}

/**
 * A window of whole words around a run of marks, from the start of a sentence if that fits.
 * @param {Characters} characters
 * @param {[number, number]} run
 */
function windowOf(characters, [start, end]) {
  const length = characters.points.length;
  const slack = Math.max(0, ROOM - (end - start));
  const earliest = Math.max(0, start - slack);
  const sentence = sentenceStart(characters, earliest, start);
  let left = Math.min(start - Math.floor(slack / 3), length - ROOM);
  if (earliest === 0 || sentence >= 0) left = earliest > 0 ? sentence : 0;
  const right = left + ROOM;
  // A word cut by the start of this stretch ends before the window, unless it fills it.
  const spans = unbrokenSpans(
    characters,
    Math.max(0, left - ROOM),
    Math.min(length, right + ROOM),
  ).filter(([first, last]) => left <= first && last <= right);
  if (spans.length === 0) return [left, Math.min(length, right)];
  return [spans[0][0], spans[spans.length - 1][1]];
}

/**
 * Where the first sentence begins from `start` to `last`, or -1.
 * @param {Characters} characters
 * @param {number} start
 * @param {number} last
 */
function sentenceStart({ points }, start, last) {
  for (let place = Math.max(1, start); place <= last; place++) {
    if (isSpace(points[place])) continue;
    const before = points[place - 1];
    const isStart = isSpace(before) ? ENDS.has(points[place - 2]) : ENDS_WITHOUT_SPACE.has(before);
    if (isStart) return place;
  }
  return -1;
}

/**
 * The text between two places in fragments, matches and the rest in turn.
 * @param {(start: number, end: number) => string} cut what stands between two places
 * @param {number} start
 * @param {number} end
 * @param {Mark[]} marks
 */
function fragmentsOf(cut, start, end, marks) {
  const matches = [[start, start]];
  for (const mark of [...marks].sort(order)) {
    const [begin, stop] = [Math.max(mark.start, start), Math.min(mark.end, end)];
    const last = matches[matches.length - 1];
    if (begin <= last[1]) last[1] = Math.max(last[1], stop);
    else if (begin < stop) matches.push([begin, stop]);
  }
  /** @type {Fragment[]} */
  const fragments = [];
  let place = start;
  for (const [begin, stop] of matches) {
    if (place < begin) fragments.push({ text: cut(place, begin), isMatch: false });
    if (begin < stop) fragments.push({ text: cut(begin, stop), isMatch: true });
    place = stop;
  }
  if (place < end) fragments.push({ text: cut(place, end), isMatch: false });
  return fragments;
}

/**
 * @param {Mark} one
 * @param {Mark} other
 */
function order(one, other) {
  return one.start - other.start || one.end - other.end;
}

/** @param {string} letters */
function pointsOf(letters) {
  return new Set(Array.from(letters, (letter) => letter.codePointAt(0)));
}
