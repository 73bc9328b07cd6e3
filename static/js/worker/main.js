import { isPage, routeOf } from "../core/routing.js";
import { holdsAny, tagsInUse } from "../core/shell.js";
import { figure } from "../offline/figures.js";
import { warm } from "../offline/packs/database.js";
import { keptPage, visitPage } from "../offline/pages.js";
import { answerTo, refreshIndex } from "../offline/search.js";
import {
  asset,
  dropOldShells,
  keepLater,
  keepShell,
  keptAddresses,
  offlinePage,
  searchPage,
} from "../offline/shell.js";
import { keptElsewhere, navigation } from "./navigation.js";
import { packAnswer } from "./packs.js";

/** @typedef {import("../offline/shell.js").Config} Config */

const QUESTIONS = ["search", "suggest", "pages", "snippets"];
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/**
 * Wires the events of the worker to what answers them.
 * @param {Config} config
 */
export function start(config) {
  warm();
  worker.addEventListener("install", (event) => event.waitUntil(install(config)));
  worker.addEventListener("activate", (event) => event.waitUntil(activate(config)));
  worker.addEventListener("message", (event) => event.waitUntil(heed(event, config)));
  worker.addEventListener("fetch", (event) => {
    const answer = answerOf(event, config);
    if (answer) event.respondWith(answer);
  });
}

/**
 * @param {FetchEvent} event
 * @param {Config} config
 */
function answerOf(event, config) {
  const { request } = event;
  const { url } = request;
  const { version, tags } = config;
  switch (routeOf(request, worker.location.origin)) {
    case "asset":
      if (config.later.includes(new URL(url).pathname)) event.waitUntil(keepLater(config));
      return asset(request, version);
    case "figure":
      return figure(request);
    case "page":
      return navigation(event, config, () => keptPage(url));
    case "search":
      return navigation(event, config, () => searchPage(version, url));
    case "offline":
      return navigation(event, config, () => offlinePage(version, url));
    case "visit":
      return navigation(event, config, () => keptElsewhere(url, tags));
  }
}

/** @param {Config} config */
async function install(config) {
  const windows = await worker.clients.matchAll({ includeUncontrolled: true });
  const open = windows.map((client) => client.url.replace(/#.*/, ""));
  const { origin } = worker.location;
  const held = await keptAddresses();
  const tags = tagsInUse(open, held, config.tags);
  await keepShell(config, tags);
  const later = config.later.map((path) => origin + path);
  if (holdsAny(later, held)) await keepLater(config);
  const homes = tags.map((tag) => `${origin}/${tag}/`);
  const pages = new Set([...open.filter(isPage), ...homes]);
  await Promise.all([...pages].map(visitPage));
}

/** @param {Config} config */
async function activate(config) {
  await dropOldShells(config.version);
  await worker.clients.claim();
}

/**
 * @param {ExtendableMessageEvent} event
 * @param {Config} config
 */
async function heed({ data, source, ports }, config) {
  if (data?.type === "activate") await worker.skipWaiting();
  if (data?.type === "keep" && source instanceof WindowClient)
    await keepMissing(source.url, config);
  if (data?.type === "packs") await keepLater(config);
  if (QUESTIONS.includes(data?.type)) await answer(data, ports[0], config);
}

/**
 * @param {import("../offline/search.js").Question} question
 * @param {MessagePort} port
 * @param {Config} config
 */
async function answer(question, port, { tags }) {
  const isOurs = tags.includes(question.tag);
  port.postMessage(isOurs ? await answerTo(question) : undefined);
  if (isOurs) await refreshIndex(question.tag);
}

/**
 * @param {string} address
 * @param {Config} config
 */
async function keepMissing(address, { tags }) {
  const url = address.replace(/#.*/, "");
  if (isPage(url) && !(await packAnswer(url, tags)) && !(await keptPage(url))) await visitPage(url);
}
