/**
 * The hits of one page; `page` is null where only questions of it were found.
 * @template {{ url: string }} Hit
 * @typedef {{ address: string, page: Hit | null, questions: Hit[] }} Entry
 */

/**
 * One entry a page, in the order of each page's best hit.
 * @template {{ url: string }} Hit
 * @param {Hit[]} hits
 * @returns {Entry<Hit>[]}
 */
export function grouped(hits) {
  const addresses = new Set(hits.map(({ url }) => addressOf(url)));
  return [...addresses].map((address) => ({
    address,
    page: hits.find(({ url }) => url === address) ?? null,
    questions: hits.filter(({ url }) => url !== address && addressOf(url) === address),
  }));
}

/**
 * Beginnings of the longest word of a query, longest first, down to half of it: what to look for
 * where nothing was found.
 * @param {string} query
 */
export function shorter(query) {
  const words = query.split(/\s+/).map((word) => [...word]);
  const word = words.reduce((best, each) => (each.length > best.length ? each : best));
  const lengths = Array.from({ length: word.length }, (_, dropped) => word.length - dropped);
  return lengths
    .filter((length) => length < word.length && length >= Math.max(3, Math.floor(word.length / 2)))
    .map((length) => word.slice(0, length).join(""));
}

/** @param {string} url */
function addressOf(url) {
  return url.split("#")[0];
}
