/** @typedef {import("./order.js").Part} Part */

const UNTOUCHED = "nav, .jump, #panel"; // there a text is only repeated, and leads somewhere

/** The texts of the page that can be translated, as elements. */
export class Texts {
  /** @returns {Part[]} each text once, in reading order */
  parts() {
    const found = new Map(
      this.#elements().map((element) => [
        element.dataset.segment ?? "",
        element.dataset.standing ?? "",
      ]),
    );
    return [...found].map(([id, standing]) => ({ id, standing }));
  }

  /**
   * Tells which text somebody taps.
   * @param {(id: string) => void} chosen
   */
  onTap(chosen) {
    document.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const element = /** @type {HTMLElement | null} */ (target.closest("[data-segment]"));
      if (!element?.dataset.segment || element.closest(UNTOUCHED)) return;
      event.preventDefault();
      chosen(element.dataset.segment);
    });
  }

  /**
   * Marks the chosen text, or none, and brings it into view.
   * @param {string} id
   */
  choose(id) {
    for (const element of this.#elements()) {
      element.toggleAttribute("data-chosen", element.dataset.segment === id);
    }
    this.#element(id)?.closest("details")?.setAttribute("open", "");
    this.#element(id)?.scrollIntoView({ block: "start", behavior: "instant" });
  }

  /**
   * Puts the keyboard on a text.
   * @param {string} id
   */
  focus(id) {
    const element = this.#element(id);
    element?.setAttribute("tabindex", "-1");
    element?.focus({ preventScroll: true });
  }

  /** @param {string[]} ids the texts that have a draft */
  markDrafts(ids) {
    for (const element of this.#elements()) {
      element.toggleAttribute("data-draft", ids.includes(element.dataset.segment ?? ""));
    }
  }

  /**
   * Shows the page as it is now.
   * @param {Document} fresh
   */
  renew(fresh) {
    for (const selector of ["article", "#work-progress"]) {
      const now = fresh.querySelector(selector);
      if (now) document.querySelector(selector)?.replaceWith(document.adoptNode(now));
    }
  }

  /** @param {string} id */
  #element(id) {
    return this.#elements().find((element) => element.dataset.segment === id);
  }

  #elements() {
    const all = /** @type {NodeListOf<HTMLElement>} */ (
      document.querySelectorAll("article [data-segment]")
    );
    return [...all].filter((element) => !element.closest(UNTOUCHED));
  }
}
