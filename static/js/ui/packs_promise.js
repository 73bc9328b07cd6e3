/** False in browsers that are too old, and in private windows that keep nothing. */
export function canKeep() {
  return "serviceWorker" in navigator && "indexedDB" in window && "locks" in navigator;
}

/** What the browser promises of what is kept, by the name of the part that tells it. */
export async function promiseNow() {
  return nameOf(await navigator.storage?.persisted?.());
}

/** Asks the browser to keep it; the answer as above. */
export async function askPromise() {
  return nameOf(await navigator.storage?.persist?.());
}

/** @param {boolean | undefined} isPromised */
function nameOf(isPromised) {
  const { standalone } = /** @type {{ standalone?: boolean }} */ (navigator);
  if (standalone === false) return "seven"; // only on iOS, and only outside the home screen
  return isPromised ? "yes" : "no";
}
