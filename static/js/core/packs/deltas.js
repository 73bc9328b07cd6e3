const MOST = 2 ** 28; // bytes that a delta may make
const LONGEST = 2 ** 35; // what a varint of five bytes stays below

/**
 * What a delta makes of old bytes; throws when it does not fit them.
 * @param {Uint8Array} old
 * @param {Uint8Array} delta
 */
export function patched(old, delta) {
  const read = numbersOf(delta);
  const length = read.number();
  if (length > MOST) throw new RangeError("a delta makes too much");
  const made = new Uint8Array(length);
  let end = 0;
  let source = 0;
  while (end < length) {
    const added = read.bytes(read.number());
    made.set(added, end);
    end += added.length;
    if (end === length) break;
    const count = read.number();
    source += unzigzag(read.number());
    made.set(part(old, source, count), end);
    end += count;
    source += count;
  }
  if (!read.isAtEnd()) throw new RangeError("a delta does not end with what it makes");
  return made;
}

/** @param {Uint8Array} delta */
function numbersOf(delta) {
  let place = 0;
  const byte = () => {
    if (place === delta.length) throw new RangeError("a delta ends too early");
    return delta[place++];
  };
  return {
    number() {
      let value = 0;
      for (let factor = 1; factor < LONGEST; factor *= 128) {
        const next = byte();
        value += (next & 0x7f) * factor;
        if (next < 0x80) return value;
      }
      throw new RangeError("a delta's number is too long");
    },
    /** @param {number} count */
    bytes(count) {
      place += count;
      return part(delta, place - count, count);
    },
    isAtEnd: () => place === delta.length,
  };
}

/**
 * @param {Uint8Array} bytes
 * @param {number} start
 * @param {number} count
 */
function part(bytes, start, count) {
  if (start < 0 || start + count > bytes.length) throw new RangeError("a delta does not fit");
  return bytes.subarray(start, start + count);
}

/** @param {number} value */
function unzigzag(value) {
  return value % 2 ? -(value + 1) / 2 : value / 2;
}
