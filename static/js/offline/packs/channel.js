/**
 * What tabs and the worker tell each other of packs; bytes are those of the wire.
 * @typedef {{ tag: string, kind: "progress" | "changed", done?: number, total?: number }} News
 */

const NAME = "pocketleaf-packs";

/** @type {BroadcastChannel | undefined} */
let channel;

/**
 * Tells all other tabs and the worker.
 * @param {News} news
 */
export function tell(news) {
  opened()?.postMessage(news);
}

/**
 * Hears what others tell.
 * @param {(news: News) => void} heed
 */
export function listen(heed) {
  opened()?.addEventListener("message", ({ data }) => heed(data));
}

function opened() {
  if (!channel && "BroadcastChannel" in globalThis) channel = new BroadcastChannel(NAME);
  return channel;
}
