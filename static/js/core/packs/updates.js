/** @typedef {import("./manifests.js").Step} Step */

/**
 * The steps from one version to another; nothing where none lead there.
 * @param {Step[]} updates
 * @param {string} from
 * @param {string} to
 * @returns {Step[] | undefined}
 */
export function stepsBetween(updates, from, to) {
  const start = updates.map((step) => step.from).lastIndexOf(from); // an edit may be taken back
  const steps = start < 0 ? [] : updates.slice(start);
  const isChain = steps.every((step, place) => place === 0 || step.from === steps[place - 1].to);
  return isChain && steps.at(-1)?.to === to ? steps : undefined;
}

/**
 * What steps take on the wire, and how many pages' care cards they change.
 * @param {Step[]} steps
 */
export function costOf(steps) {
  const parts = steps.flatMap((step) => step.parts);
  return {
    bytes: parts.reduce((sum, [, , wire]) => sum + wire.br, 0),
    care: steps.reduce((sum, step) => sum + step.care, 0),
  };
}
