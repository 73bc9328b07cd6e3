/**
 * Reads varints (unsigned LEB128) into a target that has room for as many as there are.
 * @template {Uint16Array | Uint32Array | Int32Array} Numbers
 * @param {Uint8Array} bytes
 * @param {Numbers} target
 * @returns {Numbers}
 */
export function readVarints(bytes, target) {
  if (bytes.length === target.length) {
    target.set(bytes); // of one byte each
    return target;
  }
  let place = 0;
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
 * The varint at a place.
 * @param {Uint8Array} bytes
 * @param {number} start
 */
export function varintAt(bytes, start) {
  let place = start;
  let value = bytes[place] & 0x7f;
  for (let shift = 7; bytes[place++] > 0x7f; shift += 7) value |= (bytes[place] & 0x7f) << shift;
  return value;
}

/**
 * How many bytes more than one the varint of a number has.
 * @param {number} value
 */
export function extraBytes(value) {
  let count = 0;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) count++;
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
