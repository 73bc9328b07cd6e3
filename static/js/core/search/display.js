import { textOf } from "./file.js";

/**
 * What one document shows as a hit.
 * @typedef {{
 *   kind: "page" | "question", url: string, title: string, pageTitle: string, lang: string,
 *   pageLang: string,
 *   aliases: string[]
 * }} Shown
 */
/**
 * @typedef {{
 *   base: string, kinds: string, urls: string[], titles: string[], page_titles: string[],
 *   langs: [string, number][], aliases: string[][]
 * }} Columns
 */

/**
 * Tells what a document of an index shows, by its number.
 * @param {import("./file.js").Container} container
 * @returns {(number: number) => Shown}
 */
export function displayOf({ sections }) {
  /** @type {Columns} */
  const columns = JSON.parse(textOf(sections.get("display") ?? new Uint8Array()));
  const { base, kinds, urls, titles, page_titles, aliases } = columns;
  const { pages, ordinals } = ordinalsOf(kinds);
  return (number) => {
    const kind = kinds[number];
    const page = pages[number];
    const start = kind === "q" ? base + urls[page] : base;
    return {
      kind: kind === "p" ? "page" : "question",
      url: start + urls[number],
      title: titles[number],
      pageTitle: kind === "o" ? page_titles[ordinals[number]] : titles[page],
      lang: langOf(columns, number),
      pageLang: langOf(columns, kind === "q" ? page : number),
      aliases: kind === "p" ? aliases[ordinals[number]] : [],
    };
  };
}

/**
 * The last page up to each document, and how many of its kind stand before it.
 * @param {string} kinds
 */
function ordinalsOf(kinds) {
  const pages = new Uint32Array(kinds.length);
  const ordinals = new Uint32Array(kinds.length);
  let [page, pageCount, otherCount] = [0, 0, 0];
  for (let number = 0; number < kinds.length; number++) {
    if (kinds[number] === "p") {
      page = number;
      ordinals[number] = pageCount++;
    } else if (kinds[number] === "o") ordinals[number] = otherCount++;
    pages[number] = page;
  }
  return { pages, ordinals };
}

/**
 * @param {Columns} columns
 * @param {number} number
 */
function langOf({ langs }, number) {
  let left = number;
  for (const [tag, length] of langs) {
    if (left < length) return tag;
    left -= length;
  }
  return "";
}
