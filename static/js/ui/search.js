import { SuggestionList } from "./search_list.js";
import { askWorker } from "./search_worker.js";

const MOST = 6; // the sentences that tell their number are in the page

/**
 * Suggests pages and questions while the reader types.
 * @param {HTMLFormElement} form
 */
export function suggestWhileTyping(form) {
  const input = form.querySelector("input");
  const parts = form.querySelector("template");
  if (!input || !parts) return;
  const list = new SuggestionList(input, parts);
  const look = newestOnly(input, (hits) => list.show(hits));
  input.addEventListener("input", look);
  input.addEventListener("keydown", (event) => list.heed(event));
  input.addEventListener("blur", () => list.close());
  if (input.value !== input.defaultValue) look();
  else askWorker({ type: "suggest", text: "", limit: MOST }); // so that the index is there in time
}

/**
 * Looks for what stands in the field, once a frame and one text at a time: an answer to a text that
 * has changed meanwhile is dropped, and the new one looked for.
 * @param {HTMLInputElement} input
 * @param {(hits: import("./search_list.js").Suggestion[]) => void} show
 */
function newestOnly(input, show) {
  let isLooking = false;
  const look = async () => {
    let text = "";
    let hits = [];
    do {
      text = input.value;
      hits = text.trim() ? await askWorker({ type: "suggest", text, limit: MOST }) : [];
    } while (text !== input.value);
    isLooking = false;
    if (document.activeElement === input) show(hits ?? []);
  };
  return () => {
    if (isLooking) return;
    isLooking = true;
    requestAnimationFrame(look);
  };
}
