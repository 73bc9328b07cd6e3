import { Desk } from "./desk.js";
import { Drafts } from "./drafts.js";
import { Panel } from "./panel.js";
import { Texts } from "./texts.js";
import { Work } from "./work.js";

/** @typedef {import("./order.js").Way} Way */

const root = /** @type {HTMLElement} */ (document.querySelector("#panel"));
const { tag = "", page = "" } = root.dataset;
const [texts, panel] = [new Texts(), new Panel(root)];
const work = new Work(new Desk(root.dataset), new Drafts(tag, page), texts, panel);

texts.onTap((id) => work.open(id));
panel.field.addEventListener("input", () => work.typed());

/** @type {[string, (value: string) => unknown][]} */
const buttons = [
  ["close", () => work.close()],
  ["discard", () => work.discard()],
  ["go", (way) => work.go(/** @type {Way} */ (way))],
  ["save", (then) => work.save(/** @type {"next" | "stay"} */ (then))],
  ["take", (which) => work.take(/** @type {"mine" | "theirs"} */ (which))],
];
for (const [name, act] of buttons) {
  for (const button of document.querySelectorAll(`button[data-${name}]`)) {
    button.addEventListener("click", () => act(button.getAttribute(`data-${name}`) ?? ""));
  }
}

/** @type {Record<string, () => unknown>} */
const keys = {
  Escape: () => work.close(),
  "Control+Enter": () => work.save("next"),
  "Meta+Enter": () => work.save("next"),
  "Alt+ArrowUp": () => work.go("before"),
  "Alt+ArrowDown": () => work.go("after"),
  "Alt+PageDown": () => work.go("todo"),
};
document.addEventListener("keydown", (event) => {
  const { ctrlKey, metaKey, altKey, key } = event;
  if (event.isComposing) return;
  const act =
    keys[`${ctrlKey ? "Control+" : ""}${metaKey ? "Meta+" : ""}${altKey ? "Alt+" : ""}${key}`];
  if (!act) return;
  event.preventDefault();
  act();
});

window.addEventListener("focus", () => work.lookAgain());
window.addEventListener("beforeunload", (event) => {
  if (work.isAtRisk) event.preventDefault();
});
