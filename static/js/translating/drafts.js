/**
 * What somebody typed and did not save, and as what they saw the message when they began.
 * @typedef {{ text: string, seen: string }} Draft
 */

/** The drafts of one page, kept in this browser until they are saved. */
export class Drafts {
  #prefix;

  /**
   * @param {string} tag
   * @param {string} page
   */
  constructor(tag, page) {
    this.#prefix = `pocketleaf-draft:${tag}:${page}:`;
  }

  /**
   * @param {string} id
   * @returns {Draft | undefined}
   */
  read(id) {
    try {
      const { text, seen } = JSON.parse(localStorage.getItem(this.#prefix + id) ?? "");
      return { text: String(text), seen: String(seen) };
    } catch {
      return undefined; // there is none, or it is none of ours
    }
  }

  /**
   * Keeps a draft; false where the browser does not.
   * @param {string} id
   * @param {Draft} draft
   */
  keep(id, draft) {
    try {
      localStorage.setItem(this.#prefix + id, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  /** @param {string} id */
  drop(id) {
    try {
      localStorage.removeItem(this.#prefix + id);
    } catch {
      // nothing is kept there either
    }
  }

  /** The ids that have a draft. */
  ids() {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(this.#prefix))
        .map((key) => key.slice(this.#prefix.length));
    } catch {
      return [];
    }
  }
}
