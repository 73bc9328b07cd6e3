import { contextOf, markedWords } from "./search_words.js";

/** @typedef {import("../core/search/search.js").Hit} Suggestion */

/** The list under a search field: its keys, its options and what it tells those who cannot see it. */
export class SuggestionList {
  /** @type {HTMLElement[]} */
  #options = [];
  #active = -1;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLTemplateElement} parts the empty list, where its number is told, and how
   */
  constructor(input, parts) {
    const [list, told, counts] = /** @type {HTMLElement[]} */ ([
      ...document.importNode(parts.content, true).children,
    ]);
    this.input = input;
    this.list = list;
    this.told = told;
    this.counts = counts;
    parts.replaceWith(list, told);
    claimField(input, list);
    // The field keeps the focus, so that the list stays open until the tap is over.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => this.#open(this.#optionOf(target)));
  }

  /**
   * Shows what was found, the kind of the best first; nothing found closes the list.
   * @param {Suggestion[]} hits
   */
  show(hits) {
    this.close();
    this.#options = [];
    const groups = [...this.list.querySelectorAll("[role=group]")];
    const isBest = (/** @type {Element} */ group) => isOfKind(group, hits[0]?.kind);
    this.list.append(...groups.filter(isBest), ...groups.filter((group) => !isBest(group)));
    for (const group of this.list.querySelectorAll("[role=group]")) this.#fill(group, hits);
    this.#toggle(hits.length > 0);
    const count = this.counts.children[hits.length]?.cloneNode(true);
    this.told.replaceChildren(...(count && this.input.value.trim() ? [count] : []));
  }

  /** Closes the list. */
  close() {
    this.#choose(-1);
    this.#toggle(false);
    this.told.replaceChildren();
  }

  /**
   * Moves, opens and closes as the ARIA combobox pattern asks; other keys are the field's.
   * @param {KeyboardEvent} event
   */
  heed(event) {
    const isOpen = !this.list.hidden;
    if (event.isComposing || event.ctrlKey || event.metaKey || this.#options.length === 0) return;
    const isHeeded = isOpen ? this.#heedOpen(event) : this.#heedClosed(event);
    if (isHeeded) event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  #heedOpen({ key, altKey }) {
    if (key === "Escape" || (altKey && key === "ArrowUp")) return this.#leave();
    if (key === "Enter") return this.#open(this.#options[this.#active]);
    if (key === "ArrowLeft" || key === "ArrowRight") this.#choose(-1);
    const place = placeAfter(key, this.#active, this.#options.length - 1);
    return place !== undefined && this.#choose(place);
  }

  /** @param {KeyboardEvent} event */
  #heedClosed({ key, altKey }) {
    if (key !== "ArrowDown" && key !== "ArrowUp") return false;
    this.#toggle(true);
    return altKey || this.#choose(key === "ArrowDown" ? 0 : this.#options.length - 1);
  }

  #leave() {
    this.close();
    return true;
  }

  /** @param {number} place */
  #choose(place) {
    this.#options[this.#active]?.removeAttribute("aria-selected");
    this.#active = place;
    const option = this.#options[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    return true;
  }

  /** @param {HTMLElement | undefined} option */
  #open(option) {
    if (!option?.dataset.address) return false;
    this.close();
    location.assign(option.dataset.address);
    return true;
  }

  /** @param {boolean} isOpen */
  #toggle(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  /** @param {EventTarget | null} target */
  #optionOf(target) {
    return this.#options.find((option) => target instanceof Node && option.contains(target));
  }

  /**
   * @param {Element} group
   * @param {Suggestion[]} hits
   */
  #fill(group, hits) {
    const found = hits.filter(({ kind }) => isOfKind(group, kind));
    const options = found.map((hit, place) => optionFor(hit, this.#options.length + place));
    this.#options.push(...options);
    group.replaceChildren(...[...group.children].slice(0, 1), ...options);
    group.toggleAttribute("hidden", found.length === 0);
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 */
function claimField(input, list) {
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
}

/**
 * @param {Suggestion} hit
 * @param {number} place
 */
function optionFor(hit, place) {
  const option = document.createElement("div");
  option.id = `suggestion_${place}`; // no anchor of an author has a low line
  option.setAttribute("role", "option");
  option.dataset.address = hit.url;
  option.append(markedWords(hit.titleFragments, hit.lang), ...contextOf(hit));
  return option;
}

/**
 * @param {Element} group
 * @param {string | undefined} kind
 */
function isOfKind(group, kind) {
  return group instanceof HTMLElement && group.dataset.kind === kind;
}

/**
 * The option that a key leads to, if it leads to one; before one is chosen, Home and End are the field's.
 * @param {string} key
 * @param {number} active
 * @param {number} last
 */
function placeAfter(key, active, last) {
  if (key === "ArrowDown") return active < last ? active + 1 : 0;
  if (key === "ArrowUp") return active > 0 ? active - 1 : last;
  if (active < 0) return undefined;
  if (key === "Home") return 0;
  return key === "End" ? last : undefined;
}
