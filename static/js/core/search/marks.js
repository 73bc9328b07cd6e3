import { charactersOf, slice } from "./characters.js";
import { fold, normalise } from "./folding.js";
import { recalled } from "./memory.js";
import { chainsIn, languageOf, unitsOf } from "./query.js";
import { NO_TERM, termOf } from "./surfaces.js";

/** @typedef {import("./characters.js").Characters} Characters */
/** @typedef {import("./index.js").PhoneIndex} PhoneIndex */

/**
 * A place in a text where a term stands.
 * @typedef {{ start: number, end: number, term: number }} Mark
 */

/**
 * The places of a text where one of the terms stands, in its order.
 * @param {Characters} characters
 * @param {Set<number>} terms
 * @param {PhoneIndex} index
 */
export function marksIn(characters, terms, index) {
  return marksOf(characters, index).filter(({ term }) => terms.has(term));
}

/**
 * Every place of a document's name where a term stands, in UTF-16 code units; names come up again and
 * again.
 * @param {string} name
 * @param {PhoneIndex} index
 */
export function marksInName(name, index) {
  return recalled(index.marks, name, () => {
    const characters = charactersOf(name);
    const unit = (/** @type {number} */ place) => slice(characters, 0, place).length;
    return marksOf(characters, index).map(({ start, end, term }) => ({
      start: unit(start),
      end: unit(end),
      term,
    }));
  });
}

/**
 * Every place of a text where a term of the index stands.
 * @param {Characters} characters
 * @param {PhoneIndex} index
 */
function marksOf(characters, { tag, surfaces }) {
  const language = languageOf(tag);
  /** @type {Mark[]} */
  const marks = [];
  const mark = (
    /** @type {number} */ start,
    /** @type {number} */ end,
    /** @type {string[]} */ ...forms
  ) => {
    for (const term of new Set(forms.map((form) => termOf(surfaces, form)))) {
      if (term !== NO_TERM) marks.push({ start, end, term });
    }
  };
  for (const chain of chainsIn(characters, language)) {
    const [{ start, end, isUnit }] = chain;
    if (!isUnit) {
      const plain = normalise(slice(characters, start, end), language);
      mark(start, end, plain, fold(plain));
      continue;
    }
    const units = unitsOf(characters, chain);
    chain.forEach((piece, place) => {
      mark(piece.start, piece.end, units[place]);
      const next = chain[place + 1];
      if (next) mark(piece.start, next.end, units[place] + units[place + 1]);
    });
  }
  return marks;
}
