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
 * Bytes in gzip, the coding of files that are handed over.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export async function gzipped(bytes) {
  return new Blob([await through(bytes, new CompressionStream("gzip"))]);
}

/**
 * The plain bytes of gzip; throws when there are more or fewer of them than there should be.
 * @param {Blob} packed
 * @param {number} count
 */
export async function gunzipped(packed, count) {
  const plain = new Uint8Array(count);
  let end = 0;
  for await (const part of chunks(packed.stream().pipeThrough(new DecompressionStream("gzip")))) {
    plain.set(part, end); // throws where it does not fit
    end += part.length;
  }
  if (end < count) throw new RangeError("too few bytes");
  return plain;
}

/**
 * What a stream brings; it is stopped when nobody wants more of it. Safari cannot iterate it by itself.
 * @param {ReadableStream<Uint8Array>} stream
 */
async function* chunks(stream) {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); next.value; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
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
