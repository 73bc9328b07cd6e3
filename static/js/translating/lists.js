import { replaceAll } from "./field.js";

/**
 * @typedef {import("./desk.js").Changes} Changes
 * @typedef {import("./desk.js").Finding} Finding
 * @typedef {import("./desk.js").Suggestion} Suggestion
 * @typedef {{ lang: string, dir: string }} Tongue
 */

const NAMES = { same: "span", gone: "del", new: "ins" };

/**
 * The pieces of two texts as elements: what is gone, what is new.
 * @param {Changes} changes
 */
export function changed(changes) {
  return changes.map(([kind, text]) => element(NAMES[kind], text));
}

/**
 * What the checks say, one item each.
 * @param {Finding[]} findings
 */
export function found(findings) {
  return findings.map((one) => {
    const item = element("li", `${one.check}: ${one.text}`);
    item.dataset.severity = one.severity;
    return item;
  });
}

/**
 * Comments of the catalog.
 * @param {string[]} notes
 */
export function noted(notes) {
  return notes.map((note) => {
    const item = element("li", note);
    item.dir = "auto";
    return item;
  });
}

/**
 * Translations that may serve here, each with a button that puts it into the field.
 * @param {Suggestion[]} suggestions
 * @param {HTMLTextAreaElement} field
 * @param {string} use
 * @param {Tongue & { to: Tongue }} tongue
 */
export function suggested(suggestions, field, use, { to, ...from }) {
  return suggestions.map((one) => {
    const item = document.createElement("li");
    const share = one.likeness ? ` · ${Math.round(100 * one.likeness)} %` : "";
    const name = Object.assign(element("small", one.title + share), from);
    const text = Object.assign(element("p", one.translation), to, { className: "text" });
    const button = Object.assign(element("button", use), { type: "button", className: "quiet" });
    button.setAttribute("aria-label", `${use}: ${one.translation}`);
    button.addEventListener("click", () => replaceAll(field, one.translation));
    const source = Object.assign(document.createElement("p"), from);
    source.append(...changed(one.changes ?? []));
    item.append(name, ...(one.changes ? [source] : []), text, button);
    return item;
  });
}

/**
 * @param {string} name
 * @param {string} text
 */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
