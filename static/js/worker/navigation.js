import { answerFrom } from "../core/keeping.js";
import { pageBehind } from "../core/packs/addresses.js";
import { isPage, tagOf } from "../core/routing.js";
import { bestTag, offlinePath } from "../core/shell.js";
import { keptPage, rememberPage, visitPage } from "../offline/pages.js";
import { hasOfflinePage, keepShell, offlinePage } from "../offline/shell.js";
import { answerIn, packAnswer } from "./packs.js";

/** @typedef {import("../offline/shell.js").Config} Config */

/**
 * The answer of an installed pack, at once. Else the network's, or the kept one when the network fails
 * or tries the reader's patience, or what does nearly as well, or the offline page. The network's answer
 * is remembered however late it comes.
 * @param {FetchEvent} event
 * @param {Config} config
 * @param {() => Promise<Response | undefined>} keptAnswer
 */
export async function navigation(event, config, keptAnswer) {
  const { url } = event.request;
  const installed = await packAnswer(url, config.tags);
  if (installed) return installed;

  const network = fetch(event.request).catch(() => undefined);
  // First in line, so that the answer is cloned before the browser reads it.
  const remembered = network.then((answer) => answer && remember(url, answer, config));
  event.waitUntil(remembered);

  const finding = keptAnswer();
  const first = await Promise.race([network, lateAfter(config.patience)]);
  const kept = await finding;
  let choice = answerFrom(outcomeOf(first), Boolean(kept));
  if (choice === "wait") choice = answerFrom(outcomeOf(await network), Boolean(kept));
  const answers = {
    network: () => network,
    kept: () => kept,
    offline: () => cannotBeRead(url, config),
    wait: () => network,
  };
  return (await answers[choice]()) ?? Response.error();
}

/**
 * The way to the page on the device that an address without a language would have led to.
 * @param {string} url
 * @param {string[]} tags
 */
export async function keptElsewhere(url, tags) {
  const { origin, pathname } = new URL(url);
  for (const tag of [bestTag(navigator.languages, tags), ...tags]) {
    const installed = tag ? await answerIn(tag, url) : undefined;
    if (installed) return installed;
    const address = `${origin}/${tag}${pathname}`;
    if (isPage(address) && (await keptPage(address))) return Response.redirect(address);
  }
}

/**
 * @param {string} url
 * @param {Response} answer
 * @param {Config} config
 */
async function remember(url, answer, config) {
  const tag = tagOf(url);
  const isKept = await rememberPage(url, answer);
  if (!isKept || !tag || (await hasOfflinePage(config.version, tag))) return;
  await keepShell(config, [tag]).catch(() => undefined);
  await visitPage(new URL(`/${tag}/`, url).href);
}

/**
 * @param {string} url
 * @param {Config} config
 */
async function cannotBeRead(url, { version, tags }) {
  const behind = await keptBehind(url, tags);
  if (behind) return behind;
  const page = (await offlinePage(version, url)) ?? (await packedOfflinePage(url));
  return page && new Response(page.body, { status: 503, headers: page.headers });
}

/**
 * The way to the page on the device that a server would have made something of.
 * @param {string} url
 * @param {string[]} tags
 */
async function keptBehind(url, tags) {
  const path = pageBehind(new URL(url).pathname);
  if (!path) return undefined;
  const page = new URL(path, url).href;
  const [address] = page.split("#");
  const isHere = (await packAnswer(address, tags)) ?? (await keptPage(address));
  return isHere && Response.redirect(page, 303);
}

/** @param {string} url */
async function packedOfflinePage(url) {
  const tag = tagOf(url);
  return tag ? answerIn(tag, new URL(offlinePath(tag), url).href) : undefined;
}

/** @param {Response | "late" | undefined} answer */
function outcomeOf(answer) {
  if (answer === "late") return answer;
  return answer ? answer.status : "failed";
}

/**
 * @param {number} milliseconds
 * @returns {Promise<"late">}
 */
function lateAfter(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve("late"), milliseconds));
}
