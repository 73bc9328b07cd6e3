/**
 * The place of a section on the screen: how far its top is below the upper edge.
 * @typedef {{ id: string, top: number }} Section
 */

/**
 * The id of the section being read: the chosen one while its top is on the screen, else the last one
 * that has reached the upper quarter; none at the top of the page.
 * @param {Section[]} sections in the order of the page
 * @param {{ chosen: string, scrolled: number, height: number }} view
 */
export function sectionInView(sections, { chosen, scrolled, height }) {
  const target = sections.find(({ id }) => id === chosen);
  if (target && target.top >= 0 && target.top < height) return chosen;
  if (scrolled <= 0) return "";
  const passed = sections.filter(({ top }) => top <= height / 4);
  return passed.at(-1)?.id ?? "";
}
