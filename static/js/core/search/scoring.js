import { addScores } from "./postings.js";

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
    const met = expansions[place].flatMap((expansion) => {
      const lists = addUp(fields, expansion, isStopWord, sums);
      for (const list of lists) keepHigher(list, sums, best);
      return lists;
    });
    for (const list of met) moveTo(totals, list, best);
  });
  return highest(totals, limit);
}

/**
 * Adds to the sums what an expansion is worth in each document; gives lists of these documents.
 * @param {Field[]} fields
 * @param {Expansion} expansion
 * @param {boolean} isStopWord
 * @param {Float64Array} sums
 */
function addUp(fields, { factor, terms }, isStopWord, sums) {
  return terms.flatMap((term) =>
    fields.map((field) => {
      const boost = isStopWord ? field.stopBoost : field.boost;
      return addScores(field, term, boost * factor, sums);
    }),
  );
}

/**
 * Takes the sums of some documents back to 0 and keeps those that are higher than the best so far.
 * @param {Uint32Array} list
 * @param {Float64Array} sums
 * @param {Float64Array} best
 */
function keepHigher(list, sums, best) {
  for (let place = 0; place < list.length; place++) {
    const document = list[place];
    if (sums[document] > best[document]) best[document] = sums[document];
    sums[document] = 0;
  }
}

/**
 * Moves the best of some documents to their totals; one that is listed twice has nothing left.
 * @param {Float64Array} totals
 * @param {Uint32Array} list
 * @param {Float64Array} best
 */
function moveTo(totals, list, best) {
  for (let place = 0; place < list.length; place++) {
    const document = list[place];
    totals[document] += best[document];
    best[document] = 0;
  }
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
