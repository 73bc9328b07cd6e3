import { assetName, tagOf } from "./routing.js";

const PREFIX = "pocketleaf-shell-";
const NORWEGIAN = ["no", "nn"]; // whose readers read Bokmål

/**
 * The name of the cache that holds one version of the shell.
 * @param {string} version
 */
export function shellName(version) {
  return PREFIX + version;
}

/**
 * The caches that this version may delete: other versions of the shell, and nothing else.
 * @param {string[]} names
 * @param {string} version
 */
export function oldShells(names, version) {
  return names.filter((name) => name.startsWith(PREFIX) && name !== shellName(version));
}

/**
 * The tags whose offline page the shell keeps: those of open pages and of the shells before it.
 * @param {string[]} open addresses of open pages
 * @param {string[]} kept addresses that older shells hold
 * @param {string[]} known the tags of the library, its source locale first
 */
export function tagsInUse(open, kept, known) {
  const met = new Set([...open, ...kept].map(tagOf));
  const tags = known.filter((tag) => met.has(tag));
  return tags.length > 0 ? tags : known.slice(0, 1);
}

/**
 * The tag that suits the reader best: the very one, else the same language in the same script, else the
 * first. As on the server, a bare language that a browser adds behind another script of it counts not:
 * `zh` behind `zh-TW`.
 * @param {readonly (string | undefined)[]} wishes best first
 * @param {string[]} kept
 */
export function bestTag(wishes, kept) {
  for (const [index, wish] of wishes.entries()) {
    const better = wishes.slice(0, index);
    const isShortened = better.some(
      (other) => languageOf(other) === wish && written(other) !== written(wish),
    );
    const match =
      kept.find((tag) => tag === wish) ?? kept.find((tag) => written(tag) === written(wish));
    if (match && !isShortened) return match;
  }
  return kept[0];
}

/**
 * The address of the offline page of a tag.
 * @param {string} tag
 */
export function offlinePath(tag) {
  return `/${tag}/offline`;
}

/**
 * The address of the page that answers a search in a tag where no server does.
 * @param {string} tag
 */
export function searchPath(tag) {
  return `/${tag}/search`;
}

/**
 * True when one of these files, in whatever version, is among the addresses.
 * @param {string[]} files
 * @param {string[]} addresses
 */
export function holdsAny(files, addresses) {
  const names = new Set(files.map(assetName));
  return addresses.some((address) => names.has(assetName(address)));
}

/**
 * The language and script of a tag, which the browser knows.
 * @param {string} [tag]
 */
function written(tag = "") {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${NORWEGIAN.includes(language) ? "nb" : language}-${script}`;
  } catch {
    return tag;
  }
}

/** @param {string} [tag] */
function languageOf(tag) {
  return tag?.split("-")[0];
}
