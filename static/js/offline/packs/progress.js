import { tell } from "./channel.js";

/** @typedef {{ done: number, total: number }} Progress   wire bytes */
/**
 * What came of a file adds to what is done: bytes of it, and what all of it weighs on the wire.
 * @typedef {(file: { bytes: number }, wire: number) => (count: number) => void} Counter
 */

const STEP = 1 / 100; // of the whole, after which other tabs are told

/**
 * Counts what came, for this tab and, now and then, for others.
 * @param {string} tag
 * @param {Progress} start
 * @param {((progress: Progress) => void) | undefined} onProgress
 * @returns {Counter}
 */
export function progressFrom(tag, { done, total }, onProgress = () => {}) {
  let before = done;
  let told = Number.NEGATIVE_INFINITY;
  return (file, wire) => {
    const start = before;
    before += wire;
    return (count) => {
      const now = { done: Math.round(start + (wire * count) / Math.max(1, file.bytes)), total };
      onProgress(now);
      if (Math.abs(now.done - told) < total * STEP) return;
      told = now.done;
      tell({ tag, kind: "progress", ...now });
    };
  };
}
