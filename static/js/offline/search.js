import { isFile } from "../core/keeping.js";
import { openIndex } from "../core/search/index.js";
import { search, suggest } from "../core/search/search.js";
import { snippet } from "../core/search/snippets.js";
import { factsOf, quietly } from "./answers.js";
import { listen } from "./packs/channel.js";
import { openPack, readIndex, readPage } from "./packs/reading.js";

/** @typedef {import("../core/search/index.js").PhoneIndex} PhoneIndex */

/**
 * What a page asks the worker: for hits, for the pages of an installed pack at some addresses, or for what
 * of some texts shows why they were found.
 * @typedef {{ type: "search" | "suggest", text: string, limit: number }
 *   | { type: "pages", addresses: string[] }
 *   | { type: "snippets", text: string, texts: string[] }} Asked
 */
/** @typedef {Asked & { tag: string }} Question */

const INDEXES = "pocketleaf-search";

/** @type {Map<string, Promise<PhoneIndex | undefined>>} */
const opened = new Map();
/** @type {Set<string>} */
const checked = new Set();

listen(({ tag, kind }) => {
  if (kind === "changed") opened.delete(tag);
});

/**
 * The answer to a question, or nothing where no index of its language is on the device and none can
 * be had.
 * @param {Question} question
 */
export async function answerTo(question) {
  const { tag } = question;
  if (question.type === "pages") return pagesOf(tag, question.addresses);
  const index = await (opened.get(tag) ?? open(tag));
  if (!index) return undefined;
  switch (question.type) {
    case "suggest":
      return suggest(index, question.text, question.limit);
    case "search":
      return search(index, question.text, question.limit).hits;
    case "snippets":
      return snippetsOf(index, question.text, question.texts);
  }
}

/**
 * @param {PhoneIndex} index
 * @param {string} text
 * @param {string[]} texts
 */
function snippetsOf(index, text, texts) {
  const { sought } = search(index, text, 1);
  return texts.map((each) => snippet(each, sought, index));
}

/**
 * @param {string} tag
 * @param {string[]} addresses
 */
async function pagesOf(tag, addresses) {
  const pack = await openPack(tag);
  return pack && Promise.all(addresses.map((address) => readPage(pack, address)));
}

/**
 * Looks, once in the life of the worker, whether there is a newer index of a language, and keeps it.
 * @param {string} tag
 */
export async function refreshIndex(tag) {
  if (checked.has(tag) || !(await opened.get(tag)) || (await openPack(tag))) return;
  checked.add(tag);
  const index = await newIndex(tag).catch(() => undefined);
  if (index) opened.set(tag, Promise.resolve(index));
}

/** @param {string} tag */
async function open(tag) {
  const opening = packedIndex(tag)
    .then((packed) => packed ?? keptIndex(tag))
    .then((kept) => kept ?? newIndex(tag));
  opened.set(
    tag,
    opening.catch(() => undefined),
  );
  const index = await opened.get(tag);
  if (!index) opened.delete(tag);
  return index;
}

/**
 * The index of the installed pack, in whose favour any other of its tag is dropped.
 * @param {string} tag
 */
async function packedIndex(tag) {
  const buffer = await readIndex(tag);
  if (!buffer) return undefined;
  const index = await verified(buffer);
  if (index) await quietly(dropKept(tag));
  return index;
}

/**
 * The index that is on the device; a damaged one is dropped.
 * @param {string} tag
 */
async function keptIndex(tag) {
  const cache = await caches.open(INDEXES);
  for (const request of await keptOf(cache, tag)) {
    const kept = await cache.match(request);
    const index = kept && (await verified(await kept.arrayBuffer()));
    if (index) return index;
    await cache.delete(request);
  }
}

/**
 * The index that the site names, fetched and kept in the place of others; nothing where that one is
 * kept already or the reader wants to save data.
 * @param {string} tag
 */
async function newIndex(tag) {
  if (savesData()) return undefined;
  const cache = await caches.open(INDEXES);
  const told = await ask(`/${tag}/search.json`, "no-cache");
  const { address } = (await told?.json()) ?? {};
  if (!address || (await cache.match(address))) return undefined;
  const buffer = await (await ask(address, "no-store"))?.arrayBuffer();
  const index = buffer && (await verified(buffer));
  if (index) await quietly(keepOnly(cache, tag, address, buffer));
  return index;
}

/**
 * @param {Cache} cache
 * @param {string} tag
 * @param {string} address
 * @param {ArrayBuffer} buffer
 */
async function keepOnly(cache, tag, address, buffer) {
  const older = await keptOf(cache, tag);
  await cache.put(address, new Response(buffer));
  await Promise.all(older.map((request) => cache.delete(request)));
}

/** @param {string} tag */
async function dropKept(tag) {
  const cache = await caches.open(INDEXES);
  const older = await keptOf(cache, tag);
  await Promise.all(older.map((request) => cache.delete(request)));
}

/**
 * What is kept of a language, one as a rule.
 * @param {Cache} cache
 * @param {string} tag
 */
async function keptOf(cache, tag) {
  const requests = await cache.keys();
  return requests.filter(({ url }) => new URL(url).pathname.startsWith(`/${tag}/`));
}

/**
 * The index in a file; a damaged one is told to whoever looks after the site.
 * @param {ArrayBuffer} buffer
 */
function verified(buffer) {
  return openIndex(buffer).catch((error) => {
    console.warn(error.message);
    return undefined;
  });
}

/**
 * @param {string} address
 * @param {RequestCache} cache
 */
async function ask(address, cache) {
  const answer = await fetch(address, { cache });
  return isFile(factsOf(answer)) ? answer : undefined;
}

function savesData() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  return connection?.saveData === true;
}
