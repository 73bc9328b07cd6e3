import { countVarints, fromGaps, readVarints } from "./bytes.js";

/**
 * A field of an index: how many documents have each term, the stretches of the streams that hold their
 * numbers and frequencies, from `starts[term]` to `starts[term + 1]`, and what a document's length byte
 * puts below BM25's fraction.
 * @typedef {{
 *   name: string, boost: number, stopBoost: number, k1: number, counts: Uint32Array,
 *   documents: Uint8Array, frequencies: Uint8Array,
 *   documentStarts: Uint32Array, frequencyStarts: Uint32Array,
 *   lengths: Uint8Array, norms: Float64Array
 * }} Field
 */

const NOWHERE = new Uint32Array();

/**
 * The fields of an index in their order.
 * @param {import("./file.js").Container} container
 */
export function fieldsOf({ header, sections }) {
  const masks = sections.get("masks") ?? new Uint8Array();
  return header.fields.map((field, bit) => {
    const section = (/** @type {string} */ kind) =>
      sections.get(`${kind}.${field.name}`) ?? new Uint8Array();
    const documents = section("documents");
    const frequencies = section("frequencies");
    const counts = countsOf(masks, bit, section("counts"));
    return {
      name: field.name,
      boost: field.boost,
      stopBoost: field.stop_boost,
      k1: header.k1,
      counts,
      documents,
      frequencies,
      documentStarts: startsOf(documents, counts),
      frequencyStarts: startsOf(frequencies, counts),
      lengths: section("lengths"),
      norms: normsOf(field, header),
    };
  });
}

/**
 * In how many places each term stands: its documents in all fields.
 * @param {Field[]} fields
 */
export function frequenciesOf(fields) {
  const sums = new Uint32Array(fields[0].counts.length);
  for (const { counts } of fields) {
    for (let term = 0; term < sums.length; term++) sums[term] += counts[term];
  }
  return sums;
}

/**
 * Adds to each document's score what a term is worth there in a field; gives these documents.
 * @param {Field} field
 * @param {number} term
 * @param {number} weight
 * @param {Float64Array} scores
 */
export function addScores(field, term, weight, scores) {
  const { lengths, norms, k1 } = field;
  const count = weight === 0 ? 0 : field.counts[term];
  if (count === 0) return NOWHERE;
  const documents = fromGaps(stretch(field.documents, field.documentStarts, term, count));
  const often = stretch(field.frequencies, field.frequencyStarts, term, count);
  const idf = Math.log(lengths.length / (count + 1)) + 1;
  for (let place = 0; place < count; place++) {
    const document = documents[place];
    const frequency = often[place] + 1;
    const norm = norms[lengths[document]];
    scores[document] += idf * ((frequency * (k1 + 1)) / (frequency + norm)) * weight;
  }
  return documents;
}

/**
 * The numbers of a term in a stream.
 * @param {Uint8Array} stream
 * @param {Uint32Array} starts
 * @param {number} term
 * @param {number} count
 */
function stretch(stream, starts, term, count) {
  return readVarints(stream.subarray(starts[term], starts[term + 1]), new Uint32Array(count));
}

/**
 * @param {Uint8Array} masks
 * @param {number} bit
 * @param {Uint8Array} stream
 */
function countsOf(masks, bit, stream) {
  const told = readVarints(stream, new Uint32Array(countVarints(stream)));
  const counts = new Uint32Array(masks.length);
  let next = 0;
  for (let term = 0; term < masks.length; term++) {
    if ((masks[term] >> bit) & 1) counts[term] = told[next++] + 1;
  }
  return counts;
}

/**
 * Where the varints of each term begin, and the last end: a byte below 128 ends one. As a rule all
 * frequencies are of one byte, and nothing need be read.
 * @param {Uint8Array} stream
 * @param {Uint32Array} counts
 */
function startsOf(stream, counts) {
  const starts = new Uint32Array(counts.length + 1);
  let entries = 0;
  for (let term = 0; term < counts.length; term++) entries += counts[term];
  for (let term = 0; term < counts.length; term++) {
    const start = starts[term];
    const isPlain = entries === stream.length;
    starts[term + 1] = isPlain ? start + counts[term] : endOf(stream, start, counts[term]);
  }
  return starts;
}

/**
 * @param {Uint8Array} stream
 * @param {number} start
 * @param {number} count of varints
 */
function endOf(stream, start, count) {
  let place = start;
  for (let left = count; left > 0; place++) left -= (stream[place] >> 7) ^ 1;
  return place;
}

/**
 * What each length byte puts below BM25's fraction.
 * @param {import("./file.js").FieldHeader} field
 * @param {import("./file.js").Header} header
 */
function normsOf({ total, b }, { k1, documents }) {
  const average = total / documents || 1;
  const norms = new Float64Array(256);
  for (let byte = 0; byte < norms.length; byte++) {
    const words = Math.floor((1.033 ** byte - 1) * 27 + 0.5);
    norms[byte] = k1 * (1 - b + (b * words) / average);
  }
  return norms;
}
