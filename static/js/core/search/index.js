import { displayOf } from "./display.js";
import { unpack } from "./file.js";
import { fieldsOf } from "./postings.js";
import { talliesFor } from "./scoring.js";
import { surfacesOf } from "./surfaces.js";

/**
 * An index in memory. `shown` tells what a document shows, `names` holds what the names of documents met
 * are made of, `marks` where terms stand in those that were shown; scores are added up in `tallies`.
 * @typedef {{
 *   tag: string, rules: import("./file.js").Rules, documents: number,
 *   surfaces: import("./surfaces.js").Surfaces, fields: import("./postings.js").Field[],
 *   tallies: import("./scoring.js").Tallies,
 *   shown: (number: number) => import("./display.js").Shown, names: Map<number, import("./naming.js").Name[]>,
 *   marks: Map<string, import("./marks.js").Mark[]>
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
  /** @type {ReturnType<typeof displayOf> | undefined} */
  let display; // read from the file when the first hit is
  return {
    tag,
    rules,
    documents,
    surfaces: surfacesOf(container),
    fields: fieldsOf(container),
    tallies: talliesFor(documents),
    shown: (number) => {
      display ??= displayOf(container);
      return display(number);
    },
    names: new Map(),
    marks: new Map(),
  };
}
