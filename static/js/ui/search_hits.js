import { grouped } from "../core/hits.js";
import { markedWords } from "./search_words.js";

/** @typedef {import("../core/search/snippets.js").Fragment} Fragment */
/** @typedef {import("../core/search/search.js").Hit & { snippet?: Fragment[] }} Hit */

/**
 * The hits as the server writes them, from its own empty list of one entry.
 * @param {Element} pattern
 * @param {Hit[]} hits
 */
export function listOfHits(pattern, hits) {
  const list = /** @type {Element} */ (pattern.cloneNode(true));
  const entry = list.firstElementChild;
  if (entry) list.replaceChildren(...grouped(hits).map((each) => entryItem(entry, each)));
  return list;
}

/**
 * @param {Element} pattern
 * @param {import("../core/hits.js").Entry<Hit>} entry
 */
function entryItem(pattern, { address, page, questions }) {
  const item = /** @type {Element} */ (pattern.cloneNode(true));
  const list = item.querySelector("ul");
  const question = list?.firstElementChild;
  if (question) list.replaceChildren(...questions.map((hit) => questionItem(question, hit)));
  if (questions.length === 0) list?.remove();
  const first = page ?? questions[0];
  const title = page?.titleFragments ?? [{ text: first.pageTitle, isMatch: false }];
  fill(item, { url: address, title, lang: first.pageLang, snippet: page?.snippet });
  return item;
}

/**
 * @param {Element} pattern
 * @param {Hit} hit
 */
function questionItem(pattern, { url, titleFragments, lang, snippet }) {
  const item = /** @type {Element} */ (pattern.cloneNode(true));
  fill(item, { url, title: titleFragments, lang, snippet });
  return item;
}

/**
 * @param {Element} item
 * @param {{ url: string, title: Fragment[], lang: string, snippet?: Fragment[] }} hit
 */
function fill(item, { url, title, lang, snippet = [] }) {
  const link = item.querySelector("a");
  link?.setAttribute("href", url);
  link?.replaceChildren(markedWords(title, lang));
  const place = item.querySelector(":scope > p");
  if (snippet.length > 0) place?.replaceChildren(markedWords(snippet, lang));
  else place?.remove();
}
