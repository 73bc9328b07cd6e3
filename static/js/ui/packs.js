import { unfinishedTags } from "../offline/packs/unfinished.js";
import { timing } from "./timings.js";

/**
 * Says from which edition a page is that was read from a pack, where there is nothing left to keep.
 * @param {HTMLElement} note
 */
export async function tellPack(note) {
  const told = timing("pack");
  const [time, place] = [note.querySelector("time"), note.querySelector("bdi")];
  if (!told || !time || !place) return;
  for (const link of document.querySelectorAll("[data-keep]")) link.closest("p")?.remove();
  const { dayText } = await import("./packs_numbers.js");
  const [version, changed] = told.split(" ");
  time.dateTime = changed;
  time.textContent = dayText(changed);
  place.textContent = version.slice(0, 8);
  note.hidden = false;
}

/**
 * Opens the panel of the page's language once a reader wants it; without it, the link leads to the
 * page of all languages.
 * @param {HTMLAnchorElement} link
 */
export function openOnceUsed(link) {
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    keepScripts();
    const { openPanel } = await import("./packs_panel.js");
    await openPanel(link);
  });
}

/** Has the worker keep what packs need, where the page was opened before there was one too. */
export async function keepScripts() {
  const { active } = (await navigator.serviceWorker?.ready) ?? {};
  active?.postMessage({ type: "packs" });
}

/** Goes on with what was begun and looks for what is newer, when the page is read and the phone idle. */
export function workWhenIdle() {
  const tag = timing("pack") && document.documentElement.dataset.tag;
  if (!navigator.onLine || (!tag && unfinishedTags().length === 0)) return;
  const soon = window.requestIdleCallback ?? setTimeout; // Safari knows no idleness
  soon(async () => {
    const { workBehind } = await import("./packs_behind.js");
    await workBehind(tag);
  });
}
