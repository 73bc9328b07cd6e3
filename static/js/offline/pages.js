import { figuresIn } from "../core/figures.js";
import { fateOf } from "../core/keeping.js";
import { isPage } from "../core/routing.js";
import { factsOf, quietly } from "./answers.js";
import { keepFigure } from "./figures.js";

const PAGES = "pocketleaf-pages";

/**
 * The kept copy of a page, if there is one.
 * @param {string} url
 */
export async function keptPage(url) {
  const cache = await caches.open(PAGES);
  return cache.match(url, { ignoreSearch: true, ignoreVary: true });
}

/** Every kept page: its path and its HTML. */
export async function keptPages() {
  const cache = await caches.open(PAGES);
  const requests = await cache.keys();
  return Promise.all(
    requests.map(async ({ url }) => ({
      path: new URL(url).pathname,
      html: (await (await cache.match(url))?.text()) ?? "",
    })),
  );
}

/**
 * Keeps or drops a page's copy as the network's answer tells; true when it is kept. The answer
 * itself stays unread.
 * @param {string} url
 * @param {Response} answer
 */
export async function rememberPage(url, answer) {
  const fate = isPage(url) ? fateOf(factsOf(answer)) : "leave";
  if (fate === "keep") return quietly(keepPage(url, answer.clone()));
  if (fate === "drop") await (await caches.open(PAGES)).delete(url);
  return false;
}

/**
 * Asks the network for a page and remembers it; no network is no error.
 * @param {string} url
 */
export function visitPage(url) {
  return quietly(fetch(url).then((answer) => rememberPage(url, answer)));
}

/**
 * Forgets the kept copies of some pages.
 * @param {string[]} urls
 */
export async function dropPages(urls) {
  const cache = await caches.open(PAGES);
  await Promise.all(urls.map((url) => cache.delete(url)));
}

/**
 * @param {string} url
 * @param {Response} answer
 */
async function keepPage(url, answer) {
  const html = await answer.text();
  const headers = new Headers(answer.headers);
  headers.delete("Content-Encoding");
  // The one header of its own answer that a page's script can read: see ui/kept_copy.js.
  headers.append("Server-Timing", `kept;desc="${new Date().toISOString()}"`);
  const cache = await caches.open(PAGES);
  await cache.put(url, new Response(html, { headers }));
  await Promise.all(figuresIn(html).map((path) => quietly(keepFigure(path))));
}
