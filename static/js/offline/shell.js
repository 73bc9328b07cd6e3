import { fateOf, isFile } from "../core/keeping.js";
import { assetName, tagOf } from "../core/routing.js";
import { bestTag, offlinePath, oldShells, searchPath, shellName } from "../core/shell.js";
import { factsOf, quietly } from "./answers.js";

/**
 * What the build tells the worker.
 * @typedef {{ version: string, files: string[], later: string[], tags: string[], patience: number }} Config
 *   later: files that are kept once a reader wants a pack
 */

/** @type {Promise<void> | undefined} */
let keepingLater;

/**
 * Keeps the files of the shell and the offline and search pages of the tags: all of them or none.
 * @param {Config} config
 * @param {string[]} tags
 */
export async function keepShell({ version, files }, tags) {
  const isNew = !(await caches.has(shellName(version)));
  try {
    const answers = await Promise.all([
      ...files.map((path) => ask(path, isFile)),
      ...tags
        .flatMap((tag) => [offlinePath(tag), searchPath(tag)])
        .map((path) => ask(path, isOurPage)),
    ]);
    const cache = await caches.open(shellName(version));
    await Promise.all(answers.map(([path, answer]) => cache.put(path, answer)));
  } catch (error) {
    if (isNew) await caches.delete(shellName(version));
    throw error;
  }
}

/**
 * Keeps, once in the worker's life, the files that are needed as soon as a reader wants a pack.
 * @param {Config} config
 */
export function keepLater({ version, later }) {
  keepingLater ??= keepMissing(version, later).catch(() => {
    keepingLater = undefined;
  });
  return keepingLater;
}

/** The addresses that all shells on the device hold. */
export async function keptAddresses() {
  const shells = oldShells(await caches.keys(), "");
  const held = await Promise.all(shells.map(async (name) => (await caches.open(name)).keys()));
  return held.flat().map(({ url }) => url);
}

/**
 * True when the shell holds the offline page of a tag.
 * @param {string} version
 * @param {string} tag
 */
export async function hasOfflinePage(version, tag) {
  const cache = await caches.open(shellName(version));
  return Boolean(await cache.match(offlinePath(tag)));
}

/**
 * The offline page that suits an address and the reader's languages best.
 * @param {string} version
 * @param {string} url
 */
export async function offlinePage(version, url) {
  const cache = await caches.open(shellName(version));
  const held = (await cache.keys()).map((request) => request.url);
  const tags = held.filter((each) => each.endsWith("/offline")).map(tagOf);
  const tag = bestTag(
    [tagOf(url), ...navigator.languages],
    tags.filter((each) => each !== undefined),
  );
  return tag ? cache.match(offlinePath(tag), { ignoreVary: true }) : undefined;
}

/**
 * The search page of an address's tag, which answers in the server's place.
 * @param {string} version
 * @param {string} url
 */
export async function searchPage(version, url) {
  const cache = await caches.open(shellName(version));
  return cache.match(url, { ignoreSearch: true, ignoreVary: true });
}

/**
 * A hashed file from the device, else from the network and kept. A page kept from an older edition
 * may ask for a file that is gone: it gets this edition's file of the same name.
 * @param {Request} request
 * @param {string} version
 */
export async function asset(request, version) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const cache = await caches.open(shellName(version));
  const answer = await fetch(request).catch(() => undefined);
  if (answer && isFile(factsOf(answer))) {
    await quietly(cache.put(request, answer.clone()));
    return answer;
  }
  return (await namesake(cache, request.url)) ?? answer ?? Response.error();
}

/**
 * Deletes the shells of other versions.
 * @param {string} version
 */
export async function dropOldShells(version) {
  const names = oldShells(await caches.keys(), version);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/**
 * @param {string} version
 * @param {string[]} files
 */
async function keepMissing(version, files) {
  const cache = await caches.open(shellName(version));
  const held = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const answers = files.filter((path) => !held.includes(path)).map((path) => ask(path, isFile));
  for (const [path, answer] of await Promise.all(answers)) await cache.put(path, answer);
}

/**
 * @param {string} path
 * @param {(facts: import("../core/keeping.js").Facts) => boolean} isRight
 * @returns {Promise<[string, Response]>}
 */
async function ask(path, isRight) {
  const answer = await fetch(path);
  if (!isRight(factsOf(answer))) throw new Error(`cannot keep ${path}`);
  return [path, answer];
}

/** @param {import("../core/keeping.js").Facts} facts */
function isOurPage(facts) {
  return fateOf(facts) === "keep";
}

/**
 * @param {Cache} cache
 * @param {string} url
 */
async function namesake(cache, url) {
  const name = assetName(url);
  const held = await cache.keys();
  const match = held.find((request) => assetName(request.url) === name);
  return match && cache.match(match, { ignoreVary: true });
}
