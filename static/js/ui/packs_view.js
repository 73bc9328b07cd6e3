import { numberText } from "./packs_numbers.js";
import { fill } from "./packs_parts.js";

/** @typedef {import("../offline/packs.js").Progress} Progress */

/** What a row shows of its language, one part at a time, and what it tells those who cannot see it. */
export class PackView {
  /** The name of the part that is shown. */
  showing = "";
  #owesFocus = false;
  #quarter = 0;

  /**
   * @param {Element} section
   * @param {import("./packs_parts.js").PackParts} parts
   */
  constructor(section, parts) {
    this.parts = parts;
    this.place = /** @type {HTMLElement} */ (section.querySelector("[data-state]"));
    this.told = /** @type {HTMLElement} */ (section.querySelector("[role=status]"));
  }

  /**
   * Shows a part; the focus goes on to what takes the place of what had it.
   * @param {string} name
   * @param {import("./packs_parts.js").Values} [values]
   */
  show(name, values) {
    const { activeElement, body } = document;
    const hadFocus =
      this.place.contains(activeElement) || (this.#owesFocus && activeElement === body);
    const part = this.parts.part(name, values);
    this.showing = name;
    this.place.replaceChildren(part);
    const next = /** @type {HTMLElement | null} */ (part.querySelector("[tabindex], button"));
    this.#owesFocus = hadFocus && !next;
    if (hadFocus) next?.focus();
  }

  /**
   * Adds a part to the one that is shown.
   * @param {string} name
   * @param {import("./packs_parts.js").Values} [values]
   */
  add(name, values) {
    const part = this.parts.part(name, values);
    this.place.append(part);
    return part;
  }

  /**
   * Shows how much has come, and tells each quarter.
   * @param {"running" | "elsewhere"} name
   * @param {Progress} progress
   */
  progress(name, progress) {
    if (this.showing !== name) {
      this.show(name);
      this.#quarter = quarterOf(progress);
    }
    showProgress(this.place, progress);
    const quarter = quarterOf(progress);
    if (quarter <= this.#quarter || quarter > 3) return;
    this.#quarter = quarter;
    this.tell("share", { percent: numberText(quarter / 4, { style: "percent" }) });
  }

  /**
   * Says what went wrong and what to do, above what is shown.
   * @param {string} name
   * @param {number} size bytes of space that are needed
   * @param {string} [language] that it is about
   */
  complain(name, size, language) {
    this.place.prepend(this.parts.part(name, { size, language }));
    this.tell(name, { size, language });
  }

  /**
   * Tells those who cannot see it.
   * @param {string} name
   * @param {import("./packs_parts.js").Values} [values]
   */
  tell(name, values) {
    this.told.replaceChildren(...this.parts.part(name, values).childNodes);
  }
}

/**
 * Shows how much has come in any part that has places for it.
 * @param {Element} part
 * @param {Progress} progress
 */
export function showProgress(part, progress) {
  fill(part, progress);
  const bar = part.querySelector("progress");
  if (bar && progress.total > 0) [bar.max, bar.value] = [progress.total, progress.done];
}

/** @param {Progress} progress */
function quarterOf({ done, total }) {
  return total > 0 ? Math.floor((4 * done) / total) : 0;
}
