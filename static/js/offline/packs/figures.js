import { FIGURES } from "../figures.js";
import { PackError } from "./errors.js";
import { hashOf } from "./hashes.js";

/** @typedef {import("../../core/packs/manifests.js").Manifest} Manifest */

/**
 * The SHA-256 of those figures of a pack that the device holds right.
 * @param {Manifest} manifest
 */
export async function heldFigures({ figures }) {
  const cache = await caches.open(FIGURES);
  const hashes = await Promise.all(
    figures.map(async ([address]) => {
      const kept = await cache.match(address, { ignoreVary: true });
      return kept && hashOf(await kept.arrayBuffer());
    }),
  );
  return new Set(figures.map(([, hash]) => hash).filter((hash, place) => hash === hashes[place]));
}

/**
 * Keeps a figure that was fetched.
 * @param {string} address
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export async function holdFigure(address, bytes) {
  const cache = await caches.open(FIGURES);
  await cache.put(address, new Response(bytes, { headers: { "Content-Type": typeOf(address) } }));
}

/**
 * The bytes of a figure; throws where the device has none.
 * @param {string} address
 */
export async function readFigure(address) {
  const cache = await caches.open(FIGURES);
  const kept = await cache.match(address, { ignoreVary: true });
  if (!kept) throw new PackError("damaged", address);
  return new Uint8Array(await kept.arrayBuffer());
}

/**
 * Drops figures of a pack that went, but those that other packs have.
 * @param {Manifest} gone
 * @param {Manifest[]} others
 */
export async function dropFigures(gone, others) {
  const used = new Set(others.flatMap(({ figures }) => figures.map(([address]) => address)));
  const cache = await caches.open(FIGURES);
  const unused = gone.figures.filter(([address]) => !used.has(address));
  await Promise.all(unused.map(([address]) => cache.delete(address)));
}

/** @param {string} address */
function typeOf(address) {
  const ending = address.slice(address.lastIndexOf(".") + 1);
  return `image/${{ svg: "svg+xml", jpg: "jpeg" }[ending] ?? ending}`;
}
