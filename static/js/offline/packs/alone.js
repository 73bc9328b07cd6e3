import { PackError } from "./errors.js";

const NAME = "pocketleaf-pack-";
const PATIENCE = 3000; // milliseconds for work of this tab to come to its end

/**
 * Does some work on a pack while no other tab does; refuses at once where one does.
 * @template Result
 * @param {string} tag
 * @param {() => Promise<Result>} work
 */
export function alone(tag, work) {
  return locked(tag, { ifAvailable: true }, work);
}

/**
 * The same, but waits a moment for work that was just stopped.
 * @template Result
 * @param {string} tag
 * @param {() => Promise<Result>} work
 */
export function aloneSoon(tag, work) {
  return locked(tag, { signal: AbortSignal.timeout(PATIENCE) }, work);
}

/** The tags that some tab works on now. */
export async function busyTags() {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.flatMap(({ name }) => (name?.startsWith(NAME) ? [name.slice(NAME.length)] : []));
}

/**
 * @template Result
 * @param {string} tag
 * @param {LockOptions} options
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function locked(tag, options, work) {
  if (!("indexedDB" in globalThis && navigator.locks && globalThis.crypto?.subtle)) {
    throw new PackError("unsupported");
  }
  let isOurs = false;
  try {
    return await navigator.locks.request(NAME + tag, options, (lock) => {
      if (!lock) throw new PackError("busy", tag);
      isOurs = true;
      return work();
    });
  } catch (error) {
    throw isOurs ? asPackError(error) : new PackError("busy", tag, error);
  }
}

/**
 * What a reader is told of a failure; a stop that was asked for stays what it is.
 * @param {unknown} error
 */
function asPackError(error) {
  if (error instanceof PackError || !(error instanceof DOMException)) return error;
  if (error.name === "QuotaExceededError") return new PackError("full", "", error);
  return error.name === "AbortError" ? error : new PackError("unsupported", "", error);
}
