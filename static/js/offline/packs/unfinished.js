const KEY = "pocketleaf-unfinished";

/**
 * Notes, where a page can see it at no cost, that a pack is half installed or not any more.
 * @param {string} tag
 * @param {boolean} isUnfinished
 */
export function noteUnfinished(tag, isUnfinished) {
  try {
    const { localStorage } = page();
    const others = unfinishedTags().filter((each) => each !== tag);
    const tags = isUnfinished ? [...others, tag] : others;
    if (tags.length > 0) localStorage.setItem(KEY, JSON.stringify(tags));
    else localStorage.removeItem(KEY);
  } catch {
    // a browser that refuses to remember; the half install is listed all the same
  }
}

/**
 * The tags whose install was begun and not ended.
 * @returns {string[]}
 */
export function unfinishedTags() {
  try {
    return JSON.parse(page().localStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}

/** @returns {{ localStorage: Record<"getItem" | "setItem" | "removeItem", (...args: string[]) => any> }} */
function page() {
  return /** @type {any} */ (globalThis); // a worker has no such storage, and installs nothing
}
