import { sharingStem, startingWith, withAnotherStart, within } from "./neighbours.js";
import { frequencyOf } from "./postings.js";
import { findPlain, NO_TERM, termOf } from "./surfaces.js";

/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./index.js").PhoneIndex} PhoneIndex */

/**
 * One or two terms that stand for a word, and how much they count.
 * @typedef {{ factor: number, terms: number[] }} Expansion
 */
/**
 * @typedef {Expansion & { frequency: number, place: number }} Candidate
 */

const LETTERS_FOR_ONE_EDIT = 4;
const LETTERS_FOR_TWO_EDITS = 8;

/**
 * The expansions of each word, none where nothing is near.
 * @param {PhoneIndex} index
 * @param {QueryWord[]} words
 * @returns {Expansion[][]}
 */
export function expansionsOf(index, words) {
  let left = index.rules.most_expanded;
  return words.map((word) => {
    const found = best(index, meant(index, word));
    if (found.length > 0) return found;
    if (word.units.length > 0) return halved(index, word.units);
    if ((!word.isUnknown && !word.isOpen) || left === 0) return [];
    left--;
    return best(index, near(index, word));
  });
}

/**
 * The word itself, and what an open word may become.
 * @param {PhoneIndex} index
 * @param {QueryWord} word
 * @returns {Candidate[]}
 */
function meant(index, { term, isOpen, folded }) {
  const itself = { factor: 1, frequency: 0, place: 0, terms: [term] };
  return [...(term === NO_TERM ? [] : [itself]), ...(isOpen ? completed(index, folded) : [])];
}

/**
 * @param {PhoneIndex} index
 * @param {string[]} units
 */
function halved({ surfaces, rules }, units) {
  const terms = units.map((unit) => termOf(surfaces, unit)).filter((term) => term !== NO_TERM);
  return terms.length > 0 ? [{ factor: rules.units, terms: [...new Set(terms)] }] : [];
}

/**
 * @param {PhoneIndex} index
 * @param {Candidate[]} candidates
 */
function best({ rules }, candidates) {
  /** @type {Map<string, Expansion>} */
  const found = new Map();
  for (const { factor, terms } of candidates.sort(order)) {
    const key = terms.join();
    if (!found.has(key)) found.set(key, { factor, terms });
    if (found.size === rules.most_expansions) break;
  }
  return [...found.values()];
}

/**
 * @param {Candidate} one
 * @param {Candidate} other
 */
function order(one, other) {
  return other.factor - one.factor || other.frequency - one.frequency || one.place - other.place;
}

/**
 * @param {PhoneIndex} index
 * @param {QueryWord} word
 */
function near(index, word) {
  const { surfaces, rules } = index;
  const { folded } = word;
  const found = [
    ...joined(index, word),
    ...split(index, folded),
    ...completed(index, folded),
    ...started(index, folded),
  ];
  if (folded.length < LETTERS_FOR_ONE_EDIT) return found;
  found.push(...each(index, rules.one_edit, within(surfaces, folded, 1)));
  if (found.length > 0) return found;
  const far = farther(index, folded);
  return far.length > 0 ? far : turned(index, folded);
}

/**
 * @param {PhoneIndex} index
 * @param {string} word
 */
function farther(index, word) {
  const { surfaces, rules } = index;
  const found = [
    ...each(index, rules.other_start, withAnotherStart(surfaces, word)),
    ...each(index, rules.ending, sharingStem(surfaces, word, rules)),
  ];
  if (word.length < LETTERS_FOR_TWO_EDITS) return found;
  return [...found, ...each(index, rules.two_edits, within(surfaces, word, 2))];
}

/**
 * The words that part from a word both at its start and at its end.
 * @param {PhoneIndex} index
 * @param {string} word
 */
function turned(index, word) {
  const { starts, start, ending, shortest_stem, longest_ending } = index.rules;
  /** @type {(form: string, shortest: number) => Candidate[]} */
  const alike = (form, shortest) => {
    const bounds = { shortest_stem: shortest, longest_ending };
    return each(index, start * ending, sharingStem(index.surfaces, form, bounds));
  };
  return starts.flatMap((other) => [
    ...alike(other + word, other.length + shortest_stem),
    ...(word.startsWith(other) ? alike(word.slice(other.length), shortest_stem) : []),
  ]);
}

/**
 * @param {PhoneIndex} index
 * @param {QueryWord} word
 */
function joined(index, { left, folded, right }) {
  const forms = [left && left + folded, right && folded + right];
  return plain(index, index.rules.joined, forms.filter(Boolean));
}

/**
 * The word with what its language writes before a word as one with it, or without.
 * @param {PhoneIndex} index
 * @param {string} word
 */
function started(index, word) {
  const { starts, shortest_half, start } = index.rules;
  const rests = starts
    .filter((each) => word.startsWith(each) && word.length - each.length >= shortest_half)
    .map((each) => word.slice(each.length));
  return plain(index, start, [...starts.map((each) => each + word), ...rests]);
}

/**
 * The one cut of a word into two whose rarer half is most frequent, if there is one.
 * @param {PhoneIndex} index
 * @param {string} word
 */
function split({ surfaces, rules, fields }, word) {
  const shortest = rules.shortest_half;
  /** @type {Candidate[]} */
  let found = [];
  for (let cut = shortest; cut <= word.length - shortest; cut++) {
    const place = findPlain(surfaces, word.slice(0, cut));
    const right = place < 0 ? -1 : findPlain(surfaces, word.slice(cut));
    if (right < 0) continue;
    const terms = [...new Set([surfaces.terms[place], surfaces.terms[right]])];
    const frequency = Math.min(...terms.map((term) => frequencyOf(fields, term)));
    if (found.length === 0 || frequency > found[0].frequency) {
      found = [{ factor: rules.split, frequency, place, terms }];
    }
  }
  return found;
}

/**
 * @param {PhoneIndex} index
 * @param {string} start
 */
function completed(index, start) {
  const { surfaces, rules } = index;
  if (start.length < rules.shortest_prefix) return [];
  return each(index, rules.prefix, startingWith(surfaces, start));
}

/**
 * @param {PhoneIndex} index
 * @param {number} factor
 * @param {string[]} forms
 */
function plain(index, factor, forms) {
  const places = forms.map((form) => findPlain(index.surfaces, form));
  return each(
    index,
    factor,
    places.filter((place) => place >= 0),
  );
}

/**
 * @param {PhoneIndex} index
 * @param {number} factor
 * @param {number[]} places
 * @returns {Candidate[]}
 */
function each({ surfaces, fields }, factor, places) {
  return places.map((place) => {
    const term = surfaces.terms[place];
    return { factor, frequency: frequencyOf(fields, term), place, terms: [term] };
  });
}
