import { fromGaps, readVarints, skipVarints } from "./bytes.js";

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
 * Tells each document that has a term in a field what that is worth there.
 * @param {Field} field
 * @param {number} term
 * @param {number} weight
 * @param {(document: number, worth: number) => void} add
 */
export function score(field, term, weight, add) {
  const { counts, norms, k1, documentStarts, frequencyStarts } = field;
  const count = counts[term];
  if (count === 0 || weight === 0) return;
  const documents = fromGaps(
    readVarints(field.documents, new Uint32Array(count), documentStarts[term]),
  );
  const often = readVarints(field.frequencies, new Uint32Array(count), frequencyStarts[term]);
  const idf = Math.log(norms.length / (count + 1)) + 1;
  for (let place = 0; place < count; place++) {
    const frequency = often[place] + 1;
    const norm = norms[documents[place]];
    add(documents[place], idf * ((frequency * (k1 + 1)) / (frequency + norm)) * weight);
  }
}

/**
 * @param {Uint8Array} masks
 * @param {number} bit
 * @param {Uint8Array} stream
 */
function countsOf(masks, bit, stream) {
  const having = masks.reduce((sum, mask) => sum + ((mask >> bit) & 1), 0);
  const told = readVarints(stream, new Uint32Array(having));
  const counts = new Uint32Array(masks.length);
  let next = 0;
  masks.forEach((mask, term) => {
    if ((mask >> bit) & 1) counts[term] = told[next++] + 1;
  });
  return counts;
}

/**
 * @param {Uint8Array} stream
 * @param {Uint32Array} counts
 */
function startsOf(stream, counts) {
  const starts = new Uint32Array(counts.length);
  let place = 0;
  for (let term = 0; term < counts.length; term++) {
    starts[term] = place;
    place = skipVarints(stream, place, counts[term]);
  }
  return starts;
}

/**
 * @param {Uint8Array} lengths of a field, a byte per document
 * @param {import("./file.js").FieldHeader} field
 * @param {number} k1
 */
function normsOf(lengths, { total, b }, k1) {
  const average = total / lengths.length || 1;
  const norms = Float64Array.from({ length: 256 }, (_, byte) => {
    const words = Math.floor((1.033 ** byte - 1) * 27 + 0.5);
    return k1 * (1 - b + (b * words) / average);
  });
  return Float64Array.from(lengths, (byte) => norms[byte]);
}
