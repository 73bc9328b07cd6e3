import { fileStart, volumeOf } from "../../core/packs/file.js";
import { volumesOf } from "../../core/packs/layout.js";
import { manifestOf, piecesOf } from "../../core/packs/manifests.js";
import { bytesOf } from "../../core/packs/streams.js";
import { lengthsIn } from "../../core/packs/tables.js";
import { alone } from "./alone.js";
import { gzipped } from "./compression.js";
import { PackError } from "./errors.js";
import { heldFigures, readFigure } from "./figures.js";
import { hashOf } from "./hashes.js";
import { markDamaged, openPack, readBlock, readRecord } from "./reading.js";

/** @typedef {import("./database.js").Pack} Pack */
/** @typedef {import("../../core/packs/manifests.js").Piece} Piece */
/** @typedef {(progress: import("./progress.js").Progress) => void} OnProgress */

/**
 * A kept language as one file, with its pictures where all of them are here; plain bytes in the progress.
 * @param {string} tag
 * @param {{ onProgress?: OnProgress }} [options]
 * @returns {Promise<Blob>}
 */
export function saveFile(tag, { onProgress = () => {} } = {}) {
  return alone(tag, async () => {
    const { pack } = (await openPack(tag)) ?? {};
    if (!pack) throw new PackError("gone", tag);
    try {
      return await fileOf(pack, onProgress);
    } catch (error) {
      if (error instanceof PackError && error.reason === "damaged") await markDamaged(tag);
      throw error;
    }
  });
}

/**
 * @param {Pack} pack
 * @param {OnProgress} onProgress
 */
async function fileOf(pack, onProgress) {
  const { tag, manifest: text, signature } = pack;
  if (!signature) throw new PackError("unsigned", tag);
  const pieces = piecesOf(manifestOf(text, tag), await hasAllFigures(pack));
  const total = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  /** @type {Blob[]} */
  const packed = [];
  let done = 0;
  for (const piece of pieces) {
    packed.push(await gzipped(await rebuilt(pack, piece)));
    done += piece.bytes;
    onProgress({ done, total });
  }
  const lengths = packed.map(({ size }) => size);
  return new Blob([fileStart(text, signature, lengths), ...packed]);
}

/** @param {Pack} pack */
async function hasAllFigures({ tag, manifest, hasFigures }) {
  const told = manifestOf(manifest, tag);
  return hasFigures && (await heldFigures(told)).size === hashesOf(told).size;
}

/** @param {import("../../core/packs/manifests.js").Manifest} manifest */
function hashesOf({ figures }) {
  return new Set(figures.map(([, hash]) => hash));
}

/**
 * A file of a pack as its publisher made it; throws where the device does not hold it right.
 * @param {Pack} pack
 * @param {Piece} piece
 */
async function rebuilt(pack, piece) {
  const bytes = await rebuilders[piece.kind](pack, piece);
  if ((await hashOf(bytes)) !== piece.hash) throw new PackError("damaged", piece.address);
  return bytes;
}

/** @type {Record<Piece["kind"], (pack: Pack, piece: Piece) => Promise<Uint8Array<ArrayBuffer>>>} */
const rebuilders = {
  head: async ({ head }) => bytesOf(head),
  index: ({ block }) => readBlock(block, { isOnce: true }),
  figure: (_, { address }) => readFigure(address),
  async volume(pack, { hash }) {
    const { volumes } = manifestOf(pack.manifest, pack.tag);
    const number = volumes.findIndex(([each]) => each === hash);
    const counts = volumesOf(lengthsIn(pack.table));
    const start = counts.slice(0, number).reduce((sum, count) => sum + count, 0);
    /** @type {[string, Uint8Array][]} */
    const records = [];
    for (const address of pack.table.addresses.slice(start, start + counts[number])) {
      records.push([address, await readRecord(pack, address)]);
    }
    return volumeOf(records);
  },
};
