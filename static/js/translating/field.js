/**
 * Puts a text in place of all that stands in the field.
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 */
export function replaceAll(field, text) {
  field.focus();
  field.select();
  type(field, text);
}

/**
 * Puts a text where the caret is, in place of what is selected.
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 */
export function insert(field, text) {
  field.focus();
  type(field, text);
}

/**
 * Types a text, so that the browser can undo it.
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 */
function type(field, text) {
  if (document.execCommand("insertText", false, text)) return; // nothing newer can be undone
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
