const { lang } = document.documentElement;

/** @type {[unit: string, bytes: number, digits: number][]} */
const UNITS = [
  ["gigabyte", 1e9, 1],
  ["megabyte", 1e6, 1],
  ["kilobyte", 1e3, 0],
];

/**
 * A number of bytes in the reader's units; what is little is rounded up.
 * @param {number} bytes
 */
export function sizeText(bytes) {
  const [unit, size, maximumFractionDigits] = UNITS.find(([, least]) => bytes >= least) ?? UNITS[2];
  const number = bytes < size ? Math.ceil(bytes / size) : bytes / size;
  return numberText(number, { style: "unit", unit, maximumFractionDigits });
}

/**
 * A day without a time, the same in every time zone.
 * @param {string} day as in 2026-11-12
 */
export function dayText(day) {
  return new Date(day).toLocaleDateString(lang, { dateStyle: "long", timeZone: "UTC" });
}

/**
 * A language in the words of the page's language.
 * @param {string} tag
 */
export function languageText(tag) {
  return new Intl.DisplayNames(lang, { type: "language" }).of(tag) ?? tag;
}

/**
 * @param {number} number
 * @param {Intl.NumberFormatOptions} [options]
 */
export function numberText(number, options) {
  return new Intl.NumberFormat(lang, options).format(number);
}

/**
 * How many pages changed what they say about when to get help; nothing where none did.
 * @param {{ care: number }} offer
 */
export function careOf({ care }) {
  return care ? numberText(care) : "";
}
