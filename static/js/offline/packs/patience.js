import { PackError } from "./errors.js";

const PATIENCE = 20_000; // milliseconds in which a line that lives brings at least a byte

/**
 * Does work with a server that ends when the reader stops it, or when nothing has come for a while.
 * @template Result
 * @param {AbortSignal | undefined} signal of the reader
 * @param {(signal: AbortSignal, onSign: () => void) => Promise<Result>} work onSign: something came
 */
export async function whileItComes(signal, work) {
  const end = new AbortController();
  const giveUp = () => end.abort(new PackError("network", "nothing comes"));
  const stop = () => end.abort(signal?.reason);
  let timer = setTimeout(giveUp, PATIENCE);
  const onSign = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, PATIENCE);
  };
  signal?.addEventListener("abort", stop, { once: true });
  if (signal?.aborted) stop();
  try {
    return await work(end.signal, onSign);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}
