import { toResume } from "./packs_memory.js";
import { fill, PackParts } from "./packs_parts.js";
import { canKeep, promiseNow } from "./packs_promise.js";
import { PackRow } from "./packs_row.js";

/**
 * Lets a reader keep and remove each language of the page "My library".
 * @param {HTMLElement} list
 */
export async function showLibrary(list) {
  const parts = new PackParts(document);
  if (!canKeep()) return list.before(parts.part("why-unsupported"));
  const there = new Map();
  /** @type {NodeListOf<HTMLElement>} */
  const sections = list.querySelectorAll("[data-pack]");
  const rows = [...sections].map((section) => {
    const { pack } = section.dataset;
    return new PackRow(section, parts, (isThere) => {
      there.set(pack, isThere);
      tellWhatIsThere([...there.values()], sections.length, parts);
    });
  });
  const files = document.getElementById("open-file");
  if (files) import("./packs_opening.js").then((it) => new it.PackOpening(files, parts, rows));
  const waiting = toResume();
  for (const row of rows) {
    row.look().then(() => {
      if (waiting.includes(row.tag) && !row.isElsewhere) row.start();
    });
  }
}

/**
 * @param {boolean[]} there what is known of the languages so far
 * @param {number} count of all languages
 * @param {PackParts} parts
 */
async function tellWhatIsThere(there, count, parts) {
  const isSome = there.includes(true);
  const nothing = document.getElementById("none-kept");
  if (nothing) nothing.hidden = isSome || there.length < count;
  await tellSpace(isSome, parts);
}

/**
 * @param {boolean} isSome
 * @param {PackParts} parts
 */
async function tellSpace(isSome, parts) {
  const section = document.getElementById("space");
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (!section || !quota) return;
  fill(section, { used: usage, free: Math.max(quota - usage, 0) });
  const promise = isSome ? [parts.part(await promiseNow())] : [];
  section.querySelector("[data-promise]")?.replaceChildren(...promise);
  section.hidden = false;
}
