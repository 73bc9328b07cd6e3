import { isFile } from "../../core/keeping.js";
import { factsOf } from "../answers.js";
import { PackError, readSoundly } from "./errors.js";
import { hashOf } from "./hashes.js";
import { whileItComes } from "./patience.js";

/** @typedef {import("../../core/packs/manifests.js").Pointer} Pointer */
/** @typedef {{ address: string, hash: string, bytes: number }} File */

const DELAYS = [500, 1500, 4000]; // milliseconds before a file is asked for again
const GONE = [404, 410];

/**
 * What a pack is now, by one conditional request.
 * @param {string} tag
 * @param {{ signal?: AbortSignal, cache?: RequestCache }} [how]
 * @returns {Promise<Pointer>}
 */
export async function fetchPointer(tag, { signal, cache = "no-cache" } = {}) {
  const address = `/${tag}/pack.json`;
  const text = await whileItComes(signal, (stop) =>
    ask(address, { signal: stop, cache })
      .then((answer) => answer.text())
      .catch((error) => failed(address, signal, error)),
  );
  return readSoundly(address, () => JSON.parse(text));
}

/**
 * The bytes of a file, verified. It is asked for again a few times where the line fails or the bytes
 * are wrong.
 * @param {File} file
 * @param {{ signal?: AbortSignal, onBytes?: (count: number) => void }} how onBytes: bytes so far
 */
export function fetchFile(file, { signal, onBytes = () => {} }) {
  return patiently(async () => {
    onBytes(0);
    const bytes = await whileItComes(signal, (stop, onSign) => {
      const heed = (/** @type {number} */ count) => {
        onSign();
        onBytes(count);
      };
      return bodyOf(file, stop, heed).catch((error) => failed(file.address, signal, error));
    });
    if ((await hashOf(bytes)) !== file.hash) throw new PackError("damaged", file.address);
    return bytes;
  }, signal);
}

/**
 * Tries again after a while what the network or a damaged answer made fail.
 * @template Result
 * @param {() => Promise<Result>} attempt
 * @param {AbortSignal} [signal]
 */
export async function patiently(attempt, signal) {
  for (const delay of DELAYS) {
    try {
      return await attempt();
    } catch (error) {
      const isHopeless = !(error instanceof PackError) || error.reason === "gone";
      if (isHopeless || !navigator.onLine) throw error;
    }
    await pause(delay, signal);
  }
  return attempt();
}

/**
 * @param {string} address
 * @param {RequestInit} init
 */
async function ask(address, init) {
  const answer = await fetch(address, init);
  if (GONE.includes(answer.status)) throw new PackError("gone", address);
  if (!isFile(factsOf(answer))) throw new PackError("network", `${address}: ${answer.status}`);
  return answer;
}

/**
 * @param {File} file
 * @param {AbortSignal} signal
 * @param {(count: number) => void} onBytes
 */
async function bodyOf({ address, bytes }, signal, onBytes) {
  // Not into the browser's own cache: it would be on the device twice.
  const answer = await ask(address, { signal, cache: "no-store" });
  const whole = new Uint8Array(bytes);
  const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader();
  let end = 0;
  for (let next = await reader.read(); next.value; next = await reader.read()) {
    if (end + next.value.length > bytes) {
      await reader.cancel();
      throw new PackError("damaged", address);
    }
    whole.set(next.value, end);
    end += next.value.length;
    onBytes(end);
  }
  if (end < bytes) throw new PackError("damaged", address);
  return whole;
}

/**
 * @param {string} address
 * @param {AbortSignal | undefined} signal of the reader
 * @param {unknown} error
 * @returns {never}
 */
function failed(address, signal, error) {
  signal?.throwIfAborted();
  throw error instanceof PackError ? error : new PackError("network", address, error);
}

/**
 * @param {number} delay milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
function pause(delay, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, delay);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
  });
}
