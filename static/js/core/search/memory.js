const MOST_KEPT = 8192; // of a few hundred bytes each

/**
 * What was made of a key before, or else is made now; what is kept has a bound.
 * @template Key, Value
 * @param {Map<Key, Value>} memory
 * @param {Key} key
 * @param {(key: Key) => Value} make
 */
export function recalled(memory, key, make) {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= MOST_KEPT) memory.clear();
  const made = make(key);
  memory.set(key, made);
  return made;
}
