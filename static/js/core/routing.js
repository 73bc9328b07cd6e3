/**
 * What a request is, told from its address alone.
 * @typedef {"page" | "search" | "offline" | "visit" | "asset" | "figure" | "other"} Route
 */

const TAG = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*";

const VISITS = ["navigate", "same-origin"]; // of a reader; of a script that reads a page for them

/** @type {[Route, RegExp][]} */
const FILES = [
  ["asset", /^\/static\/[^/]+\/./],
  ["figure", /^\/figures\/[^/]+\.(?:svg|png|webp|jpg)$/],
];

/** @type {[Route, RegExp][]} */
const PLACES = [
  [
    "page",
    new RegExp(
      `^/${TAG}/(?:(?:conditions|guides)/[^/]+|clinic/[^/]+(?:/[^/]+)?|lists|list/[a-z0-9.]+|questions|translation|library)?$`,
    ),
  ],
  ["search", new RegExp(`^/${TAG}/search$`)],
  ["offline", new RegExp(`^/${TAG}/offline$`)],
  ["visit", /^/],
];

/**
 * The route of a request; "other" is none of the worker's business.
 * @param {{ url: string, method: string, mode: string }} request
 * @param {string} origin
 * @returns {Route}
 */
export function routeOf({ url, method, mode }, origin) {
  const address = new URL(url);
  if (method !== "GET" || address.origin !== origin) return "other";
  const table = VISITS.includes(mode) ? [...FILES, ...PLACES] : FILES;
  const row = table.find(([, pattern]) => pattern.test(address.pathname));
  return row ? row[0] : "other";
}

/**
 * True when the address is a page that may be kept: one that holds no words of the reader's.
 * @param {string} url
 */
export function isPage(url) {
  const { pathname, search } = new URL(url);
  return search === "" && PLACES[0][1].test(pathname);
}

/**
 * The language tag that an address starts with, if it does.
 * @param {string} url
 */
export function tagOf(url) {
  return new RegExp(`^/(${TAG})/`).exec(new URL(url).pathname)?.[1];
}

/**
 * What a hashed file is called in every edition: its address without the hash.
 * @param {string} url
 */
export function assetName(url) {
  return new URL(url).pathname.replace(/^\/static\/[^/]+/, "");
}
