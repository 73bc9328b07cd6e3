/** @typedef {import("./beside_pairs.js").Side} Side */

/**
 * Shows another language beside the page's own where no server did: the page came from the device, or from
 * a host of files. Says why where that cannot be.
 * @param {string} wish the tag asked for
 */
export async function showBeside(wish) {
  const article = document.querySelector("article[data-texts]");
  if (!article || document.querySelector(".beside, [data-beside=alone]:not([hidden])")) return;
  const isWished = (/** @type {HTMLAnchorElement} */ one) =>
    one.hreflang.toLowerCase() === wish.toLowerCase();
  const choice = links("[data-with] a").find(isWished);
  if (!choice) return say("alone");
  try {
    const own = sideOf(document.documentElement.lang);
    const other = sideOf(choice.hreflang);
    const { paired } = await import("./beside_pairs.js");
    const made = paired(article, await articleOf(other, article), own, other);
    article.replaceWith(made);
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  } catch {
    say("unkept", choice);
  }
}

/**
 * The article of the same page in another language, from the pack, the network or the kept pages; throws
 * where none of them has it as new as this one.
 * @param {Side} side
 * @param {Element} own
 */
async function articleOf(side, own) {
  const answer = await fetch(side.address, { mode: "same-origin" }); // as the worker answers a visit
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const article = page.querySelector("article");
  if (!article || article.dataset.texts !== own.getAttribute("data-texts"))
    throw new Error("the two are not the same page");
  return document.adoptNode(article);
}

/**
 * A language as the menu of languages has it.
 * @param {string} tag
 * @returns {Side}
 */
function sideOf(tag) {
  const link = links("#languages a").find(({ hreflang }) => hreflang === tag);
  if (!link) throw new Error(`the menu has no ${tag}`);
  const address = link.getAttribute("href")?.replace(/#.*/, "") ?? "";
  return { tag, dir: link.dir, name: link.textContent ?? "", address };
}

/**
 * @param {string} reason
 * @param {HTMLAnchorElement} [choice]
 */
function say(reason, choice) {
  const note = document.querySelector(`[data-beside=${reason}]`);
  const name = note?.querySelector("bdi");
  if (name && choice) {
    name.textContent = choice.textContent;
    name.lang = choice.lang;
  }
  note?.removeAttribute("hidden");
}

/**
 * @param {string} selector
 * @returns {HTMLAnchorElement[]}
 */
function links(selector) {
  return [...document.querySelectorAll(selector)].filter((one) => one instanceof HTMLAnchorElement);
}
