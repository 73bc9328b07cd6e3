import { dropPages, keptPage, visitPage } from "../offline/pages.js";
import { timing } from "./timings.js";

/**
 * Keeps the pages of a list on the device, or removes them; what is true of them is looked up each time.
 * @param {HTMLElement} section
 */
export async function keepList(section) {
  if (timing("pack") || !("serviceWorker" in navigator) || !("caches" in window)) return;
  const urls = pagesOf(section);
  tellSize(section);
  onClick(section, "keep", async () => {
    for (const url of [here(), ...urls]) await visitPage(url);
    show(section, (await areKept(urls)) ? "kept" : "failed");
  });
  onClick(section, "remove", async () => {
    await dropPages([here(), ...urls]);
    show(section, "none");
  });
  show(section, (await areKept(urls)) ? "kept" : "none");
  section.hidden = false;
}

/** @param {HTMLElement} section */
function pagesOf(section) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(section.dataset.keepList ?? "");
  return [...links].map(({ href }) => href);
}

/** @param {string[]} urls */
async function areKept(urls) {
  const kept = await Promise.all(urls.map(keptPage));
  return kept.every(Boolean);
}

/** @param {HTMLElement} section */
function tellSize(section) {
  const kilobytes = Math.ceil(Number(section.dataset.size) / 1000);
  const { lang } = document.documentElement;
  const text = new Intl.NumberFormat(lang, { style: "unit", unit: "kilobyte" }).format(kilobytes);
  for (const place of section.querySelectorAll("bdi")) place.textContent = text;
}

/**
 * Shows the parts that belong to a state.
 * @param {HTMLElement} section
 * @param {"none" | "kept" | "failed"} state
 */
function show(section, state) {
  /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-in]")).forEach((part) => {
    part.hidden = !part.dataset.in?.split(" ").includes(state);
  });
}

/**
 * @param {HTMLElement} section
 * @param {string} name
 * @param {() => Promise<void>} act
 */
function onClick(section, name, act) {
  const button = /** @type {HTMLButtonElement} */ (section.querySelector(`[data-do=${name}]`));
  button.addEventListener("click", async () => {
    button.disabled = true;
    await act();
    button.disabled = false;
  });
}

function here() {
  return location.origin + location.pathname;
}
