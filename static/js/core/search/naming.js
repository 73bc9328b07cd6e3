import { recalled } from "./memory.js";
import { firstKey, queryWords } from "./query.js";

/** @typedef {import("./index.js").PhoneIndex} PhoneIndex */
/** @typedef {import("./scoring.js").Ranked} Ranked */
/** @typedef {import("./query.js").QueryWord} QueryWord */
/**
 * A name of a document, the key of its first word, and those of all once they were needed.
 * @typedef {{ text: string, first: string | number | undefined, keys: string }} Name
 */

/**
 * What was found with those in front whose title is the query, then those with another name that is,
 * as far as names are compared.
 * @param {PhoneIndex} index
 * @param {Ranked[]} ranked
 * @param {QueryWord[]} words of the query
 */
export function namedFirst(index, ranked, words) {
  if (ranked.length === 0) return ranked;
  const [first, query] = [words[0].key, keysOf(words)];
  const compared = ranked.slice(0, index.rules.most_compared);
  const places = compared.map(({ number }) =>
    namesOf(index, number).findIndex((name) => name.first === first && isQuery(index, name, query)),
  );
  return [
    ...compared.filter((_, place) => places[place] === 0),
    ...compared.filter((_, place) => places[place] > 0),
    ...compared.filter((_, place) => places[place] < 0),
    ...ranked.slice(compared.length),
  ];
}

/**
 * The names of a document, its title first.
 * @param {PhoneIndex} index
 * @param {number} number
 * @returns {Name[]}
 */
function namesOf(index, number) {
  return recalled(index.names, number, () => {
    const { title, aliases } = index.shown(number);
    return [title, ...aliases].map((text) => ({ text, first: firstKey(text, index), keys: "" }));
  });
}

/**
 * @param {PhoneIndex} index
 * @param {Name} name
 * @param {string} query
 */
function isQuery(index, name, query) {
  name.keys ||= keysOf(queryWords(name.text, index, false));
  return name.keys === query;
}

/** @param {QueryWord[]} words */
function keysOf(words) {
  return JSON.stringify(words.map(({ key }) => key));
}
