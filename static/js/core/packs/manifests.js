/** @typedef {{ br: number, gzip: number }} Wire   bytes by encoding */
/**
 * What a pack is: docs/offline.md.
 * @typedef {{
 *   format: number, tag: string, version: string, changed: string, head: [string, number],
 *   index: [string, number], pages: [string, number, number], volumes: [string, number][],
 *   figures: [string, string, number][], wire: Wire, figures_wire: Wire, device: number
 * }} Manifest
 */
/** @typedef {{ from: string, to: string, care: number, parts: [string, number, Wire][] }} Step */
/** @typedef {{ manifest: string, signature: string | null, updates: Step[] }} Pointer */
/**
 * A file of a pack.
 * @typedef {{ kind: "volume" | "head" | "index" | "figure", hash: string, bytes: number, address: string }} Piece
 */

const FORMAT = 1;

/**
 * The manifest in a text; throws when it is of another format or of another locale.
 * @param {string} text
 * @param {string} tag
 * @returns {Manifest}
 */
export function manifestOf(text, tag) {
  const manifest = JSON.parse(text);
  if (manifest.format !== FORMAT || manifest.tag !== tag) {
    throw new TypeError(`a pack's manifest is not of format ${FORMAT} and of "${tag}"`);
  }
  return manifest;
}

/**
 * The files of a pack, in the order in which they are fetched.
 * @param {Manifest} manifest
 * @param {boolean} hasFigures
 * @returns {Piece[]}
 */
export function piecesOf({ tag, head, index, volumes, figures }, hasFigures) {
  /** @type {(kind: Piece["kind"], file: [string, number], address: string) => Piece} */
  const piece = (kind, [hash, bytes], address) => ({ kind, hash, bytes, address });
  const name = (/** @type {[string, number]} */ [hash]) => hash.slice(0, 10);
  return [
    piece("head", head, `/${tag}/pack/head.${name(head)}.json`),
    ...volumes.map((file) => piece("volume", file, `/${tag}/pack/pages.${name(file)}.plv`)),
    piece("index", index, `/${tag}/search.${name(index)}.plix`),
    ...(hasFigures ? figures : []).map(([address, hash, bytes]) =>
      piece("figure", [hash, bytes], address),
    ),
  ];
}

/**
 * What a file of a pack takes on the wire, about: its share of what all of its kind take.
 * @param {Manifest} manifest
 * @param {Piece} piece
 */
export function wireOf(manifest, { kind, bytes }) {
  const isFigure = kind === "figure";
  const whole = isFigure ? manifest.figures_wire : manifest.wire;
  const alike = piecesOf(manifest, true).filter((each) => (each.kind === "figure") === isFigure);
  return (bytes * whole.br) / Math.max(1, plainOf(alike));
}

/**
 * What the files of a pack that are not held yet take on the wire, about.
 * @param {Manifest} manifest
 * @param {boolean} hasFigures
 * @param {(hash: string) => boolean} isHeld
 */
export function wireLeft(manifest, hasFigures, isHeld) {
  const left = piecesOf(manifest, hasFigures).filter(({ hash }) => !isHeld(hash));
  return Math.round(left.reduce((sum, piece) => sum + wireOf(manifest, piece), 0));
}

/** @param {{ bytes: number }[]} pieces */
function plainOf(pieces) {
  return pieces.reduce((sum, { bytes }) => sum + bytes, 0);
}
