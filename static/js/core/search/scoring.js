import { addScores } from "./postings.js";

/** @typedef {import("./postings.js").Field} Field */
/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./expansion.js").Expansion} Expansion */

/** @typedef {{ number: number, score: number }} Ranked */
/**
 * Scores of documents, and in a list those that have any; all others are 0.
 * @typedef {{ scores: Float64Array, list: Uint32Array, count: number }} Tally
 */
/**
 * What queries add up in, one after another: empty before and after each. An expansion's scores, the
 * best of a word's expansions, and the sums over the words.
 * @typedef {{ sums: Tally, best: Tally, totals: Tally }} Tallies
 */

const PRECISION = 1e6; // a score's; what differs less is equal, and the number decides

/**
 * Tallies for the documents of an index, so that no query needs to make its own.
 * @param {number} documents
 * @returns {Tallies}
 */
export function talliesFor(documents) {
  const empty = () => ({
    scores: new Float64Array(documents),
    list: new Uint32Array(documents),
    count: 0,
  });
  return { sums: empty(), best: empty(), totals: empty() };
}

/**
 * The best documents, best first: of each the sum, over the words, of the best of their expansions.
 * @param {Field[]} fields
 * @param {QueryWord[]} words
 * @param {Expansion[][]} expansions of each word
 * @param {{ tallies: Tallies, limit: number }} bounds
 */
export function bestDocuments(fields, words, expansions, { tallies, limit }) {
  let { sums, best, totals } = tallies;
  words.forEach(({ isStopWord }, place) => {
    const isOnly = expansions[place].length === 1;
    for (const expansion of expansions[place]) {
      addUp(fields, expansion, isStopWord, sums);
      if (!isOnly) keepHigher(sums, best);
    }
    if (totals.count > 0) moveTo(totals, isOnly ? sums : best);
    else if (isOnly) [totals, sums] = [sums, totals];
    else [totals, best] = [best, totals];
  });
  return highest(totals, limit);
}

/**
 * Adds up what an expansion is worth in each document.
 * @param {Field[]} fields
 * @param {Expansion} expansion
 * @param {boolean} isStopWord
 * @param {Tally} sums
 */
function addUp(fields, { factor, terms }, isStopWord, sums) {
  for (const term of terms) {
    for (const field of fields) {
      const boost = isStopWord ? field.stopBoost : field.boost;
      addScores(field, term, boost * factor, sums);
    }
  }
}

/**
 * Empties the sums into the best where they are higher.
 * @param {Tally} sums
 * @param {Tally} best
 */
function keepHigher(sums, best) {
  for (let place = 0; place < sums.count; place++) {
    const document = sums.list[place];
    const sum = sums.scores[document];
    const before = best.scores[document];
    if (before === 0) best.list[best.count++] = document;
    if (sum > before) best.scores[document] = sum;
    sums.scores[document] = 0;
  }
  sums.count = 0;
}

/**
 * Empties a word's scores into the totals.
 * @param {Tally} totals
 * @param {Tally} word
 */
function moveTo(totals, word) {
  for (let place = 0; place < word.count; place++) {
    const document = word.list[place];
    if (totals.scores[document] === 0) totals.list[totals.count++] = document;
    totals.scores[document] += word.scores[document];
    word.scores[document] = 0;
  }
  word.count = 0;
}

/**
 * Empties the totals and gives the highest, the lower number first where two are equal.
 * @param {Tally} totals
 * @param {number} limit
 * @returns {Ranked[]}
 */
function highest(totals, limit) {
  /** @type {Ranked[]} */
  const found = [];
  let least = 0; // that a score must reach
  for (let place = 0; place < totals.count; place++) {
    const number = totals.list[place];
    const scaled = totals.scores[number] * PRECISION + 0.5;
    totals.scores[number] = 0;
    if (scaled < least) continue;
    insert(found, { number, score: Math.floor(scaled) }, limit);
    if (found.length === limit) least = found[limit - 1].score;
  }
  totals.count = 0;
  return found.map(({ number, score }) => ({ number, score: score / PRECISION }));
}

/**
 * Puts a document in its place among those found, of which no more than `limit` are kept.
 * @param {Ranked[]} found
 * @param {Ranked} ranked
 * @param {number} limit
 */
function insert(found, ranked, limit) {
  let place = found.length;
  while (place > 0 && isBefore(ranked, found[place - 1])) place--;
  if (place === limit) return;
  found.splice(place, 0, ranked);
  if (found.length > limit) found.pop();
}

/**
 * @param {Ranked} one
 * @param {Ranked} other
 */
function isBefore(one, other) {
  return one.score > other.score || (one.score === other.score && one.number < other.number);
}
