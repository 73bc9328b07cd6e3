/**
 * The last five are those of files: of another kind, of a later format, without a signature, not from this
 * publisher, or in a browser that knows no signatures.
 * @typedef {"network" | "damaged" | "full" | "busy" | "gone" | "unsupported"
 *   | "alien" | "later" | "unsigned" | "forged" | "unchecked"} Reason
 */

/** Why a pack could not be installed, updated or removed. */
export class PackError extends Error {
  /**
   * @param {Reason} reason
   * @param {string} [detail]
   * @param {unknown} [cause]
   */
  constructor(reason, detail = "", cause = undefined) {
    super(`pack: ${reason} ${detail}`.trim(), { cause });
    this.name = "PackError";
    this.reason = reason;
  }
}

/**
 * Does what reads bytes of a pack; bytes that cannot be read are damaged.
 * @template Result
 * @param {string} name
 * @param {() => Result} read
 */
export function readSoundly(name, read) {
  try {
    return read();
  } catch (error) {
    throw new PackError("damaged", name, error);
  }
}
