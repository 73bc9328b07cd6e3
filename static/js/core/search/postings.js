import { countVarints, fromGaps, readVarints } from "./bytes.js";

/**
 * A field of an index: how many documents have each term, where the stream of their numbers and that
 * of their frequencies begins, and what each document's length puts below BM25's fraction.
 * @typedef {{
 *   name: string, boost: number, stopBoost: number, k1: number, counts: Uint32Array,
 *   documents: Uint8Array, frequencies: Uint8Array,
 *   documentStarts: Uint32Array, frequencyStarts: Uint32Array, norms: Float64Array
 * }} Field
 */

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
      norms: normsOf(section("lengths"), field, header.k1),
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
  const { norms, k1 } = field;
  const count = weight === 0 ? 0 : field.counts[term];
  const documents = new Uint32Array(count);
  const often = new Uint32Array(count);
  fromGaps(readVarints(field.documents, documents, field.documentStarts[term]));
  readVarints(field.frequencies, often, field.frequencyStarts[term]);
  const idf = Math.log(norms.length / (count + 1)) + 1;
  for (let place = 0; place < count; place++) {
    const document = documents[place];
    const frequency = often[place] + 1;
    scores[document] += idf * ((frequency * (k1 + 1)) / (frequency + norms[document])) * weight;
  }
  return documents;
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
 * Where the varints of each term begin: a byte below 128 ends one. As a rule all frequencies are of
 * one byte, and nothing need be read.
 * @param {Uint8Array} stream
 * @param {Uint32Array} counts
 */
function startsOf(stream, counts) {
  const starts = new Uint32Array(counts.length);
  const isPlain = counts.reduce((sum, count) => sum + count, 0) === stream.length;
  let place = 0;
  for (let term = 0; term < counts.length; term++) {
    starts[term] = place;
    if (isPlain) place += counts[term];
    else place = endOf(stream, place, counts[term]);
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
 * @param {Uint8Array} lengths of a field, a byte per document
 * @param {import("./file.js").FieldHeader} field
 * @param {number} k1
 */
function normsOf(lengths, { total, b }, k1) {
  const average = total / lengths.length || 1;
  const byByte = new Float64Array(256);
  for (let byte = 0; byte < byByte.length; byte++) {
    const words = Math.floor((1.033 ** byte - 1) * 27 + 0.5);
    byByte[byte] = k1 * (1 - b + (b * words) / average);
  }
  const norms = new Float64Array(lengths.length);
  for (let number = 0; number < norms.length; number++) norms[number] = byByte[lengths[number]];
  return norms;
}
