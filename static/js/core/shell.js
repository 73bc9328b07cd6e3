import { assetName, tagOf } from "./routing.js";

const PREFIX = "pocketleaf-shell-";

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
 * The offline page's tag that suits the reader best: of the same tag, else of the same language.
 * @param {readonly (string | undefined)[]} wishes best first
 * @param {string[]} kept
 */
export function bestTag(wishes, kept) {
  for (const wish of wishes) {
    const match =
      kept.find((tag) => tag === wish) ?? kept.find((tag) => languageOf(tag) === languageOf(wish));
    if (match) return match;
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

/** @param {string} [tag] */
function languageOf(tag) {
  return tag?.split("-")[0];
}
