/**
 * The place of a section on the screen: how far its top is below the upper edge.
 * @typedef {{ id: string, top: number }} Section
 */

/**
 * The id of the section being read: the chosen one while its top is on the screen, else the last one
 * that has reached the upper quarter. A reader who went back to the top, where the menu is, is still
 * held to be reading what they chose.
 * @param {Section[]} sections in the order of the page
 * @param {{ chosen: string, scrolled: number, height: number }} view
 */
export function sectionInView(sections, { chosen, scrolled, height }) {
  const isSeen = sections.some(({ id, top }) => id === chosen && top >= 0 && top < height);
  if (isSeen || scrolled <= 0) return chosen;
  return sections.findLast(({ top }) => top <= height / 4)?.id ?? chosen;
}

/**
 * The id of the section that a fragment opens; one that also opens the note on a page's language, as the
 * server sends it (`#instead-treatment`), opens the section alone.
 * @param {string} hash
 */
export function sectionIn(hash) {
  return decodeURIComponent(hash.slice(1)).replace(/^instead(?:-|$)/, "");
}
