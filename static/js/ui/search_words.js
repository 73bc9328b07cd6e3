/** @typedef {import("../core/search/snippets.js").Fragment} Fragment */

/**
 * The words of a hit as they are written, those that were found marked, in their language.
 * @param {Fragment[]} fragments
 * @param {string} lang
 */
export function markedWords(fragments, lang) {
  const span = document.createElement("span");
  span.append(...fragments.map(({ text, isMatch }) => (isMatch ? marked(text) : text)));
  if (lang !== document.documentElement.lang) span.lang = lang;
  return span;
}

/** @param {string} text */
function marked(text) {
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}
