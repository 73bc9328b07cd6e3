import { COMPOSED, DROPPED, kinds, LETTER, MARK, NUMBER, numbers } from "./characters.js";
import { APOSTROPHES, CASED, SAME, ZEROS } from "./tables.js";

const LONGEST = 64; // characters of a word that are looked at; no natural word is longer
const PLAIN = /^[A-Za-z0-9]{0,64}$/;
const TURKISH = new Set(["az", "tr"]);
const TURKISH_I = new Map([
  ["I", "ı"],
  ["İ", "i"],
]);
const APOSTROPHE = new Map(Array.from(APOSTROPHES, (letter) => [letter, "'"]));

/** @typedef {Map<string, string>} Table */
/** @type {{ cased: Table, same: Table, digits: Table } | undefined} */
let known;

/**
 * A word in compatibility form and lower case, ASCII digits, apostrophes kept as "'".
 * @param {string} word
 * @param {string} language
 */
export function normalise(word, language) {
  const isTurkish = TURKISH.has(language);
  if (PLAIN.test(word) && !isTurkish) return word.toLowerCase();
  const letters = first(changed(first(word), APOSTROPHE)).normalize("NFKC");
  const lower = (isTurkish ? changed(letters, TURKISH_I) : letters).toLowerCase();
  const cased = changed(lower, tables().cased).normalize("NFKC");
  return changed(first(kept(cased, isOfWord)), tables().digits);
}

/**
 * The one spelling for all spellings of a normalised word that readers mix.
 * @param {string} word
 */
export function fold(word) {
  if (PLAIN.test(word)) return word;
  const letters = Array.from(word.normalize("NFC"), (letter) =>
    isOf(letter, COMPOSED) ? letter : letter.normalize("NFD"),
  );
  return changed(
    kept(letters.join(""), (letter) => !isOf(letter, DROPPED)),
    tables().same,
  ).normalize("NFC");
}

/** The tables of letters, made when a word first needs them. */
function tables() {
  known ??= {
    cased: pairsOf(CASED),
    same: pairsOf(SAME),
    digits: digitsFrom(numbers(ZEROS)),
  };
  return known;
}

/** @param {string} text */
function first(text) {
  return text.length <= LONGEST ? text : Array.from(text).slice(0, LONGEST).join("");
}

/**
 * @param {string} text
 * @param {Map<string, string>} table
 */
function changed(text, table) {
  return Array.from(text, (letter) => table.get(letter) ?? letter).join("");
}

/**
 * @param {string} text
 * @param {(letter: string) => boolean} isKept
 */
function kept(text, isKept) {
  return Array.from(text).filter(isKept).join("");
}

/** @param {string} letter */
function isOfWord(letter) {
  return letter === "'" || isOf(letter, LETTER | MARK | NUMBER);
}

/**
 * @param {string} letter
 * @param {number} kind
 */
function isOf(letter, kind) {
  return Boolean(kinds()[/** @type {number} */ (letter.codePointAt(0))] & kind);
}

/** @param {string} table */
function pairsOf(table) {
  return new Map(
    table.split(" ").map((pair) => {
      const [letter, ...others] = Array.from(pair);
      return [letter, others.join("")];
    }),
  );
}

/** @param {number[]} gaps between the zeros of all scripts */
function digitsFrom(gaps) {
  /** @type {Map<string, string>} */
  const digits = new Map();
  let zero = 0;
  for (const gap of gaps) {
    zero += gap;
    for (let digit = 0; digit < 10; digit++) {
      digits.set(String.fromCodePoint(zero + digit), String(digit));
    }
  }
  return digits;
}
