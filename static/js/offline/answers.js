/**
 * What the decisions need to know of an answer.
 * @param {Response} answer
 * @returns {import("../core/keeping.js").Facts}
 */
export function factsOf({ status, type, redirected, headers }) {
  return {
    status,
    type,
    redirected,
    contentType: headers.get("Content-Type") ?? "",
    edition: headers.get("X-Pocketleaf-Edition") ?? "",
  };
}

/**
 * True when the work was done: keeping may fail (no network, a full disk), reading may not.
 * @param {Promise<unknown>} work
 */
export function quietly(work) {
  return work.then(
    () => true,
    () => false,
  );
}
