/**
 * A kept page as the offline page lists it.
 * @typedef {{ path: string, title: string, lang: string, dir: string }} Entry
 */

/**
 * A page's own title: what stands before the name of the site.
 * @param {string} title
 */
export function ownTitle(title) {
  const end = title.lastIndexOf(" · ");
  return (end < 0 ? title : title.slice(0, end)).trim();
}

/**
 * True for a page to read, unlike those about the translation and about what is kept.
 * @param {string} path
 */
export function isReading(path) {
  return !/\/(translation|library)$/.test(path);
}

/**
 * Entries grouped by language, the reader's first, each group in its own alphabetical order.
 * @param {Entry[]} entries
 * @param {string} lang
 */
export function groupsOf(entries, lang) {
  const langs = [...new Set(entries.map((entry) => entry.lang))].sort();
  const ordered = [
    ...langs.filter((each) => each === lang),
    ...langs.filter((each) => each !== lang),
  ];
  return ordered.map((each) => ({
    lang: each,
    entries: inOrder(entries.filter((entry) => entry.lang === each)),
  }));
}

/** @param {Entry[]} entries */
function inOrder(entries) {
  const { compare } = new Intl.Collator(entries[0].lang);
  return entries.sort((one, other) => compare(one.title, other.title));
}
