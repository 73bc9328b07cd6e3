import { openPack, readPage } from "../offline/packs/reading.js";
import * as packs from "../offline/packs.js";
import { PackLine } from "./packs_line.js";
import { isCheckDue, isMetered, rememberStart, toResume } from "./packs_memory.js";
import { careOf, languageText } from "./packs_numbers.js";
import { showProgress } from "./packs_view.js";

/** @typedef {import("../offline/packs.js").UpdateOffer} UpdateOffer */

/**
 * Goes on with what was begun, then looks whether there is a newer edition of the pack that the page
 * was read from. Whatever fails, the page reads on.
 * @param {string | undefined} tag
 */
export async function workBehind(tag) {
  for (const waiting of toResume()) await resume(waiting).catch(() => undefined);
  if (tag && isCheckDue(tag)) await renew(tag).catch(() => undefined);
}

/** @param {string} tag */
async function resume(tag) {
  const half = (await packs.halfPacks()).find((each) => each.tag === tag);
  if (!half || half.isRunning) return;
  const line = await PackLine.open();
  const part = line.show("behind", { language: languageText(tag) });
  showProgress(part, half);
  const onProgress = (/** @type {packs.Progress} */ progress) => showProgress(part, progress);
  try {
    await packs.install(tag, { hasFigures: half.hasFigures, onProgress });
  } finally {
    line.close();
  }
}

/** @param {string} tag */
async function renew(tag) {
  const offer = await packs.updateFor(tag);
  if (!offer) return;
  if (isMetered()) await offerUpdate(tag, offer);
  else await apply(tag, offer);
}

/**
 * @param {string} tag
 * @param {UpdateOffer} offer
 */
async function offerUpdate(tag, offer) {
  const line = await PackLine.open();
  const part = line.show("newer", { size: offer.bytes, care: careOf(offer) });
  part.querySelector("[data-do]")?.addEventListener("click", async () => {
    rememberStart(tag);
    line.close();
    await apply(tag, offer).catch(() => offerUpdate(tag, offer));
  });
}

/**
 * @param {string} tag
 * @param {UpdateOffer} offer
 */
async function apply(tag, offer) {
  const before = await textHere(tag);
  await packs.update(tag);
  const isChanged = (await textHere(tag)) !== before;
  const line = await PackLine.open();
  line.show("updated", { changed: isChanged ? "yes" : "", care: careOf(offer) });
}

/**
 * The page shown, as the pack has it now.
 * @param {string} tag
 */
async function textHere(tag) {
  const open = await openPack(tag);
  return open && readPage(open, location.pathname);
}
