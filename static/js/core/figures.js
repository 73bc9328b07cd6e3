/**
 * The addresses of the figures that a page shows, each once.
 * @param {string} html
 */
export function figuresIn(html) {
  return [...new Set(html.match(/\/figures\/[\w.-]+\.(?:svg|png|webp|jpg)\b/g))];
}
