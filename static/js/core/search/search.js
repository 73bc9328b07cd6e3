import { expansionsOf } from "./expansion.js";
import { marksInName } from "./marks.js";
import { namedFirst } from "./naming.js";
import { queryWords } from "./query.js";
import { bestDocuments } from "./scoring.js";
import { marked } from "./snippets.js";

/** @typedef {import("./index.js").PhoneIndex} PhoneIndex */
/** @typedef {import("./snippets.js").Fragment} Fragment */

/**
 * One document found; `number` is its place in the index, `name` what a suggestion shows.
 * @typedef {{
 *   number: number, score: number, kind: "page" | "question", url: string, title: string,
 *   pageTitle: string, lang: string, pageLang: string, name: string, titleFragments: Fragment[]
 * }} Hit
 */
/** @typedef {import("./expansion.js").Expansion[][]} Expansions of each word */

const NAMES = new Set(["title", "aliases", "questions"]); // the fields that suggestions are found by

/**
 * At most `limit` hits for plain text, best first, and the terms that are marked in their texts.
 * @param {PhoneIndex} index
 * @param {string} text
 * @param {number} [limit]
 */
export function search(index, text, limit = 10) {
  const words = queryWords(text, index, false);
  const expansions = expansionsOf(index, words);
  const sought = termsOf(expansions.filter((_, place) => !words[place].isStopWord));
  const ranked = best(index, words, expansions, index.fields, limit);
  const hits = ranked.map((one) => hitOf(index, one, index.shown(one.number).title, sought));
  return { hits, sought };
}

/**
 * What a reader who has typed so far may be looking for, by titles, other names and questions.
 * @param {PhoneIndex} index
 * @param {string} text
 * @param {number} [limit]
 */
export function suggest(index, text, limit = 6) {
  const words = queryWords(text, index, true);
  const expansions = expansionsOf(index, words);
  const sought = termsOf(expansions);
  const fields = index.fields.filter(({ name }) => NAMES.has(name));
  const ranked = best(index, words, expansions, fields, limit);
  return ranked.map((one) => hitOf(index, one, bestName(index, one.number, expansions), sought));
}

/**
 * @param {PhoneIndex} index
 * @param {import("./query.js").QueryWord[]} words
 * @param {Expansions} expansions
 * @param {import("./postings.js").Field[]} fields
 * @param {number} limit
 */
function best(index, words, expansions, fields, limit) {
  const most = Math.max(limit, index.rules.most_compared);
  const bounds = { tallies: index.tallies, limit: most };
  const ranked = bestDocuments(fields, words, expansions, bounds);
  return namedFirst(index, ranked, words).slice(0, limit);
}

/**
 * @param {PhoneIndex} index
 * @param {import("./scoring.js").Ranked} ranked
 * @param {string} name
 * @param {Set<number>} sought
 * @returns {Hit}
 */
function hitOf(index, { number, score }, name, sought) {
  const { kind, url, title, pageTitle, lang, pageLang } = index.shown(number);
  const titleFragments = marked(name, sought, index);
  return { number, score, kind, url, title, pageTitle, lang, pageLang, name, titleFragments };
}

/** @param {Expansions} expansions */
function termsOf(expansions) {
  return new Set(expansions.flat().flatMap(({ terms }) => terms));
}

/**
 * The title or other name of a document that most words match, the first of equals.
 * @param {PhoneIndex} index
 * @param {number} number
 * @param {Expansions} expansions
 */
function bestName(index, number, expansions) {
  const { title, aliases } = index.shown(number);
  if (aliases.length === 0) return title;
  const words = expansions.map((one) => termsOf([one]));
  let [best, most] = [title, -1];
  for (const name of [title, ...aliases]) {
    const marks = marksInName(name, index);
    const matching = words.filter((word) => marks.some(({ term }) => word.has(term))).length;
    if (matching > most) [best, most] = [name, matching];
  }
  return best;
}
