/**
 * What the worker knows of an answer from the network.
 * @typedef {{
 *   status: number, type: string, redirected: boolean, contentType: string, edition: string
 * }} Facts
 */

/**
 * What to do with the kept copy of a page after this answer. A captive portal's answer names no
 * edition, so it neither becomes a copy nor costs one.
 * @param {Facts} facts
 * @returns {"keep" | "drop" | "leave"}
 */
export function fateOf(facts) {
  if (!facts.edition || facts.type !== "basic" || facts.redirected) return "leave";
  if (facts.status === 404 || facts.status === 410) return "drop";
  return facts.status === 200 && isHtml(facts) ? "keep" : "leave";
}

/**
 * True for a whole file that came as it was asked for, and is not some page in its place.
 * @param {Facts} facts
 */
export function isFile(facts) {
  return facts.status === 200 && facts.type === "basic" && !facts.redirected && !isHtml(facts);
}

/**
 * Where the reader's answer comes from; "wait" asks again once the network has spoken.
 * @param {number | "failed" | "late"} network the status of its answer, or why there is none
 * @param {boolean} hasKept
 * @returns {"network" | "kept" | "offline" | "wait"}
 */
export function answerFrom(network, hasKept) {
  if (network === "late") return hasKept ? "kept" : "wait";
  if (network === "failed" || network >= 500) return hasKept ? "kept" : "offline";
  return "network";
}

/** @param {Facts} facts */
function isHtml({ contentType }) {
  return contentType.startsWith("text/html");
}
