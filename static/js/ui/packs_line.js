import { libraryPage, PackParts } from "./packs_parts.js";

/** A line at the lower edge of the page, which moves no text and goes when the reader closes it. */
export class PackLine {
  /** Opens an empty line; what is shown in it next is told. */
  static async open() {
    const { tag } = document.documentElement.dataset;
    const parts = new PackParts((await libraryPage(`/${tag}/library`)) ?? document);
    return new PackLine(parts);
  }

  /** @param {PackParts} parts */
  constructor(parts) {
    this.parts = parts;
    this.element = parts.part("line");
    this.place = this.element.querySelector("[role=status]") ?? this.element;
    this.element.querySelector("button")?.addEventListener("click", () => this.close());
    document.body.append(this.element);
  }

  /**
   * @param {string} name
   * @param {import("./packs_parts.js").Values} values
   */
  show(name, values) {
    const part = this.parts.part(name, values);
    this.place.replaceChildren(part);
    return part;
  }

  /** Takes the line away. */
  close() {
    this.element.remove();
  }
}
