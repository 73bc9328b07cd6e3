import { score } from "./postings.js";

/** @typedef {import("./postings.js").Field} Field */
/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./expansion.js").Expansion} Expansion */

/** @typedef {{ number: number, score: number }} Ranked */

const PRECISION = 1e6; // a score's; what differs less is equal, and the number decides

/**
 * The best documents, best first: of each the sum, over the words, of the best of their expansions.
 * @param {Field[]} fields
 * @param {QueryWord[]} words
 * @param {Expansion[][]} expansions of each word
 * @param {{ documents: number, limit: number }} bounds
 */
export function bestDocuments(fields, words, expansions, { documents, limit }) {
  const totals = new Float64Array(documents);
  const sums = new Float64Array(documents);
  const best = new Float64Array(documents);
  words.forEach(({ isStopWord }, place) => {
    /** @type {Set<number>} */
    const met = new Set();
    for (const expansion of expansions[place]) {
      for (const number of addUp(fields, expansion, isStopWord, sums)) {
        best[number] = Math.max(best[number], sums[number]);
        sums[number] = 0;
        met.add(number);
      }
    }
    for (const number of met) {
      totals[number] += best[number];
      best[number] = 0;
    }
  });
  return highest(totals, limit);
}

/**
 * Adds to the sums what an expansion is worth in each document; gives these documents.
 * @param {Field[]} fields
 * @param {Expansion} expansion
 * @param {boolean} isStopWord
 * @param {Float64Array} sums
 */
function addUp(fields, { factor, terms }, isStopWord, sums) {
  /** @type {number[]} */
  const met = [];
  for (const term of terms) {
    for (const field of fields) {
      const boost = isStopWord ? field.stopBoost : field.boost;
      score(field, term, boost * factor, (number, worth) => {
        if (sums[number] === 0) met.push(number);
        sums[number] += worth;
      });
    }
  }
  return met;
}

/**
 * The highest totals above 0, the lower number first where two are equal.
 * @param {Float64Array} totals
 * @param {number} limit
 * @returns {Ranked[]}
 */
function highest(totals, limit) {
  /** @type {{ number: number, rounded: number }[]} */
  const found = [];
  totals.forEach((score, number) => {
    if (score === 0) return;
    const rounded = Math.floor(score * PRECISION + 0.5);
    if (found.length === limit && rounded <= found[limit - 1].rounded) return;
    const place = found.findIndex((other) => other.rounded < rounded);
    found.splice(place < 0 ? found.length : place, 0, { number, rounded });
    found.length = Math.min(found.length, limit);
  });
  return found.map(({ number, rounded }) => ({ number, score: rounded / PRECISION }));
}
