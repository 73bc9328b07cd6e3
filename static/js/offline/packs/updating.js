import { manifestOf, wireLeft } from "../../core/packs/manifests.js";
import { costOf, stepsBetween } from "../../core/packs/updates.js";
import { alone } from "./alone.js";
import { Lost } from "./committing.js";
import { compacted } from "./compacting.js";
import { read, result } from "./database.js";
import { PackError, readSoundly } from "./errors.js";
import { fetchPointer, patiently } from "./fetching.js";
import { makeWhole } from "./installing.js";
import { applySteps } from "./patching.js";
import { kept } from "./shelf.js";

/** @typedef {import("./installing.js").Options} Options */
/** @typedef {import("./database.js").Pack} Pack */
/** @typedef {import("../../core/packs/manifests.js").Pointer} Pointer */
/** @typedef {import("../../core/packs/manifests.js").Step} Step */
/**
 * What there is to fetch, in wire bytes; `care`: pages whose care cards changed, as far as that is told.
 * @typedef {{ tag: string, version: string, bytes: number, care: number, isWhole: boolean }} UpdateOffer
 */
/** @typedef {{ version: string, steps: Step[] | undefined, bytes: number }} Way */

/**
 * What is newer than an installed pack, by one conditional request; nothing where nothing is.
 * @param {string} tag
 * @returns {Promise<UpdateOffer | undefined>}
 */
export async function updateFor(tag) {
  const pack = await packOf(tag);
  if (!pack) return undefined;
  const way = wayFrom(pack, await fetchPointer(tag));
  if (!way) return undefined;
  const { version, bytes, steps } = way;
  return { tag, version, bytes, care: costOf(steps ?? []).care, isWhole: !steps };
}

/**
 * Brings an installed pack to what the site has now; the old one serves until then.
 * @param {string} tag
 * @param {Options} [options]
 */
export function update(tag, options = {}) {
  return alone(tag, async () => {
    const pack = await packOf(tag);
    return kept((pack && (await small(pack, options))) ?? (await makeWhole(tag, options)));
  });
}

/**
 * The pack brought there by steps; nothing where none lead there, or not to what they should.
 * @param {Pack} pack
 * @param {Options} options
 */
async function small(pack, options) {
  const { signal } = options;
  const pointer = await patiently(() => fetchPointer(pack.tag, { signal }), signal);
  const way = wayFrom(pack, pointer);
  if (!way) return pack;
  if (!way.steps) return undefined;
  try {
    return await compacted(await applySteps(pack, pointer, way.steps, way.bytes, options));
  } catch (error) {
    const isMisfit =
      error instanceof Lost ||
      (error instanceof PackError && ["damaged", "gone"].includes(error.reason));
    if (!isMisfit) throw error;
  }
}

/**
 * How to come from a pack to what a pointer tells; nothing where it is that already.
 * @param {Pack} pack
 * @param {Pointer} pointer
 * @returns {Way | undefined}
 */
function wayFrom(pack, { manifest: text, updates }) {
  const { tag, version: from, hasFigures, isDamaged } = pack;
  const manifest = readSoundly("manifest", () => manifestOf(text, tag));
  const { version } = manifest;
  if (version === from) return undefined;
  const old = manifestOf(pack.manifest, tag);
  const held = [old.head, old.index, ...old.volumes].map(([hash]) => hash);
  const pictures = hasFigures ? old.figures.map(([, hash]) => hash) : [];
  const isHeld = (/** @type {string} */ hash) => held.includes(hash) || pictures.includes(hash);
  const whole = wireLeft(manifest, hasFigures, isHeld);
  const steps = isDamaged ? undefined : stepsBetween(updates, from, version);
  const small = costOf(steps ?? []).bytes + whole - wireLeft(manifest, false, isHeld);
  return steps && small <= whole
    ? { version, steps, bytes: small }
    : { version, steps: undefined, bytes: whole };
}

/**
 * @param {string} tag
 * @returns {Promise<Pack | undefined>}
 */
function packOf(tag) {
  return read(({ packs }) => result(packs.get(tag)));
}
