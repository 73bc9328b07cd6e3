/** @typedef {CompressionFormat | "plain"} Coding */

const CODINGS = /** @type {const} */ (["deflate-raw", "deflate", "gzip"]);

/**
 * Bytes as they are kept, in the first coding that the browser knows.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<{ data: ArrayBuffer, coding: Coding }>}
 */
export async function deflated(bytes) {
  const coding = CODINGS.find(isKnown);
  if (!coding) return { data: bytes.slice().buffer, coding: "plain" };
  return { data: await through(bytes, new CompressionStream(coding)), coding };
}

/**
 * The plain bytes of what is kept.
 * @param {{ data: ArrayBuffer, coding: Coding }} kept
 */
export async function inflated({ data, coding }) {
  const plain = coding === "plain" ? data : await through(data, new DecompressionStream(coding));
  return new Uint8Array(plain);
}

/**
 * @param {BodyInit} bytes
 * @param {ReadableWritablePair<any, any>} stream
 */
function through(bytes, stream) {
  const body = /** @type {ReadableStream} */ (new Response(bytes).body);
  return new Response(body.pipeThrough(stream)).arrayBuffer();
}

/** @param {CompressionFormat} coding */
function isKnown(coding) {
  try {
    return Boolean(new CompressionStream(coding));
  } catch {
    return false;
  }
}
