import { charactersOf, slice } from "./characters.js";
import { fold, normalise } from "./folding.js";
import { find, NO_TERM } from "./surfaces.js";
import { chainsOf } from "./words.js";

/** @typedef {import("./surfaces.js").Surfaces} Surfaces */
/** @typedef {import("./characters.js").Characters} Characters */
/** @typedef {import("./words.js").Piece} Piece */

/**
 * A word, unit or pair of units of a query. Words with one `key` are one to the index. `term` is NO_TERM where none is known; an unknown one is
 * no form of the index. `left` and `right` are the folded words beside it, "" where there is none. An
 * open one is still being typed.
 * @typedef {{
 *   key: string | number, folded: string, term: number, isUnknown: boolean, isStopWord: boolean, units: string[],
 *   left: string, right: string, isOpen: boolean
 * }} QueryWord
 */

// "l'eau" holds two words in these languages; "Crohn's", "ng'ombe" and "п'ять" are one.
const SPLIT_AT_APOSTROPHE = new Set("ca co fr fur it lij lmo oc pms scn wa".split(" "));

/**
 * The different words of a text in the order of their first use, no more than the rules allow.
 * @param {string} text
 * @param {{ tag: string, surfaces: Surfaces, rules: import("./file.js").Rules }} index
 * @param {boolean} isTyping
 */
export function queryWords(text, { tag, surfaces, rules }, isTyping) {
  /** @type {Map<string | number | null, QueryWord>} */
  const found = new Map();
  for (const word of allWords(
    cut(text, rules.longest_query),
    languageOf(tag),
    surfaces,
    isTyping,
  )) {
    const key = word.isOpen ? null : word.key;
    const known = found.get(key) ?? word;
    found.set(key, { ...known, isStopWord: known.isStopWord && word.isStopWord });
  }
  const words = [...found.values()];
  const areAll = words.every((word) => word.isStopWord);
  return words
    .slice(0, rules.most_words)
    .map((word) => ({ ...word, isStopWord: word.isStopWord && !areAll }));
}

/**
 * The key of the first word of a text, which is read no farther.
 * @param {string} text
 * @param {{ tag: string, surfaces: Surfaces, rules: import("./file.js").Rules }} index
 */
export function firstKey(text, { tag, surfaces, rules }) {
  const characters = charactersOf(cut(text, rules.longest_query));
  const language = languageOf(tag);
  for (const chain of chainsIn(characters, language)) {
    const [word] = chain[0].isUnit
      ? unitWords(unitsOf(characters, chain), surfaces)
      : [wordOf(slice(characters, chain[0].start, chain[0].end), language, surfaces)];
    if (word.folded) return word.key;
  }
}

/**
 * The chains of a text in the language of a tag.
 * @param {Characters} characters
 * @param {string} language
 */
export function chainsIn(characters, language) {
  return chainsOf(characters, SPLIT_AT_APOSTROPHE.has(language));
}

/**
 * The language of a locale's tag.
 * @param {string} tag
 */
export function languageOf(tag) {
  return tag.replaceAll("_", "-").split("-")[0].toLowerCase();
}

/**
 * The start of a text; no character is halved.
 * @param {string} text
 * @param {number} longest
 */
function cut(text, longest) {
  const isHalved = /** @type {number} */ (text.codePointAt(longest - 1)) > 0xffff;
  return text.slice(0, isHalved ? longest - 1 : longest);
}

/**
 * All words of a text; neighbours stand in one row until units part them.
 * @param {string} text
 * @param {string} language
 * @param {Surfaces} surfaces
 * @param {boolean} isTyping
 */
function allWords(text, language, surfaces, isTyping) {
  const characters = charactersOf(text);
  /** @type {QueryWord[]} */
  const words = [];
  /** @type {QueryWord | undefined} */
  let last;
  for (const chain of chainsIn(characters, language)) {
    if (chain[0].isUnit) {
      words.push(...unitWords(unitsOf(characters, chain), surfaces));
      last = undefined;
      continue;
    }
    const word = wordOf(slice(characters, chain[0].start, chain[0].end), language, surfaces);
    if (!word.folded) continue;
    word.isOpen = isTyping && chain[0].end === characters.points.length;
    word.isStopWord &&= !word.isOpen;
    word.left = last?.folded ?? "";
    if (last) last.right = word.folded;
    last = word;
    words.push(word);
  }
  return words;
}

/**
 * The normalised units of a chain.
 * @param {Characters} characters
 * @param {Piece[]} chain
 */
export function unitsOf(characters, chain) {
  return chain.map(({ start, end }) => normalise(slice(characters, start, end), ""));
}

/**
 * @param {string} text
 * @param {string} language
 * @param {Surfaces} surfaces
 * @returns {QueryWord}
 */
function wordOf(text, language, surfaces) {
  const plain = normalise(text, language);
  const folded = fold(plain);
  const written = find(surfaces, plain);
  return queryWord(folded, written < 0 ? find(surfaces, folded) : written, surfaces);
}

/**
 * @param {string[]} units
 * @param {Surfaces} surfaces
 */
function unitWords(units, surfaces) {
  const pairs = units.slice(1).map((right, place) => [units[place], right]);
  return (pairs.length > 0 ? pairs : [units]).map((pair) => {
    const text = pair.join("");
    return { ...queryWord(text, find(surfaces, text), surfaces), isStopWord: false, units: pair };
  });
}

/**
 * @param {string} folded
 * @param {number} place of its form in the index, or -1
 * @param {Surfaces} surfaces
 * @returns {QueryWord}
 */
function queryWord(folded, place, { terms, isStopWord }) {
  const term = place < 0 ? NO_TERM : terms[place];
  return {
    key: term === NO_TERM ? folded : term,
    folded,
    term,
    isUnknown: place < 0,
    isStopWord: place >= 0 && isStopWord[place] === 1,
    units: [],
    left: "",
    right: "",
    isOpen: false,
  };
}
