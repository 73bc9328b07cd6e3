/**
 * Says when a page that came from the device was kept. The worker tells so in a Server-Timing header,
 * which belongs to this very answer and needs no worker alive to be read.
 * @param {HTMLElement} note
 */
export function tellKeptCopy(note) {
  const [navigation] = performance.getEntriesByType("navigation");
  const timings = /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.serverTiming;
  const kept = timings?.find(({ name }) => name === "kept");
  const time = note.querySelector("time");
  if (!kept || !time) return;
  const { lang } = document.documentElement;
  const date = new Date(kept.description);
  time.dateTime = kept.description;
  time.textContent = date.toLocaleDateString(lang, { dateStyle: "long" });
  note.hidden = false;
}
