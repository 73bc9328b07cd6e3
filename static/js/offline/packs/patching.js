import { patched } from "../../core/packs/deltas.js";
import { manifestOf, piecesOf, wireOf } from "../../core/packs/manifests.js";
import { bytesOf, rowsOf, textOf } from "../../core/packs/streams.js";
import { placesOf, tableOf } from "../../core/packs/tables.js";
import { addBlock, packed } from "./blocks.js";
import { Lost } from "./committing.js";
import { readSoundly } from "./errors.js";
import { fetchFile } from "./fetching.js";
import { heldFigures, holdFigure } from "./figures.js";
import { hashOf } from "./hashes.js";
import { progressFrom } from "./progress.js";
import { readBlock, readRecord } from "./reading.js";
import { switchTo } from "./switching.js";

/** @typedef {import("./database.js").Pack} Pack */
/** @typedef {import("../../core/packs/manifests.js").Pointer} Pointer */
/** @typedef {import("../../core/packs/manifests.js").Step} Step */
/** @typedef {Map<string, Uint8Array<ArrayBuffer> | undefined>} Changes   by name; nothing where it goes */
/** @typedef {{ row: [string, "delta" | "whole" | "gone", number], payload: Uint8Array<ArrayBuffer> }} Change */

/**
 * The pack after the steps of an update, switched to; throws Lost or a damage where they do not fit.
 * @param {Pack} pack
 * @param {Pointer} pointer
 * @param {Step[]} steps
 * @param {number} total wire bytes
 * @param {import("./installing.js").Options} options
 */
export async function applySteps(pack, pointer, steps, total, { signal, onProgress }) {
  const { tag, hasFigures, version } = pack;
  const count = progressFrom(tag, { done: 0, total }, onProgress);
  /** @type {Changes} */
  const changes = new Map();
  for (const [hash, bytes, wire] of steps.flatMap(({ parts }) => parts)) {
    const file = { hash, bytes, address: `/${tag}/pack/update.${hash.slice(0, 10)}.plu` };
    const part = await fetchFile(file, { signal, onBytes: count(file, wire.br) });
    /** @type {Change[]} */
    const rows = readSoundly(file.address, () => rowsOf(part));
    for (const row of rows) await apply(pack, changes, row);
  }
  if (hasFigures) await fetchFigures(pointer, tag, count, signal);
  const next = await nextOf(pack, pointer, changes);
  signal?.throwIfAborted();
  return switchTo(tag, next, (now) => now.pack?.version === version && !now.pack.isDamaged);
}

/**
 * @param {Pack} pack
 * @param {Changes} changes
 * @param {Change} change
 */
async function apply(pack, changes, { row: [name, kind], payload }) {
  if (kind === "gone") changes.set(name, undefined);
  else if (kind === "whole") changes.set(name, payload);
  else {
    const old = changes.get(name) ?? (await oldOf(pack, name));
    changes.set(
      name,
      readSoundly(name, () => patched(old, payload)),
    );
  }
}

/**
 * @param {Pack} pack
 * @param {string} name
 */
async function oldOf(pack, name) {
  if (name === "head") return bytesOf(pack.head);
  return name === "index" ? readBlock(pack.block, { isOnce: true }) : readRecord(pack, name);
}

/**
 * @param {Pointer} pointer
 * @param {string} tag
 * @param {import("./progress.js").Counter} count
 * @param {AbortSignal} [signal]
 */
async function fetchFigures(pointer, tag, count, signal) {
  const manifest = manifestOf(pointer.manifest, tag);
  const held = await heldFigures(manifest);
  for (const piece of piecesOf(manifest, true)) {
    if (piece.kind !== "figure" || held.has(piece.hash)) continue;
    const onBytes = count(piece, wireOf(manifest, piece));
    await holdFigure(piece.address, await fetchFile(piece, { signal, onBytes }));
  }
}

/**
 * @param {Pack} pack
 * @param {Pointer} pointer
 * @param {Changes} changes
 * @returns {Promise<import("./switching.js").Next>}
 */
async function nextOf(pack, { manifest, signature }, changes) {
  const { tag, hasFigures, head } = pack;
  const told = manifestOf(manifest, tag).index;
  const [newHead, index] = ["head", "index"].map((name) => take(changes, name));
  const changed = /** @type {[string, Uint8Array<ArrayBuffer>][]} */ (
    [...changes].filter(([, bytes]) => bytes)
  );
  const made = await packed(changed.sort(([one], [other]) => (one < other ? -1 : 1)));
  const places = new Map([...placesOf(pack.table), ...made.places]);
  for (const [name, bytes] of changes) if (!bytes) places.delete(name);
  const block = index ? await addBlock(made, [["index", index]]) : pack.block;
  const hash = index ? await hashOf(index) : manifestOf(pack.manifest, tag).index[0];
  if (hash !== told[0]) throw new Lost(tag);
  return {
    manifest,
    signature,
    hasFigures,
    head: newHead ? readSoundly("head", () => textOf(newHead)) : head,
    table: tableOf(places),
    block,
    sizes: new Map([...pack.sizes, ...made.sizes]),
    fresh: made.fresh,
  };
}

/**
 * @param {Changes} changes
 * @param {string} name
 */
function take(changes, name) {
  const change = changes.get(name);
  changes.delete(name);
  return change;
}
