import { headerEnd, headerIn, isLater, laidOut, START, standingOf } from "../../core/packs/file.js";
import { manifestOf } from "../../core/packs/manifests.js";
import { alone } from "./alone.js";
import { Lost } from "./committing.js";
import { gunzipped } from "./compression.js";
import { beginDraft, hold } from "./drafts.js";
import { PackError, readSoundly } from "./errors.js";
import { hashOf } from "./hashes.js";
import { completed, rowsNow } from "./installing.js";
import { dropDraft, kept, keptPacks } from "./shelf.js";
import { checkSigned } from "./signing.js";
import { noteUnfinished } from "./unfinished.js";

/** @typedef {import("../../core/packs/file.js").Laid} Laid */
/** @typedef {{ text: string, signature: string, tag: string, hasFigures: boolean, laid: Laid[] }} Signed */
/**
 * What a file holds, and what it is beside the pack that is kept, if one is.
 * @typedef {{
 *   tag: string, version: string, changed: string, hasFigures: boolean,
 *   standing: ReturnType<typeof standingOf>, kept?: import("./shelf.js").KeptPack
 * }} FileOffer
 */

/**
 * What a file holds that the publisher of a public key (Base64) has signed; refuses any other. Its pieces
 * are not looked at yet.
 * @param {Blob} blob
 * @param {string} publicKey
 * @returns {Promise<FileOffer>}
 */
export async function checkFile(blob, publicKey) {
  const { text, tag, hasFigures } = await signedIn(blob, publicKey);
  const { version, changed } = manifestOf(text, tag);
  const kept = (await keptPacks()).find((pack) => pack.tag === tag);
  const standing = standingOf({ version, changed, hasFigures }, kept);
  return { tag, version, changed, hasFigures, standing, kept };
}

/**
 * Keeps the language in a file, once all of it has been found right; until then nothing is touched.
 * @param {Blob} blob
 * @param {string} publicKey
 * @param {{ onProgress?: (progress: import("./progress.js").Progress) => void }} [options]
 */
export async function openFile(blob, publicKey, { onProgress = () => {} } = {}) {
  const file = await signedIn(blob, publicKey);
  const total = 2 * blob.size;
  let done = 0;
  const read = async (/** @type {Laid} */ piece) => {
    const bytes = await plainOf(blob, piece);
    done += piece.end - piece.start;
    onProgress({ done, total });
    return bytes;
  };
  for (const piece of file.laid) await read(piece);
  return alone(file.tag, async () => {
    const pack = await installed(file, read);
    onProgress({ done: total, total });
    return pack;
  });
}

/**
 * @param {Signed} file
 * @param {(piece: Laid) => Promise<Uint8Array<ArrayBuffer>>} read
 */
async function installed({ tag, text, signature, hasFigures, laid }, read) {
  const now = await rowsNow(tag);
  const wanted = hasFigures || (now.pack?.hasFigures ?? false);
  try {
    let draft = await beginDraft(tag, { manifest: text, signature, updates: [] }, wanted, now);
    for (const piece of laid) {
      if (!draft.held.has(piece.hash)) draft = await hold(draft, piece, await read(piece));
    }
    return kept(await completed(draft));
  } catch (error) {
    await dropDraft(tag).catch(() => undefined);
    throw error instanceof Lost ? new PackError("damaged", tag, error) : error;
  } finally {
    noteUnfinished(tag, false);
  }
}

/**
 * @param {Blob} blob
 * @param {string} publicKey
 * @returns {Promise<Signed>}
 */
async function signedIn(blob, publicKey) {
  const start = await bytesIn(blob, 0, START);
  const end = readSoundly("header", () => headerEnd(start));
  if (!end) throw new PackError("alien");
  const bytes = await bytesIn(blob, START, end);
  const { format, manifest, signature, pieces } = readSoundly("header", () => headerIn(bytes));
  if (isLater(format)) throw new PackError("later", String(format));
  if (typeof signature !== "string") throw new PackError("unsigned");
  await checkSigned(manifest, signature, publicKey);
  return readSoundly("manifest", () => {
    const { tag } = JSON.parse(manifest);
    const laid = laidOut(manifestOf(manifest, tag), pieces, end, blob.size);
    const hasFigures = laid.some(({ kind }) => kind === "figure");
    return { text: manifest, signature, tag, hasFigures, laid };
  });
}

/**
 * A piece as it was before it was packed; throws where it is not what the manifest says.
 * @param {Blob} blob
 * @param {Laid} piece
 */
async function plainOf(blob, piece) {
  const { address, start, end, bytes, hash } = piece;
  const plain = await gunzipped(blob.slice(start, end), bytes).catch((error) => {
    throw new PackError("damaged", address, error);
  });
  if ((await hashOf(plain)) !== hash) throw new PackError("damaged", address);
  return plain;
}

/**
 * @param {Blob} blob
 * @param {number} start
 * @param {number} end
 */
async function bytesIn(blob, start, end) {
  const bytes = await blob
    .slice(start, end)
    .arrayBuffer()
    .catch((error) => {
      throw new PackError("damaged", "file", error); // a card that was pulled out
    });
  return new Uint8Array(bytes);
}
