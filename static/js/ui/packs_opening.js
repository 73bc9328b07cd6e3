import { dayText, languageText } from "./packs_numbers.js";
import { askPromise } from "./packs_promise.js";
import { PackView, showProgress } from "./packs_view.js";

/** @typedef {import("../offline/packs/handing.js").FileOffer} FileOffer */
/** @typedef {{ tag: string, look: () => Promise<void> }} Row */

const OF_FILES = ["damaged", "alien", "later", "unsigned", "forged", "unchecked"];

/** A place of "My library" where a reader opens files of languages. */
export class PackOpening {
  #view;
  #input;
  #key;
  #rows;
  /** @type {File | undefined} */
  #file;

  /**
   * @param {HTMLElement} section
   * @param {import("./packs_parts.js").PackParts} parts
   * @param {Row[]} rows of the languages that there are
   */
  constructor(section, parts, rows) {
    this.#view = new PackView(section, parts);
    this.#input = /** @type {HTMLInputElement} */ (section.querySelector("input"));
    this.#key = section.dataset.key ?? "";
    this.#rows = rows;
    this.#view.show("choose");
    section.addEventListener("click", ({ target }) => this.#heed(target));
    this.#input.addEventListener("change", () => this.#chosen());
    section.hidden = false;
  }

  /** @param {EventTarget | null} target */
  #heed(target) {
    const button = target instanceof Element ? target.closest("[data-do]") : null;
    switch (button?.getAttribute("data-do")) {
      case "choose":
        return this.#input.click();
      case "replace":
        return this.#do(() => this.#keep());
      case "leave":
        return this.#view.show("choose");
    }
  }

  async #chosen() {
    this.#file = this.#input.files?.[0];
    this.#input.value = ""; // so that the same file can be chosen again
    if (this.#file) await this.#do(() => this.#consider());
  }

  async #consider() {
    const { checkFile } = await import("../offline/packs/handing.js");
    this.#view.show("opening");
    const offer = await checkFile(/** @type {File} */ (this.#file), this.#key);
    if (!this.#rows.some(({ tag }) => tag === offer.tag)) this.#refuse("why-file-other", offer.tag);
    else if (offer.standing === "useful") await this.#keep();
    else this.#view.show(offer.standing, valuesOf(offer));
  }

  async #keep() {
    const { openFile } = await import("../offline/packs/handing.js");
    this.#view.show("opening");
    const pack = await openFile(/** @type {File} */ (this.#file), this.#key, {
      onProgress: (progress) => showProgress(this.#view.place, progress),
    });
    this.#view.show("opened", valuesOf(pack));
    this.#view.tell("done");
    await this.#rows.find(({ tag }) => tag === pack.tag)?.look();
    const promise = await askPromise();
    if (this.#view.showing === "opened") this.#view.add(promise);
  }

  /** @param {() => Promise<void>} work */
  async #do(work) {
    await work().catch((error) => {
      const { reason = "network" } = /** @type {{ reason?: string }} */ (error);
      this.#refuse(OF_FILES.includes(reason) ? `why-file-${reason}` : `why-${reason}`);
    });
  }

  /**
   * @param {string} why
   * @param {string} [tag]
   */
  #refuse(why, tag) {
    this.#view.show("choose");
    this.#view.complain(why, this.#file?.size ?? 0, tag && languageText(tag));
  }
}

/** @param {{ tag: string, changed: string, kept?: { changed: string } }} what */
function valuesOf({ tag, changed, kept }) {
  const before = kept ? dayText(kept.changed) : "";
  return { language: languageText(tag), date: dayText(changed), kept: before };
}
