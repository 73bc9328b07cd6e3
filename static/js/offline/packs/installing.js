import { manifestOf, piecesOf, wireLeft, wireOf } from "../../core/packs/manifests.js";
import { placesOf, tableOf } from "../../core/packs/tables.js";
import { alone } from "./alone.js";
import { Lost } from "./committing.js";
import { compacted } from "./compacting.js";
import { read, result } from "./database.js";
import { beginDraft, hold } from "./drafts.js";
import { PackError, readSoundly } from "./errors.js";
import { fetchFile, fetchPointer, patiently } from "./fetching.js";
import { heldFigures } from "./figures.js";
import { progressFrom } from "./progress.js";
import { markDamaged } from "./reading.js";
import { dropDraft, kept } from "./shelf.js";
import { switchTo } from "./switching.js";
import { noteUnfinished } from "./unfinished.js";

/** @typedef {import("../../core/packs/manifests.js").Pointer} Pointer */
/** @typedef {import("./database.js").Draft} Draft */
/** @typedef {import("./database.js").Pack} Pack */
/**
 * How to install: aborting the signal pauses, and what came stays.
 * @typedef {{
 *   hasFigures?: boolean, signal?: AbortSignal,
 *   onProgress?: (progress: import("./progress.js").Progress) => void
 * }} Options
 */

const ATTEMPTS = 3;

/**
 * Installs a pack, or goes on where an install stopped.
 * @param {string} tag
 * @param {Options} [options]
 */
export function install(tag, options = {}) {
  return alone(tag, async () => kept(await makeWhole(tag, options)));
}

/**
 * Fetches again what an installed pack holds wrong.
 * @param {string} tag
 * @param {Options} [options]
 */
export function repair(tag, options = {}) {
  return alone(tag, async () => {
    await markDamaged(tag);
    return kept(await makeWhole(tag, options));
  });
}

/**
 * The pack as the site has it now, made from what the device holds and what is fetched.
 * @param {string} tag
 * @param {Options} options
 * @returns {Promise<Pack>}
 */
export async function makeWhole(tag, options) {
  noteUnfinished(tag, true);
  let isLost = false;
  for (let attempt = 1; ; attempt++) {
    try {
      const pack = await gather(tag, options, attempt > 1);
      noteUnfinished(tag, false);
      return await compacted(pack);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof Lost && !isLost) {
        isLost = true;
        await startOver(tag);
      } else if (attempt === ATTEMPTS || !(isGone(error) || isClosed(error))) {
        throw error instanceof Lost ? new PackError("damaged", tag, error) : error;
      }
    }
  }
}

/**
 * @param {string} tag
 * @param {Options} options
 * @param {boolean} isAgain
 */
async function gather(tag, { hasFigures, signal, onProgress }, isAgain) {
  const cache = isAgain ? "reload" : "no-cache";
  const pointer = await patiently(() => fetchPointer(tag, { signal, cache }), signal);
  const now = await rowsNow(tag);
  const wanted = hasFigures ?? now.draft?.hasFigures ?? now.pack?.hasFigures ?? false;
  const manifest = readSoundly("manifest", () => manifestOf(pointer.manifest, tag));
  let draft = await beginDraft(tag, pointer, wanted, now);
  const figures = wanted ? await heldFigures(manifest) : new Set();
  const isHeld = (/** @type {string} */ hash) => draft.held.has(hash) || figures.has(hash);
  const total = wireLeft(manifest, wanted, () => false);
  const done = total - wireLeft(manifest, wanted, isHeld);
  const count = progressFrom(tag, { done, total }, onProgress);
  for (const piece of piecesOf(manifest, wanted)) {
    if (isHeld(piece.hash)) continue;
    const onBytes = count(piece, wireOf(manifest, piece));
    draft = await hold(draft, piece, await fetchFile(piece, { signal, onBytes }));
  }
  signal?.throwIfAborted();
  return completed(draft);
}

/**
 * What the device holds of a tag.
 * @param {string} tag
 * @returns {Promise<{ pack?: Pack, draft?: Draft }>}
 */
export function rowsNow(tag) {
  return read(async ({ packs, staging }) => ({
    pack: await result(packs.get(tag)),
    draft: await result(staging.get(tag)),
  }));
}

/**
 * Makes a draft that holds all of its pack the current one.
 * @param {Draft} draft
 */
export function completed(draft) {
  return switchTo(draft.tag, nextOf(draft), (at) => at.draft?.manifest === draft.manifest);
}

/**
 * What a draft that is complete makes of a pack.
 * @param {Draft} draft
 * @returns {import("./switching.js").Next}
 */
function nextOf({ tag, manifest, signature, hasFigures, held }) {
  const { head, index, volumes } = manifestOf(manifest, tag);
  const parts = volumes.map(([hash]) => held.get(hash)?.table ?? tableOf(new Map()));
  return {
    manifest,
    signature,
    hasFigures,
    head: held.get(head[0])?.text ?? "",
    table: tableOf(new Map(parts.flatMap((table) => [...placesOf(table)]))),
    block: held.get(index[0])?.block ?? -1,
    sizes: new Map([...held.values()].flatMap(({ sizes }) => [...(sizes ?? [])])),
    fresh: [],
  };
}

/**
 * Trusts nothing that the device holds of a pack any more.
 * @param {string} tag
 */
async function startOver(tag) {
  await dropDraft(tag);
  await markDamaged(tag);
}

/** @param {unknown} error */
function isGone(error) {
  return error instanceof PackError && error.reason === "gone";
}

/**
 * True where the storage was closed under our feet, as by clearing it.
 * @param {unknown} error
 */
function isClosed(error) {
  return error instanceof DOMException && ["InvalidStateError", "AbortError"].includes(error.name);
}
