/**
 * Closes an open menu on Escape and gives the focus back to what opened it.
 * @param {HTMLDetailsElement} menu
 */
export function closeOnEscape(menu) {
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
