import { tellKeptCopy } from "./ui/kept_copy.js";
import { keepSection } from "./ui/languages.js";
import { closeOnEscape } from "./ui/menus.js";
import { keepScripts, openOnceUsed, tellPack, workWhenIdle } from "./ui/packs.js";
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

const beside = new URLSearchParams(location.search).get("with");
if (beside !== null) {
  const loaded = import("./ui/beside.js");
  await loaded.then(({ showBeside }) => showBeside(beside)).catch(() => undefined);
}

enhance("#kept-copy", tellKeptCopy);
enhance("#kept-pack", tellPack);
enhance("a[data-keep]", openOnceUsed);
enhance("a[data-language]", keepSection);
enhance("#languages, #contents", closeOnEscape);
enhance("form.search", suggestOnceUsed);
enhance("a[data-share]", shareOnceAsked);
startWorker(document.querySelector("#update-offer"));

if (document.querySelector("#kept-pages")) {
  const { listKeptPages, tryAgain } = await import("./ui/kept_pages.js");
  enhance("#kept-pages", listKeptPages);
  enhance("#try-again", tryAgain);
}

if (document.querySelector("#packs")) {
  keepScripts();
  const { showLibrary } = await import("./ui/packs_library.js");
  enhance("#packs", showLibrary);
} else {
  workWhenIdle();
}

if (document.querySelector("#recent")) {
  const [{ answerHere }, { keepRecent }] = await Promise.all([
    import("./ui/search_page.js"),
    import("./ui/search_recent.js"),
  ]);
  enhance("#recent", keepRecent);
  enhance("#answers", answerHere);
}

if (document.querySelector("[data-copy]")) {
  const { copyFrom, shareFrom } = await import("./ui/share.js");
  enhance("button[data-share]", shareFrom);
  enhance("button[data-copy]", copyFrom);
}

if (document.querySelector("[data-keep-list]")) {
  const { keepList } = await import("./ui/keep_list.js");
  enhance("[data-keep-list]", keepList);
}

/**
 * Opens the device's own sheet where there is one; else the link leads to the page that does as much.
 * @param {HTMLAnchorElement} link
 */
function shareOnceAsked(link) {
  if (!navigator.share) return;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const { openSheet } = await import("./ui/share.js");
    const { href } = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=canonical]"));
    if (!(await openSheet(document.title, href))) location.assign(link.href);
  });
}

/**
 * Loads what suggests only when a reader goes to the field.
 * @param {HTMLFormElement} form
 */
function suggestOnceUsed(form) {
  const begin = async () => {
    const { suggestWhileTyping } = await import("./ui/search.js");
    suggestWhileTyping(form);
  };
  if (form.contains(document.activeElement)) begin();
  else form.addEventListener("focusin", begin, { once: true });
}
