import { sizeText } from "./packs_numbers.js";

/** @typedef {Record<string, string | number | boolean | undefined>} Values   a number is one of bytes */

/**
 * The parts and words that the page "My library" holds for scripts: one of a name, with its places
 * filled. What has no value goes if it is only there `data-if` it has.
 */
export class PackParts {
  #content;

  /** @param {ParentNode} library the page, shown or only read */
  constructor(library) {
    const template = /** @type {HTMLTemplateElement | null} */ (
      library.querySelector("#pack-parts")
    );
    this.#content = template?.content;
  }

  /**
   * @param {string} name
   * @param {Values} [values]
   */
  part(name, values = {}) {
    const pattern = this.#content?.querySelector(`[data-part="${name}"]`);
    const part = pattern
      ? /** @type {HTMLElement} */ (document.importNode(pattern, true))
      : document.createElement("p"); // a page of an older edition does not know every part
    for (const each of part.querySelectorAll("[data-if]")) {
      if (!values[each.getAttribute("data-if") ?? ""]) each.remove();
    }
    fill(part, values);
    return part;
  }
}

/**
 * Writes values into their places.
 * @param {Element} part
 * @param {Values} values
 */
export function fill(part, values) {
  for (const place of part.querySelectorAll("[data-value]")) {
    const value = values[place.getAttribute("data-value") ?? ""];
    if (value === undefined) continue;
    place.textContent = typeof value === "number" ? sizeText(value) : String(value);
  }
}

/**
 * The page "My library", from the network or, without one, as it was kept.
 * @param {string} address
 */
export async function libraryPage(address) {
  const answer = await fetch(address).catch(() => caches.match(address, { ignoreVary: true }));
  if (!answer?.ok) return undefined;
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
