import { destination, tagFor, unescaped } from "../core/packs/addresses.js";
import { openPack, readPage } from "../offline/packs/reading.js";

/** @typedef {import("../offline/packs/reading.js").OpenPack} OpenPack */

/**
 * The answer of the installed pack of an address's tag; nothing where there is none or it knows none.
 * @param {string} url
 * @param {string[]} tags
 */
export async function packAnswer(url, tags) {
  const { pathname } = new URL(url);
  const tag = tagFor(unescaped(pathname), tags, navigator.languages);
  return tag ? answerIn(tag, url) : undefined;
}

/**
 * The answer of a tag's pack to an address; nothing where there is no pack or it knows none.
 * @param {string} tag
 * @param {string} url
 */
export async function answerIn(tag, url) {
  const open = await openPack(tag);
  // A head that is not what it should be answers nothing: reading goes on without the pack.
  return open && answer(open, url).catch(() => undefined);
}

/**
 * @param {OpenPack} open
 * @param {string} url
 */
async function answer(open, url) {
  const { tag } = open.pack;
  const { pathname, search, origin } = new URL(url);
  const { addresses } = open.pack.table;
  const isPage = (/** @type {string} */ address) => addresses.includes(address);
  const found = destination(unescaped(pathname), tag, open.head.documents, isPage);
  if (!found) return undefined;
  if ("page" in found) return pageIn(open, found.page);
  const words = found.leadsTo.endsWith("/search") ? search : "";
  return Response.redirect(origin + found.leadsTo + words, found.status);
}

/**
 * @param {OpenPack} open
 * @param {string} address
 */
async function pageIn(open, address) {
  const html = await readPage(open, address);
  if (html === undefined) return undefined;
  const { version, changed } = open.pack;
  const headers = new Headers(open.head.headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  // The one header of its own answer that a page's script can read: see ui/kept_copy.js.
  headers.set("Server-Timing", `pack;desc="${version} ${changed}"`);
  return new Response(html, { headers });
}
