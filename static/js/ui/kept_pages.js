import { groupsOf, isReading, ownTitle } from "../core/listing.js";
import { keptPages } from "../offline/pages.js";

/** @typedef {import("../core/listing.js").Entry} Entry */

/**
 * Lists what can be read without a network, or says that nothing was kept.
 * @param {HTMLElement} section
 */
export async function listKeptPages(section) {
  const pages = (await keptPages()).filter(({ path }) => isReading(path));
  const entries = pages.map(({ path, html }) => entryOf(path, html));
  const groups = groupsOf(entries, document.documentElement.lang);
  section.querySelector("ul")?.replaceChildren(...groups.map(groupItem));
  const shown = entries.length > 0 ? section : nothingKept();
  if (shown) shown.hidden = false;
}

/**
 * Shows the button that asks for the page again.
 * @param {HTMLElement} button
 */
export function tryAgain(button) {
  button.addEventListener("click", () => location.reload());
  button.hidden = false;
}

function nothingKept() {
  return document.getElementById("nothing-kept");
}

/**
 * @param {string} path
 * @param {string} html
 * @returns {Entry}
 */
function entryOf(path, html) {
  const head = html.slice(0, html.indexOf("</title>"));
  const page = new DOMParser().parseFromString(head, "text/html");
  const { lang, dir } = page.documentElement;
  return { path, title: ownTitle(page.title), lang, dir };
}

/** @param {{ lang: string, entries: Entry[] }} group */
function groupItem({ lang, entries }) {
  const name = document.createElement("span");
  name.textContent = new Intl.DisplayNames(lang, { type: "language" }).of(lang) ?? lang;
  const list = document.createElement("ul");
  list.append(...entries.map(entryItem));
  const item = document.createElement("li");
  item.lang = lang;
  item.dir = entries[0].dir;
  item.append(name, list);
  return item;
}

/** @param {Entry} entry */
function entryItem({ path, title }) {
  const link = document.createElement("a");
  link.href = path;
  link.textContent = title;
  const item = document.createElement("li");
  item.append(link);
  return item;
}
