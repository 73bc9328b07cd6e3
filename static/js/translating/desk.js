const PATIENCE = 20_000; // milliseconds until a server that says nothing counts as away

/**
 * @typedef {["same" | "gone" | "new", string][]} Changes
 * @typedef {{ check: string, severity: string, text: string }} Finding
 * @typedef {{ title: string, translation: string, likeness?: number, changes?: Changes }} Suggestion
 * @typedef {object} Values everything that the server says of one text
 * @property {string} id
 * @property {string} kind
 * @property {string} place
 * @property {boolean} isCare
 * @property {string} source
 * @property {string} translation
 * @property {string} standing
 * @property {string} seen what the message is known by as it is now
 * @property {Changes | null} changes
 * @property {string[]} notes
 * @property {Finding[]} findings
 * @property {import("./terms.js").Term[]} terms
 * @property {Suggestion[]} same
 * @property {Suggestion[]} similar
 * @typedef {{ status: number, values?: Values, error?: string, problem?: string }} Answer
 *   `error` is the name of the words that tell what went wrong
 */

/** Asks the server that the panel belongs to. */
export class Desk {
  #at;
  #page;
  #token;

  /** @param {DOMStringMap} data of the panel's element */
  constructor(data) {
    this.#at = data;
    this.#page = data.page ?? "";
    this.#token = data.token ?? "";
  }

  /** @param {string} id */
  segment(id) {
    const query = new URLSearchParams({ page: this.#page, id });
    return this.#ask(`${this.#at.segmentAt}?${query}`);
  }

  /**
   * @param {string} id
   * @param {string} text
   * @returns {Promise<Finding[] | undefined>} undefined where the server did not answer
   */
  async check(id, text) {
    const { status, values } = await this.#send(this.#at.checkAt, { id, text });
    return status === 200 ? values?.findings : undefined;
  }

  /**
   * @param {string} id
   * @param {string} text
   * @param {string} seen
   */
  save(id, text, seen) {
    return this.#send(this.#at.saveAt, { id, text, seen });
  }

  /** The page as the server gives it now; undefined where it does not. */
  async page() {
    try {
      const answer = await fetch(location.pathname, { signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) return undefined;
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      return undefined;
    }
  }

  /**
   * Sends values; a server that was started again wants the token of its own pages.
   * @param {string | undefined} address
   * @param {Record<string, string>} values
   */
  async #send(address, values) {
    const send = () =>
      this.#ask(address ?? "", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Pocketleaf-Token": this.#token },
        body: JSON.stringify({ page: this.#page, ...values }),
      });
    const answer = await send();
    if (answer.error !== "token") return answer;
    const token = (await this.page())?.querySelector("#panel")?.getAttribute("data-token");
    if (!token) return { ...answer, error: "closed" };
    this.#token = token;
    return send();
  }

  /**
   * @param {string} address
   * @param {RequestInit} [request]
   * @returns {Promise<Answer>}
   */
  async #ask(address, request) {
    try {
      const answer = await fetch(address, { ...request, signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status === 403 && !answer.headers.get("Content-Type")?.includes("json"))
        return { status: 403, error: "closed" };
      const said = await answer.json();
      return said.error
        ? { status: answer.status, error: said.error, problem: said.problem }
        : { status: answer.status, values: said };
    } catch {
      return { status: 0, error: "away" };
    }
  }
}
