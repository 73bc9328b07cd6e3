import { excerptOf } from "./search_excerpts.js";
import { askWorker } from "./search_worker.js";

/** @typedef {import("./search_hits.js").Hit} Hit */

/**
 * The hits with the parts of their texts that show why, of those whose pages an installed pack holds.
 * @param {Hit[]} hits
 * @param {string} text what was searched for
 * @returns {Promise<Hit[]>}
 */
export async function withSnippets(hits, text) {
  const parts = hits.map(({ url }) => url.split("#"));
  const addresses = [...new Set(parts.map(([address]) => address))];
  /** @type {(string | undefined)[] | undefined} */
  const kept = await askWorker({ type: "pages", addresses });
  if (!kept?.some(Boolean)) return hits;
  const parser = new DOMParser();
  const pages = new Map(
    kept.map((html, place) => [addresses[place], parser.parseFromString(html ?? "", "text/html")]),
  );
  const texts = parts.map(([address, anchor = ""]) => {
    const page = pages.get(address);
    return page ? excerptOf(page, decodeURIComponent(anchor)) : "";
  });
  const snippets = await askWorker({ type: "snippets", text, texts });
  return hits.map((hit, place) => ({ ...hit, snippet: snippets?.[place] }));
}
