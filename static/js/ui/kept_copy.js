import { timing } from "./timings.js";

/**
 * Says when a page that came from the device was kept.
 * @param {HTMLElement} note
 */
export function tellKeptCopy(note) {
  const kept = timing("kept");
  const time = note.querySelector("time");
  if (!kept || !time) return;
  const { lang } = document.documentElement;
  time.dateTime = kept;
  time.textContent = new Date(kept).toLocaleDateString(lang, { dateStyle: "long" });
  note.hidden = false;
}
