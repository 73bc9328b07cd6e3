import { shorter } from "../core/hits.js";
import { listOfHits } from "./search_hits.js";
import { withSnippets } from "./search_snippets.js";
import { contextOf, markedWords } from "./search_words.js";
import { askWorker } from "./search_worker.js";

/** @typedef {import("./search_hits.js").Hit} Hit */

const MOST = 10;
const NEAREST = 6;

/**
 * Answers the words in the address where no server did: the page that is kept for that has no hits,
 * but the parts that they are made of.
 * @param {HTMLTemplateElement} template
 */
export async function answerHere(template) {
  const query = wordsIn(location.search);
  if (!query) return;
  showQuery(query);
  const [list, nothing, notKept, counts] = template.content.children;
  /** @type {Hit[] | undefined} */
  const hits = await askWorker({ type: "search", text: query, limit: MOST });
  if (!hits) return show(notKept.cloneNode(true));
  if (hits.length === 0) return show(await nothingFor(nothing, query));
  show(listOfHits(list, await withSnippets(hits, query)));
  const count = counts.children[hits.length];
  document.getElementById("told")?.replaceChildren(...(count ? [count.cloneNode(true)] : []));
}

/** @param {string} search */
function wordsIn(search) {
  const query = new URLSearchParams(search).get("q") ?? "";
  return query.trim().split(/\s+/).join(" ").slice(0, 200);
}

/** @param {string} query */
function showQuery(query) {
  const input = document.querySelector("input");
  if (input) input.value = input.defaultValue = query;
  for (const link of document.querySelectorAll("a")) {
    if (link.matches("[data-language]")) link.search = asked(query);
  }
}

/**
 * @param {Element} pattern
 * @param {string} query
 */
async function nothingFor(pattern, query) {
  const part = /** @type {Element} */ (pattern.cloneNode(true));
  for (const place of part.querySelectorAll("bdi")) place.textContent = query;
  for (const link of part.querySelectorAll("a")) {
    if (link.matches("[data-query]")) link.search = asked(query);
  }
  const near = part.querySelector(".nearest");
  const hits = await nearest(query);
  if (hits.length > 0) near?.querySelector("ul")?.replaceChildren(...hits.map(suggestedItem));
  else near?.remove();
  return part;
}

/**
 * What the longest beginning of the longest word suggests.
 * @param {string} query
 * @returns {Promise<Hit[]>}
 */
async function nearest(query) {
  for (const text of shorter(query)) {
    const hits = await askWorker({ type: "suggest", text, limit: NEAREST });
    if (hits?.length > 0) return hits;
  }
  return [];
}

/** @param {Hit} hit */
function suggestedItem(hit) {
  const link = document.createElement("a");
  link.href = hit.url;
  link.append(markedWords([{ text: hit.name, isMatch: false }], hit.lang));
  const item = document.createElement("li");
  item.append(link, " ", ...contextOf(hit));
  return item;
}

/** @param {string} query */
function asked(query) {
  return `?${new URLSearchParams({ q: query })}`;
}

/** @param {Node} answer */
function show(answer) {
  document.getElementById("results")?.replaceChildren(answer);
}
