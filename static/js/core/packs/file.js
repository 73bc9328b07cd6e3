import { piecesOf } from "./manifests.js";
import { bytesOf, textOf } from "./streams.js";

/** @typedef {import("./manifests.js").Manifest} Manifest */
/** @typedef {import("./manifests.js").Piece} Piece */
/** @typedef {{ format: number, manifest: string, signature: string | null, pieces: number[] }} Header */
/** A piece of a pack, and where it lies in the file. @typedef {Piece & { start: number, end: number }} Laid */

const FORMAT = 1;
const MARK = bytesOf("pocketleaf");
const LONGEST = 2 ** 22; // bytes of a header

/** The bytes before the header. */
export const START = MARK.length + 4;

/**
 * Where the header of a file ends; nothing where the file is of another kind.
 * @param {Uint8Array} start the first bytes of the file
 */
export function headerEnd(start) {
  if (start.length < START || MARK.some((byte, place) => byte !== start[place])) return undefined;
  const length = new DataView(start.buffer, start.byteOffset).getUint32(MARK.length, true);
  if (length > LONGEST) throw new RangeError("a header is too long");
  return START + length;
}

/**
 * The header in its bytes; throws when it cannot be read.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Header}
 */
export function headerIn(bytes) {
  const { format, manifest, signature, pieces } = JSON.parse(textOf(bytes));
  return { format, manifest: String(manifest), signature, pieces };
}

/**
 * True when a file is of a later format than is read here.
 * @param {number} format
 */
export function isLater(format) {
  return format !== FORMAT;
}

/**
 * What stands at the start of a file, before its pieces.
 * @param {string} manifest
 * @param {string} signature
 * @param {number[]} pieces their lengths as they are packed
 */
export function fileStart(manifest, signature, pieces) {
  const header = bytesOf(JSON.stringify({ format: FORMAT, manifest, signature, pieces }));
  const start = new Uint8Array(START + header.length);
  start.set(MARK);
  new DataView(start.buffer).setUint32(MARK.length, header.length, true);
  start.set(header, START);
  return start;
}

/**
 * Where the pieces of a pack lie in a file, with its figures or without; throws when they do not fill it
 * exactly, or when one takes more room than its plain bytes could need.
 * @param {Manifest} manifest
 * @param {number[]} lengths
 * @param {number} start where the first one lies
 * @param {number} end of the file
 * @returns {Laid[]}
 */
export function laidOut(manifest, lengths, start, end) {
  const hasFigures = lengths.length > piecesOf(manifest, false).length;
  const pieces = piecesOf(manifest, hasFigures);
  if (pieces.length !== lengths.length) throw new RangeError("a file lacks pieces of its pack");
  let place = start;
  const laid = pieces.map((piece, number) => {
    const length = lengths[number];
    if (!Number.isInteger(length) || length < 0 || length > mostFor(piece.bytes)) {
      throw new RangeError("a piece takes more room than it needs");
    }
    place += length;
    return { ...piece, start: place - length, end: place };
  });
  if (place !== end) throw new RangeError("a file's pieces do not fill it");
  return laid;
}

/**
 * The volume of some records, the same that the publisher made.
 * @param {[string, Uint8Array][]} records by address
 */
export function volumeOf(records) {
  const list = bytesOf(JSON.stringify(records.map(([address, { length }]) => [address, length])));
  const parts = [list, ...records.map(([, bytes]) => bytes)];
  const volume = new Uint8Array(4 + parts.reduce((sum, { length }) => sum + length, 0));
  new DataView(volume.buffer).setUint32(0, list.length, true);
  let place = 4;
  for (const part of parts) {
    volume.set(part, place);
    place += part.length;
  }
  return volume;
}

/**
 * What a file is beside what is kept of its language. Versions have no order but by the date of what
 * they hold: of another one of the same day nobody can say that it is newer.
 * @param {{ version: string, changed: string, hasFigures: boolean }} file
 * @param {{ version: string, changed: string, hasFigures: boolean, isDamaged: boolean }} [kept]
 * @returns {"useful" | "same" | "older"}
 */
export function standingOf(file, kept) {
  if (!kept) return "useful";
  if (file.version !== kept.version) return file.changed > kept.changed ? "useful" : "older";
  return kept.isDamaged || (file.hasFigures && !kept.hasFigures) ? "useful" : "same";
}

/**
 * What gzip makes at most of bytes that cannot be made smaller.
 * @param {number} bytes
 */
function mostFor(bytes) {
  return bytes + Math.floor(bytes / 64) + 1024;
}
