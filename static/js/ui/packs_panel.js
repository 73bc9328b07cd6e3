import { libraryPage, PackParts } from "./packs_parts.js";
import { canKeep } from "./packs_promise.js";
import { PackRow } from "./packs_row.js";

/**
 * Puts the page's own language, as "My library" has it, in the place of the link there.
 * @param {HTMLAnchorElement} link
 */
export async function openPanel(link) {
  const library = canKeep() ? await libraryPage(link.href) : undefined;
  const tag = document.documentElement.dataset.tag ?? "";
  const found = library?.querySelector(`[data-pack="${CSS.escape(tag)}"]`);
  if (!library || !found) return location.assign(link.href);
  const section = /** @type {HTMLElement} */ (document.importNode(found, true));
  const parts = new PackParts(library);
  section.append(parts.part("more"));
  (link.closest("p") ?? link).replaceWith(section);
  section.querySelector("h2")?.focus();
  await new PackRow(section, parts).look();
}
