/**
 * Reads as many varints (unsigned LEB128) as the target has room for.
 * @template {Uint8Array | Uint16Array | Uint32Array | Int32Array} Numbers
 * @param {Uint8Array} bytes
 * @param {Numbers} target
 * @param {number} [start]
 * @returns {Numbers}
 */
export function readVarints(bytes, target, start = 0) {
  let place = start;
  for (let number = 0; number < target.length; number++) {
    let byte = bytes[place++];
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[place++];
      value |= (byte & 0x7f) << shift;
    }
    target[number] = value;
  }
  return target;
}

/**
 * How many varints there are.
 * @param {Uint8Array} bytes
 */
export function countVarints(bytes) {
  let count = 0;
  for (let place = 0; place < bytes.length; place++) count += (bytes[place] >> 7) ^ 1;
  return count;
}

/**
 * Turns gaps into the ascending numbers that they lead to, in place.
 * @template {Uint32Array} Numbers
 * @param {Numbers} gaps
 * @returns {Numbers}
 */
export function fromGaps(gaps) {
  let number = -1;
  for (let place = 0; place < gaps.length; place++) {
    number += gaps[place] + 1;
    gaps[place] = number;
  }
  return gaps;
}
