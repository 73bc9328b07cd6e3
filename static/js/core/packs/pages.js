/**
 * The page that a record stands for; throws when the record is not of this frame.
 * @param {string[]} frame
 * @param {string} record
 */
export function pageOf(frame, record) {
  const own = record.split("\0");
  if (own.length !== frame.length - 1) throw new RangeError("a record does not fit its frame");
  return frame[0] + own.map((text, place) => text + frame[place + 1]).join("");
}
