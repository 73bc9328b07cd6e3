import { displayOf } from "./display.js";
import { unpack } from "./file.js";
import { fieldsOf, frequenciesOf } from "./postings.js";
import { surfacesOf } from "./surfaces.js";

/**
 * An index in memory. `frequencies` tells in how many places each term stands; `shown` tells
 * what a document shows, and `names` holds what the names of documents met are made of.
 * @typedef {{
 *   tag: string, rules: import("./file.js").Rules, documents: number,
 *   surfaces: import("./surfaces.js").Surfaces, fields: import("./postings.js").Field[],
 *   frequencies: Uint32Array, shown: (number: number) => import("./display.js").Shown,
 *   names: Map<number, string[]>
 * }} PhoneIndex
 */

/**
 * Opens the file of a phone index; throws when it is none, of another version, or damaged.
 * @param {ArrayBuffer} buffer
 * @returns {Promise<PhoneIndex>}
 */
export async function openIndex(buffer) {
  const container = await unpack(buffer);
  const { tag, rules, documents } = container.header;
  const fields = fieldsOf(container);
  /** @type {ReturnType<typeof displayOf> | undefined} */
  let display; // read from the file when the first hit is
  return {
    tag,
    rules,
    documents,
    surfaces: surfacesOf(container),
    fields,
    frequencies: frequenciesOf(fields),
    shown: (number) => {
      display ??= displayOf(container);
      return display(number);
    },
    names: new Map(),
  };
}
