import { bestTag } from "../shell.js";

/**
 * What a head tells of a document: page id, kind, slug and former slugs.
 * @typedef {[string, string, string, string[]]} Document
 */
/** @typedef {{ page: string } | { leadsTo: string, status: 303 | 308 }} Destination */

const KINDS = ["conditions", "guides"];
const SEE_OTHER = 303;
const PERMANENT = 308;

/**
 * The tag in which a path is read: the one that it names, however it is spelled, else the reader's.
 * @param {string} path
 * @param {string[]} tags of the library, its source locale first
 * @param {readonly string[]} languages
 */
export function tagFor(path, tags, languages) {
  const steps = stepsOf(path);
  const second = KINDS.includes(steps[0]) ? undefined : known(steps[1], tags);
  return known(steps[0], tags) ?? second ?? bestTag(languages, tags);
}

/**
 * What a pack answers to a path, as the server does; nothing where it knows none.
 * @param {string} path
 * @param {string} tag of the pack
 * @param {Document[]} documents
 * @param {(address: string) => boolean} isPage
 * @returns {Destination | undefined}
 */
export function destination(path, tag, documents, isPage) {
  if (isPage(path)) return { page: path };
  const [first, ...rest] = stepsOf(path);
  const home = `/${tag}/`;
  const namesTag = known(first, [tag]) !== undefined;
  const document = namesTag ? named(rest, documents) : documentAt([first, ...rest], tag, documents);
  const isFixed = namesTag || (rest.length > 0 && !KINDS.includes(first));
  const address = document ? home + document.slice(1, 3).join("/") : home + rest.join("/");
  if (!isPage(address) || !(document || namesTag || path === "/")) return undefined;
  return { leadsTo: address, status: isFixed ? PERMANENT : SEE_OTHER };
}

/**
 * A path as the library spells addresses, its escapes undone.
 * @param {string} path
 */
export function unescaped(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * The document of a short or negotiated address.
 * @param {string[]} steps
 * @param {string} tag
 * @param {Document[]} documents
 */
function documentAt(steps, tag, documents) {
  const [id, second] = steps;
  const isShort = steps.length === 1 || (steps.length === 2 && known(second, [tag]));
  if (!isShort || KINDS.includes(id)) return named(steps, documents);
  return documents.find((document) => document[0] === id);
}

/**
 * The document that a kind and a slug name, a former one too.
 * @param {string[]} steps
 * @param {Document[]} documents
 */
function named([kind, slug, ...more], documents) {
  if (!KINDS.includes(kind) || more.length > 0) return undefined;
  return documents.find(([, , now, former]) => now === slug || former.includes(slug));
}

/**
 * @param {string | undefined} step
 * @param {string[]} tags
 */
function known(step, tags) {
  return tags.find((tag) => tag.toLowerCase() === step?.replaceAll("_", "-"));
}

/** @param {string} path */
function stepsOf(path) {
  return path
    .replace(/^\/+|\/+$/g, "")
    .toLowerCase()
    .split("/");
}
