import { tellKeptCopy } from "./ui/kept_copy.js";
import { keepSection } from "./ui/languages.js";
import { closeOnEscape } from "./ui/menus.js";
import { startWorker } from "./ui/updates.js";

/**
 * Enhances every element that matches.
 * @template {Element} Kind
 * @param {string} selector
 * @param {(element: Kind) => unknown} improve
 */
function enhance(selector, improve) {
  /** @type {NodeListOf<Kind>} */ (document.querySelectorAll(selector)).forEach((element) => {
    improve(element);
  });
}

enhance("#kept-copy", tellKeptCopy);
enhance("a[data-language]", keepSection);
enhance("#languages, #contents", closeOnEscape);
startWorker(document.querySelector("#update-offer"));

if (document.querySelector("#kept-pages")) {
  const { listKeptPages, tryAgain } = await import("./ui/kept_pages.js");
  enhance("#kept-pages", listKeptPages);
  enhance("#try-again", tryAgain);
}
