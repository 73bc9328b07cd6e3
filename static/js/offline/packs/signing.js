import { bytesOf } from "../../core/packs/streams.js";
import { PackError } from "./errors.js";

/**
 * Throws unless a text has been signed by the publisher; `publicKey` and `signature` are Base64.
 * @param {string} text
 * @param {string} signature
 * @param {string} publicKey
 */
export async function checkSigned(text, signature, publicKey) {
  const key = await known(publicKey);
  let isRight = false;
  try {
    isRight = await crypto.subtle.verify("Ed25519", key, plain(signature), bytesOf(text));
  } catch {
    // a signature that is no Base64
  }
  if (!isRight) throw new PackError("forged");
}

/** @param {string} publicKey */
async function known(publicKey) {
  try {
    return await crypto.subtle.importKey("raw", plain(publicKey), "Ed25519", false, ["verify"]);
  } catch (error) {
    throw new PackError("unchecked", "Ed25519", error); // a browser that has not learned it
  }
}

/** @param {string} base64 */
function plain(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
