import { extraBytes, readVarints, varintAt } from "./bytes.js";
import { startOf, streamsOf } from "./streams.js";

/** @typedef {import("./streams.js").Stream} Stream */
/**
 * A field of an index: `lists` tells which list of postings a term has here, or NO_LIST, and `before`
 * how many postings stand before each list. `norms` is what a length byte puts below BM25's fraction.
 * @typedef {{
 *   name: string, boost: number, stopBoost: number, k1: number, lists: Int32Array,
 *   before: Uint32Array, documents: Stream, frequencies: Stream,
 *   lengths: Uint8Array, norms: Float64Array
 * }} Field
 */

const NO_LIST = -1;

/**
 * The fields of an index in their order.
 * @param {import("./file.js").Container} container
 * @returns {Field[]}
 */
export function fieldsOf({ header, sections }) {
  const { lists, counts } = listsOf(
    sections.get("masks") ?? new Uint8Array(),
    header.fields.length,
  );
  return header.fields.map((field, bit) => {
    const section = (/** @type {string} */ kind) =>
      sections.get(`${kind}.${field.name}`) ?? new Uint8Array();
    const before = postingsBefore(readVarints(section("counts"), new Uint32Array(counts[bit])));
    const [documents, frequencies] = streamsOf(
      [section("documents"), section("frequencies")],
      before,
      section("extra"),
    );
    return {
      name: field.name,
      boost: field.boost,
      stopBoost: field.stop_boost,
      k1: header.k1,
      lists: lists[bit],
      before,
      documents,
      frequencies,
      lengths: section("lengths"),
      norms: normsOf(field, header),
    };
  });
}

/**
 * In how many places a term stands: its documents in all fields.
 * @param {Field[]} fields
 * @param {number} term
 */
export function frequencyOf(fields, term) {
  let sum = 0;
  for (const { lists, before } of fields) {
    const list = lists[term];
    if (list !== NO_LIST) sum += before[list + 1] - before[list];
  }
  return sum;
}

/**
 * Adds to each document's score what a term is worth there in a field.
 * @param {Field} field
 * @param {number} term
 * @param {number} weight
 * @param {import("./scoring.js").Tally} tally
 */
export function addScores(field, term, weight, tally) {
  const list = field.lists[term];
  if (list === NO_LIST || weight === 0) return;
  const { lengths, norms } = field;
  const { scores } = tally;
  const documents = field.documents.bytes;
  const frequencies = field.frequencies.bytes;
  let place = startOf(field.documents, list);
  let other = startOf(field.frequencies, list);
  const count = field.before[list + 1] - field.before[list];
  const idf = Math.log(lengths.length / (count + 1)) + 1;
  const above = field.k1 + 1;
  let document = -1;
  for (let left = count; left > 0; left--) {
    let gap = documents[place++];
    if (gap > 0x7f) {
      gap = varintAt(documents, place - 1);
      place += extraBytes(gap);
    }
    let often = frequencies[other++];
    if (often > 0x7f) {
      often = varintAt(frequencies, other - 1);
      other += extraBytes(often);
    }
    document += gap + 1;
    often += 1;
    if (scores[document] === 0) tally.list[tally.count++] = document;
    scores[document] += idf * ((often * above) / (often + norms[lengths[document]])) * weight;
  }
}

/**
 * Which list each term has in each field, and how many lists a field has.
 * @param {Uint8Array} masks
 * @param {number} fields
 */
function listsOf(masks, fields) {
  const lists = Array.from({ length: fields }, () => new Int32Array(masks.length).fill(NO_LIST));
  const counts = new Uint32Array(fields);
  for (let term = 0; term < masks.length; term++) {
    for (let mask = masks[term]; mask > 0; ) {
      const bit = 31 - Math.clz32(mask);
      lists[bit][term] = counts[bit]++;
      mask -= 1 << bit;
    }
  }
  return { lists, counts };
}

/**
 * How many postings stand before each list, and in the end how many there are.
 * @param {Uint32Array} told how many more than one each list has
 */
function postingsBefore(told) {
  const before = new Uint32Array(told.length + 1);
  for (let list = 0; list < told.length; list++) before[list + 1] = before[list] + told[list] + 1;
  return before;
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
