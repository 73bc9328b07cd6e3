import { bestTag } from "../shell.js";

/**
 * What a head tells of a document: page id, kind, slug and former slugs.
 * @typedef {[string, string, string, string[]]} Document
 */
/** @typedef {{ page: string } | { leadsTo: string, status: 303 | 308 }} Destination */

const KINDS = ["conditions", "guides"];
const MADE = ["share", "handout", "handout.pdf"]; // made by a server, when asked for
const OTHER_TAG = /^[a-z]{2}(?:[-_](?:[a-z]{2}|[a-z]{4}))?$/;
const SECTION = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
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
  const steps = namesTag ? rest : [first, ...rest];
  const found = namesTag ? named(steps, documents) : documentAt(steps, tag, documents);
  const isFixed = namesTag || (!KINDS.includes(first) && known(rest[0], [tag]) !== undefined);
  const address = home + (found ? found.document.slice(1, 3) : rest).join("/");
  if (!isPage(address) || !(found || namesTag || path === "/")) return undefined;
  const leadsTo = found?.section ? `${address}#${found.section}` : address;
  return { leadsTo, status: isFixed ? PERMANENT : SEE_OTHER };
}

/**
 * The page that a server makes something of at this path, at the part of it that does nearly as well:
 * with no network the page itself is printed, and its short address copied. Nothing for other paths.
 * @param {string} path
 */
export function pageBehind(path) {
  const steps = path.replace(/\/+$/, "").split("/");
  const made = steps.pop() ?? "";
  if (!MADE.includes(made)) return undefined;
  return steps.join("/") + (made === "share" ? "#state" : "");
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
 * The document of a short or negotiated address, and the section if it names one.
 * @param {string[]} steps
 * @param {string} tag
 * @param {Document[]} documents
 */
function documentAt(steps, tag, documents) {
  const [id, ...rest] = steps;
  if (KINDS.includes(id)) return named(steps, documents);
  const namesTag = known(rest[0], [tag]);
  if (!namesTag && OTHER_TAG.test(rest[0])) return undefined;
  const behind = namesTag ? rest.slice(1) : rest;
  return withSection(
    documents.find((document) => document[0] === id),
    behind,
  );
}

/**
 * The document that a kind and a slug name, a former one too, and the section behind them.
 * @param {string[]} steps
 * @param {Document[]} documents
 */
function named([kind, slug, ...behind], documents) {
  if (!KINDS.includes(kind)) return undefined;
  return withSection(
    documents.find(([, , now, former]) => now === slug || former.includes(slug)),
    behind,
  );
}

/**
 * A page opens at its top where it has no such section, and a former one is still an anchor on it.
 * @param {Document | undefined} document
 * @param {string[]} behind
 */
function withSection(document, [section, ...more]) {
  const isOther = more.length > 0 || MADE.includes(section) || (section && !SECTION.test(section));
  return document && !isOther ? { document, section } : undefined;
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
