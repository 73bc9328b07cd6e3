import { sectionIn, sectionInView } from "../core/sections.js";

/**
 * Lets a switch of language keep the section being read.
 * @param {HTMLAnchorElement} link
 */
export function keepSection(link) {
  const aim = () => {
    link.hash = sectionInView(sections(), {
      chosen: sectionIn(location.hash),
      scrolled: scrollY,
      height: innerHeight,
    });
  };
  for (const type of ["pointerdown", "click"]) link.addEventListener(type, aim);
}

/** Sections on the screen; their ids are the same in every language. */
function sections() {
  const found = document.querySelectorAll("main :is(section, h2, h3)[id]");
  return [...found].map((element) => ({
    id: element.id,
    top: element.getBoundingClientRect().top,
  }));
}
