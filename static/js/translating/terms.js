import { insert } from "./field.js";

/**
 * A word of the glossary that stands in the source.
 * @typedef {object} Term
 * @property {string[]} words in each form, as the source writes it
 * @property {string} meaning
 * @property {string[]} wanted what to write for it, the best one first; empty where nobody said yet
 * @property {string[]} avoided
 * @property {string} translatedMeaning
 * @property {boolean} isKept whether it stays as it is
 */

/**
 * The words as items; a tap on what is wanted puts it into the field where the caret is.
 * @param {Term[]} terms
 * @param {HTMLTextAreaElement} field
 * @param {HTMLTemplateElement} template of one item: what has nothing to say is left out
 */
export function explained(terms, field, template) {
  return terms.map((term) => {
    const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    fill(item, "words", term.words.join(" · "));
    fill(item, "kept", term.isKept);
    fill(item, "unknown", !term.wanted.length);
    fill(item, "avoided", term.avoided.join(" · "));
    fill(item, "meaning", term.meaning);
    fill(item, "translated-meaning", term.translatedMeaning);
    const wanted = item.querySelector("[data-wanted]");
    const form = wanted?.firstElementChild;
    wanted?.replaceChildren(...term.wanted.map((word) => button(form, word, field)));
    if (!term.wanted.length) wanted?.remove();
    return /** @type {HTMLElement} */ (item.firstElementChild);
  });
}

/**
 * Fills a part of an item, or leaves it out; what is only true is told in the part's own words.
 * @param {DocumentFragment} item
 * @param {string} name
 * @param {string | boolean} value
 */
function fill(item, name, value) {
  const part = item.querySelector(`[data-${name}]`);
  if (!value) part?.remove();
  else if (part && value !== true) (part.querySelector("span") ?? part).textContent = value;
}

/**
 * @param {Element | null | undefined} form
 * @param {string} word
 * @param {HTMLTextAreaElement} field
 */
function button(form, word, field) {
  const made = /** @type {HTMLButtonElement} */ (form?.cloneNode(true));
  made.textContent = word;
  made.addEventListener("click", () => insert(field, word));
  return made;
}
