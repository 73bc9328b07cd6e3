import { saveFile } from "../offline/packs/handing.js";
import { keptPacks } from "../offline/packs.js";
import { showProgress } from "./packs_view.js";

/** @typedef {import("./packs_view.js").PackView} PackView */

/**
 * Saves a kept language as a file, below what is shown of it.
 * @param {PackView} view
 * @param {string} tag
 * @param {string} pattern of the file's name, its version left open
 */
export async function saveAsFile(view, tag, pattern) {
  const shown = view.add("saving");
  const onProgress = (/** @type {import("../offline/packs.js").Progress} */ progress) =>
    showProgress(shown, progress);
  try {
    const kept = (await keptPacks()).find((pack) => pack.tag === tag);
    const name = pattern.replace("{version}", kept?.version.slice(0, 8) ?? "");
    const file = new File([await saveFile(tag, { onProgress })], name);
    download(file);
    handOver(view, file);
  } finally {
    shown.remove();
  }
}

/**
 * Tells where the file is, and shares it where the browser can.
 * @param {PackView} view
 * @param {File} file
 */
function handOver(view, file) {
  const share = navigator.canShare?.({ files: [file] }) ?? false;
  const saved = view.add("saved", { name: file.name, size: file.size, share });
  view.tell("done");
  saved.querySelector("button")?.addEventListener("click", () => {
    navigator.share({ files: [file] }).catch(({ name }) => {
      if (name !== "AbortError") view.complain("why-share", 0); // which the reader did
    });
  });
}

/** @param {File} file */
function download(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // when the browser has surely begun
}
