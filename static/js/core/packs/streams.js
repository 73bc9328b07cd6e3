/**
 * The rows of a volume or of a part of an update, each with its payload in the place of its length;
 * throws when they do not fill the bytes. Payloads are views, not copies.
 * @template {[...string[], number]} Row
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {{ row: Row, payload: Uint8Array<ArrayBuffer> }[]}
 */
export function rowsOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let place = 4 + view.getUint32(0, true);
  const list = /** @type {Row[]} */ (JSON.parse(textOf(bytes.subarray(4, place))));
  const rows = list.map((row) => {
    const start = place;
    place += Number(row.at(-1));
    return { row, payload: bytes.subarray(start, place) };
  });
  if (place !== bytes.length) throw new RangeError("its payloads do not fill it");
  return rows;
}

/**
 * The text of UTF-8 bytes; throws when they are no UTF-8.
 * @param {AllowSharedBufferSource} bytes
 */
export function textOf(bytes) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/**
 * The UTF-8 bytes of a text.
 * @param {string} text
 */
export function bytesOf(text) {
  return new TextEncoder().encode(text);
}

/**
 * Bytes as hex digits.
 * @param {Uint8Array} bytes
 */
export function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
