import { isFile } from "../core/keeping.js";
import { factsOf, quietly } from "./answers.js";

export const FIGURES = "pocketleaf-figures";

/**
 * A figure from the device, else from the network and kept.
 * @param {Request} request
 */
export async function figure(request) {
  const cache = await caches.open(FIGURES);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (isFile(factsOf(answer))) await quietly(cache.put(request, answer.clone()));
  return answer;
}

/**
 * Keeps a figure that is not on the device yet.
 * @param {string} path
 */
export function keepFigure(path) {
  return figure(new Request(path));
}
