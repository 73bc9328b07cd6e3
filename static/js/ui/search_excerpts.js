const LEAVES = "p, li, th, td";
const PARTS = "p, ul, ol, div, details, figure, small, .cite";
const LATE_OR_FOREIGN = ":scope > details, :scope > span[lang]";
const SECTIONS = ["plain", "faq", "care"].map((role) => `article > section.${role}`).join();
const ISOLATES = new Map([
  ["ltr", "\u2066"],
  ["rtl", "\u2067"],
]);
const ISOLATES_END = "\u2069";

/**
 * The texts of a page, or of the part of it at an anchor, that a hit may show: as the server takes them
 * (search_index/records.py), without headings and without what carries a mark of its language or age.
 * @param {Document} page
 * @param {string} anchor `""` for the page without its questions
 */
export function excerptOf(page, anchor) {
  const places = anchor
    ? [page.getElementById(anchor)?.closest("section")]
    : [page.querySelector(".lead"), ...page.querySelectorAll(SECTIONS)];
  const texts = places.flatMap((place) => (place ? textsIn(place, Boolean(anchor)) : []));
  return texts.join(" ").split(/\s+/).filter(Boolean).join(" ");
}

/**
 * @param {Element} place
 * @param {boolean} isQuestion
 */
function textsIn(place, isQuestion) {
  const leaves = [...place.querySelectorAll(LEAVES)];
  return leaves
    .filter((leaf) => isTold(leaf) && (isQuestion || !leaf.closest(".faq section")))
    .map(ownText);
}

/** @param {Element} leaf */
function isTold(leaf) {
  const isMarked = leaf.querySelector(LATE_OR_FOREIGN) || leaf.closest("body [lang]");
  return !isMarked && !leaf.closest(".fallback, .why, .level, figure");
}

/**
 * The words of an element without those of the parts in it that are texts of their own.
 * @param {Node} node
 * @returns {string}
 */
function ownText(node) {
  const texts = Array.from(node.childNodes, (child) => {
    if (!(child instanceof Element)) return child.textContent ?? "";
    if (child.matches(PARTS)) return "";
    return child.matches("bdi") ? isolated(child) : ownText(child);
  });
  return texts.join("");
}

/** @param {Element} element */
function isolated(element) {
  const start = ISOLATES.get(element.getAttribute("dir") ?? "") ?? "\u2068";
  return start + ownText(element) + ISOLATES_END;
}
