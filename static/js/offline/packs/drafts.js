import { manifestOf, piecesOf } from "../../core/packs/manifests.js";
import { rowsOf, textOf } from "../../core/packs/streams.js";
import { tableOf } from "../../core/packs/tables.js";
import { addBlock, packed } from "./blocks.js";
import { commit, Lost, settledIn } from "./committing.js";
import { readSoundly } from "./errors.js";
import { holdFigure } from "./figures.js";
import { soundPieces } from "./holdings.js";

/** @typedef {import("../../core/packs/manifests.js").Pointer} Pointer */
/** @typedef {import("../../core/packs/manifests.js").Piece} Piece */
/** @typedef {import("./database.js").Draft} Draft */
/** @typedef {import("./database.js").Held} Held */
/** @typedef {import("./database.js").Pack} Pack */
/** @typedef {{ fresh: import("./blocks.js").Fresh[], held: Held }} Prepared */

/**
 * A draft of what a pointer tells, on the device, with what an earlier draft and the installed pack
 * hold of it.
 * @param {string} tag
 * @param {Pointer} pointer
 * @param {boolean} hasFigures
 * @param {{ draft?: Draft, pack?: Pack }} now
 * @returns {Promise<Draft>}
 */
export async function beginDraft(tag, { manifest, signature }, hasFigures, now) {
  const sound = now.pack && (await soundPieces(now.pack));
  const wanted = new Set(piecesOf(manifestOf(manifest, tag), false).map(({ hash }) => hash));
  const known = [...(sound ?? []), ...(now.draft?.held ?? [])];
  const held = new Map(known.filter(([hash]) => wanted.has(hash)));
  const draft = { tag, manifest, signature, hasFigures, held };
  await commit(tag, [], () => ({ draft }));
  return draft;
}

/**
 * Adds a file that was fetched to a draft, for good.
 * @param {Draft} draft
 * @param {Piece} piece
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Draft>}
 */
export async function hold(draft, piece, bytes) {
  const { tag } = draft;
  if (piece.kind === "figure") {
    await holdFigure(piece.address, bytes);
    return draft;
  }
  const { fresh, held } = await preparations[piece.kind](bytes);
  const rows = await commit(tag, fresh, (ids, now) => {
    if (!now.draft) throw new Lost(tag);
    const added = new Map(now.draft.held).set(piece.hash, settledIn(held, ids));
    return { draft: { ...now.draft, held: added } };
  });
  return /** @type {Draft} */ (rows.draft);
}

/** @type {Record<"volume" | "head" | "index", (bytes: Uint8Array<ArrayBuffer>) => Promise<Prepared>>} */
const preparations = {
  async volume(bytes) {
    /** @type {{ row: [string, number], payload: Uint8Array<ArrayBuffer> }[]} */
    const rows = readSoundly("volume", () => rowsOf(bytes));
    const { fresh, places, sizes } = await packed(
      rows.map(({ row, payload }) => [row[0], payload]),
    );
    return { fresh, held: { table: tableOf(places), sizes } };
  },
  async head(bytes) {
    return { fresh: [], held: { text: readSoundly("head", () => textOf(bytes)) } };
  },
  async index(bytes) {
    const made = await packed([]);
    const block = await addBlock(made, [["index", bytes]]);
    return { fresh: made.fresh, held: { block, sizes: made.sizes } };
  },
};
