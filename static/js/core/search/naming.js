import { queryWords } from "./query.js";

/** @typedef {import("./index.js").PhoneIndex} PhoneIndex */
/** @typedef {import("./scoring.js").Ranked} Ranked */
/** @typedef {import("./query.js").QueryWord} QueryWord */

/**
 * What was found with those in front whose title is the query, then those with another name that is,
 * as far as names are compared.
 * @param {PhoneIndex} index
 * @param {Ranked[]} ranked
 * @param {QueryWord[]} words of the query
 */
export function namedFirst(index, ranked, words) {
  const query = keysOf(words);
  const compared = ranked.slice(0, index.rules.most_compared);
  const places = compared.map(({ number }) => namesOf(index, number).indexOf(query));
  return [
    ...compared.filter((_, place) => places[place] === 0),
    ...compared.filter((_, place) => places[place] > 0),
    ...compared.filter((_, place) => places[place] < 0),
    ...ranked.slice(compared.length),
  ];
}

/**
 * What the names of a document are made of, its title first.
 * @param {PhoneIndex} index
 * @param {number} number
 */
function namesOf(index, number) {
  const known = index.names.get(number);
  if (known) return known;
  const { title, aliases } = index.shown(number);
  const names = [title, ...aliases].map((name) => keysOf(queryWords(name, index, false)));
  index.names.set(number, names);
  return names;
}

/** @param {QueryWord[]} words */
function keysOf(words) {
  return JSON.stringify(words.map(({ key }) => key));
}
