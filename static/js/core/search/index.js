import { displayOf } from "./display.js";
import { unpack } from "./file.js";
import { fieldsOf, frequenciesOf } from "./postings.js";
import { surfacesOf } from "./surfaces.js";

/**
 * An index in memory. `frequencies` tells in how many places each term stands; `shown` is read from
 * the file when the first hit is, and `names` holds what the names of documents met are made of.
 * @typedef {{
 *   tag: string, rules: import("./file.js").Rules, documents: number,
 *   surfaces: import("./surfaces.js").Surfaces, fields: import("./postings.js").Field[],
 *   frequencies: Uint32Array, shown: () => import("./display.js").Shown[],
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
  /** @type {import("./display.js").Shown[] | undefined} */
  let shown;
  return {
    tag,
    rules,
    documents,
    surfaces: surfacesOf(container),
    fields,
    frequencies: frequenciesOf(fields),
    shown: () => {
      shown ??= displayOf(container);
      return shown;
    },
    names: new Map(),
  };
}
