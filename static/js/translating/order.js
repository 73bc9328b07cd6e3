/**
 * A text of the page: its permanent id, and how its translation stands.
 * @typedef {{ id: string, standing: string }} Part
 * @typedef {"before" | "after" | "todo"} Way
 */

/**
 * The id of the text that a way leads to; from none, the first one. At the ends it leads nowhere, but what is
 * to do is looked for all around.
 * @param {Part[]} parts in reading order
 * @param {string} current
 * @param {Way} way
 * @returns {string | undefined}
 */
export function leadsTo(parts, current, way) {
  const at = parts.findIndex((part) => part.id === current);
  if (way === "before") return parts[at - 1]?.id;
  if (way === "after") return parts[at + 1]?.id;
  const around = [...parts.slice(at + 1), ...parts.slice(0, Math.max(at, 0))];
  return around.find((part) => part.standing !== "current")?.id;
}
