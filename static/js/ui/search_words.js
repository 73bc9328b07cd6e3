/** @typedef {import("../core/search/snippets.js").Fragment} Fragment */

/**
 * The words of a hit as they are written, those that were found marked, in their language.
 * @param {Fragment[]} fragments
 * @param {string} lang
 */
export function markedWords(fragments, lang) {
  const span = document.createElement("span");
  span.append(...fragments.map(({ text, isMatch }) => (isMatch ? marked(text) : text)));
  if (lang !== document.documentElement.lang) Object.assign(span, { lang, dir: "auto" });
  return span;
}

/**
 * The title of the page that a suggestion stands on, where that is not what it says itself.
 * @param {import("../core/search/search.js").Hit} hit
 */
export function contextOf({ name, pageTitle, pageLang }) {
  if (pageTitle === name) return [];
  const context = document.createElement("small");
  context.append(markedWords([{ text: pageTitle, isMatch: false }], pageLang));
  return [context];
}

/** @param {string} text */
function marked(text) {
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}
