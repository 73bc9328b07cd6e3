import { manifestOf } from "../../core/packs/manifests.js";
import { readSoundly } from "./errors.js";
import { fetchPointer } from "./fetching.js";
import { keptPacks } from "./shelf.js";

/**
 * What a pack would take: on the wire and on the device, in bytes, without its figures.
 * @typedef {{
 *   tag: string, version: string, changed: string, wire: number, device: number,
 *   figures: { count: number, wire: number }, isHere: boolean
 * }} Offer
 */

/**
 * What the site offers as a pack.
 * @param {string} tag
 * @returns {Promise<Offer>}
 */
export async function offerOf(tag) {
  const [pointer, packs] = await Promise.all([fetchPointer(tag), keptPacks()]);
  const manifest = readSoundly("manifest", () => manifestOf(pointer.manifest, tag));
  const { version, changed, device, figures } = manifest;
  return {
    tag,
    version,
    changed,
    wire: manifest.wire.br,
    device,
    figures: { count: figures.length, wire: manifest.figures_wire.br },
    isHere: packs.some((pack) => pack.tag === tag),
  };
}
