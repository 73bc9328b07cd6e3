import { changed, found, noted, suggested } from "./lists.js";
import { explained } from "./terms.js";

/**
 * @typedef {import("./desk.js").Values} Values
 * @typedef {import("./desk.js").Finding} Finding
 */

/** The panel's elements: shows what it is given, and knows nothing else. */
export class Panel {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.field = /** @type {HTMLTextAreaElement} */ (this.#part("text"));
    this.#words = template("#panel-words");
    this.#term = template("#panel-term");
  }

  #words;
  #term;

  get isOpen() {
    return !this.root.hidden;
  }

  /** @param {string} name */
  word(name) {
    return this.#words.content.querySelector(`[data-word="${name}"]`)?.textContent ?? "";
  }

  /** Takes no key until it is known what belongs into the field, which still holds another text. */
  wait() {
    this.field.readOnly = true;
  }

  /**
   * Shows a text with everything that helps to translate it; not what stands in the field.
   * @param {Values} values
   * @param {string} position
   */
  show(values, position) {
    const names = [this.word(values.kind), values.isCare ? this.word("care") : "", position];
    this.#part("kind").textContent = names.filter(Boolean).join(" · ");
    const [source, changes] = [this.#part("source"), this.#part("changes")];
    source.textContent = values.source;
    source.hidden = Boolean(values.changes); // which hold it whole
    changes.hidden = !values.changes;
    changes.querySelector("p")?.replaceChildren(...changed(values.changes ?? []));
    this.findings(values.findings);
    this.#list("terms", explained(values.terms, this.field, this.#term));
    this.#list("notes", noted(values.notes));
    this.#list("same", suggested(values.same, this.field, this.word("use"), this.#tongue()));
    this.#list("similar", suggested(values.similar, this.field, this.word("use"), this.#tongue()));
    this.root.hidden = false;
  }

  /** Shows the panel without anything of a text: the server told nothing. */
  showNothing() {
    for (const name of ["kind", "source", "findings"]) this.#part(name).replaceChildren();
    for (const name of ["changes", "terms", "notes", "same", "similar"])
      this.#part(name).hidden = true;
    this.root.hidden = false;
  }

  /** @param {Finding[]} findings */
  findings(findings) {
    this.#part("findings").replaceChildren(...found(findings));
    const isWrong = findings.some((one) => one.severity === "error");
    this.field.setAttribute("aria-invalid", String(isWrong));
  }

  /**
   * Puts a text into the field, as tall as the text.
   * @param {string} text
   */
  fill(text) {
    this.field.readOnly = false;
    this.field.value = text;
    this.grow();
  }

  /** Puts the keyboard into the field, in view. */
  focus() {
    this.root.scrollTo(0, 0);
    this.field.focus({ preventScroll: true });
    this.field.scrollIntoView({ block: "nearest" });
  }

  /** Makes the field as tall as its text, for browsers that do not by themselves. */
  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.field.rows = Math.max(2, Math.ceil(this.field.value.length / 40));
  }

  /**
   * Says how things are going, politely.
   * @param {string} name
   */
  say(name) {
    this.#part("state").textContent = this.word(name);
    this.#part("alarm").textContent = "";
  }

  /**
   * Says what went wrong, at once; `detail` is a line of a file.
   * @param {string} name
   * @param {string} [detail]
   */
  alarm(name, detail = "") {
    const line = document.createElement("bdi");
    line.lang = "en";
    line.dir = "ltr";
    line.textContent = detail;
    this.#part("state").textContent = "";
    this.#part("alarm").replaceChildren(`${this.word(name)} `, line);
  }

  /** @param {boolean} isDraft whether the field holds what was typed earlier */
  draft(isDraft) {
    this.#part("draft").hidden = !isDraft;
  }

  /**
   * Shows two texts of which one can be chosen; without them, none.
   * @param {{ mine: string, theirs: string }} [texts]
   */
  clash(texts) {
    const box = this.#part("clash");
    box.hidden = !texts;
    for (const [name, text] of Object.entries(texts ?? {})) {
      const shown = box.querySelector(`[data-${name}]`);
      if (shown) shown.textContent = text;
    }
  }

  close() {
    this.root.hidden = true;
  }

  #tongue() {
    const source = this.#part("source");
    return {
      lang: source.lang,
      dir: source.dir,
      to: { lang: this.field.lang, dir: this.field.dir },
    };
  }

  /**
   * @param {string} name
   * @param {HTMLElement[]} items
   */
  #list(name, items) {
    const section = this.#part(name);
    section.hidden = !items.length;
    section.querySelector("ul")?.replaceChildren(...items);
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`#panel-${name}`));
  }
}

/** @param {string} selector */
function template(selector) {
  return /** @type {HTMLTemplateElement} */ (document.querySelector(selector));
}
