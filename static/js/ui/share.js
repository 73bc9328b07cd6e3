/**
 * Opens the device's own way of sharing; false when it has none for this.
 * @param {string} title
 * @param {string} url
 */
export async function openSheet(title, url) {
  try {
    await navigator.share({ title, url });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError"; // closed by the reader
  }
}

/**
 * Shows a button that opens the device's own way of sharing, where there is one.
 * @param {HTMLButtonElement} button
 */
export function shareFrom(button) {
  const { share: url = "", title = "" } = button.dataset;
  button.hidden = !navigator.share;
  button.addEventListener("click", () => openSheet(title, url));
}

/**
 * Shows a button that copies what stands in the field before it, and says so.
 * @param {HTMLButtonElement} button
 */
export function copyFrom(button) {
  const field = /** @type {HTMLInputElement} */ (button.parentElement?.querySelector("input"));
  const told = /** @type {HTMLElement} */ (document.querySelector("#copied"));
  const words = [...told.childNodes];
  told.replaceChildren();
  told.hidden = false;
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    told.replaceChildren();
    if (await copy(field.value)) told.replaceChildren(...words);
  });
}

/**
 * True when a text lies on the clipboard; else it is selected, and the reader copies it.
 * @param {string} text
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
