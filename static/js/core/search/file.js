/**
 * What a field of the index is called and weighs.
 * @typedef {{ name: string, total: number, boost: number, stop_boost: number, b: number }} FieldHeader
 */
/**
 * Bounds of a query's work, and the factors of words that are near (docs/search.md).
 * @typedef {{
 *   longest_query: number, most_words: number, most_compared: number, most_expanded: number,
 *   most_expansions: number,
 *   shortest_prefix: number, shortest_half: number, shortest_stem: number, longest_ending: number,
 *   starts: string[], prefix: number, start: number, one_edit: number, other_start: number,
 *   ending: number, two_edits: number, split: number, joined: number, units: number
 * }} Rules
 */
/**
 * @typedef {{
 *   tag: string, documents: number, surfaces: number, terms: number, fields: FieldHeader[],
 *   k1: number, rules: Rules, sections: [string, number][]
 * }} Header
 */
/**
 * What a file holds; sections are views of it, not copies.
 * @typedef {{ header: Header, sections: Map<string, Uint8Array> }} Container
 */

const MAGIC = 0x58494c50; // "PLIX", lowest byte first
const VERSION = 2;
const START = 12;
const CHECKSUM = 32;

/**
 * What the file of a phone index holds; throws when it is of another kind, or damaged.
 * @param {ArrayBuffer} buffer
 * @returns {Promise<Container>}
 */
export async function unpack(buffer) {
  const view = new DataView(buffer);
  const end = buffer.byteLength - CHECKSUM;
  if (end < START || view.getUint32(0, true) !== MAGIC) throw refusal("this is none");
  const version = view.getUint16(4, true);
  if (version !== VERSION) throw refusal(`its format is "${version}", not "${VERSION}"`);
  if (!(await isWhole(buffer, end))) throw refusal("damaged, its bytes do not have its SHA-256");
  const place = START + view.getUint32(8, true);
  const header = JSON.parse(textOf(new Uint8Array(buffer, START, place - START)));
  return { header, sections: sectionsOf(buffer, header, place, end) };
}

/**
 * The text of UTF-8 bytes.
 * @param {Uint8Array} bytes
 */
export function textOf(bytes) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/**
 * @param {ArrayBuffer} buffer
 * @param {Header} header
 * @param {number} start
 * @param {number} end
 */
function sectionsOf(buffer, header, start, end) {
  const sections = new Map();
  let place = start;
  for (const [name, length] of header.sections) {
    if (place + length > end) break;
    sections.set(name, new Uint8Array(buffer, place, length));
    place += length;
  }
  if (place !== end || sections.size < header.sections.length) {
    throw refusal("its sections do not fill it");
  }
  return sections;
}

/**
 * @param {ArrayBuffer} buffer
 * @param {number} end
 */
async function isWhole(buffer, end) {
  const content = new Uint8Array(buffer, 0, end);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const told = new Uint8Array(buffer, end);
  return digest.every((byte, place) => byte === told[place]);
}

/** @param {string} reason */
function refusal(reason) {
  return new Error(`phone index: ${reason}; fetch it again`);
}
