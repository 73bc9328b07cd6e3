import { textOf } from "./file.js";

/**
 * What one document shows as a hit.
 * @typedef {{
 *   kind: "page" | "question", url: string, title: string, pageTitle: string, lang: string,
 *   aliases: string[]
 * }} Shown
 */

/**
 * What each document of an index shows, by its number.
 * @param {import("./file.js").Container} container
 */
export function displayOf({ sections }) {
  const { base, kinds, urls, titles, page_titles, langs, aliases } = JSON.parse(
    textOf(sections.get("display") ?? new Uint8Array()),
  );
  const tags = langs.flatMap((/** @type {[string, number]} */ [tag, length]) =>
    Array(length).fill(tag),
  );
  let pages = 0;
  let others = 0;
  /** @type {Shown} */
  let page;
  return Array.from(/** @type {string} */ (kinds), (kind, number) => {
    /** @type {Shown} */
    const shown = {
      kind: kind === "p" ? "page" : "question",
      url: (kind === "q" ? page.url : base) + urls[number],
      title: titles[number],
      pageTitle: kind === "o" ? page_titles[others++] : titles[number],
      lang: tags[number],
      aliases: kind === "p" ? aliases[pages++] : [],
    };
    if (kind === "q") shown.pageTitle = page.title;
    if (kind === "p") page = shown;
    return shown;
  });
}
