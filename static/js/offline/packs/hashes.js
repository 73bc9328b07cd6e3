import { hexOf } from "../../core/packs/streams.js";

/**
 * The SHA-256 of bytes, as hex digits.
 * @param {BufferSource} bytes
 */
export async function hashOf(bytes) {
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
