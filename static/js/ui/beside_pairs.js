/**
 * One of the two languages of a page, and where the page stands alone in it.
 * @typedef {{ tag: string, dir: string, name: string, address: string }} Side
 */

const ROLES = ":scope > :is(.plain, .faq, .care)";
const BLOCKS = "p, ul, ol, div, figure"; // what ends the first text of a list item
const PREFIX = "with-"; // of ids that both languages have

/**
 * An article in which what another language's says stands beside what this one says, text by text, as the
 * server makes it (webapp/pairing/pairs.py). Throws where the two are not the same page; `other` is used up.
 * @param {Element} article
 * @param {Element} other
 * @param {Side} ownSide
 * @param {Side} otherSide
 */
export function paired(article, other, ownSide, otherSide) {
  const own = /** @type {Element} */ (article.cloneNode(true));
  rename(other);
  const pairing = new Pairing(ownSide, otherSide);
  pairing.title(own, other);
  pairing.each(own.querySelectorAll(ROLES), other.querySelectorAll(ROLES));
  pairing.words(own, other);
  pairing.whole(part(own, "state"), part(other, "state"));
  own.className = "beside";
  return own;
}

class Pairing {
  /**
   * @param {Side} own
   * @param {Side} other
   */
  constructor(own, other) {
    this.own = own;
    this.other = other;
  }

  /**
   * @param {Element} own
   * @param {Element} other
   */
  title(own, other) {
    const [header, beside] = [part(own, "title"), part(other, "title")];
    for (const kind of ["h1", ".lead", ".aliases"])
      this.each(header.querySelectorAll(kind), beside.querySelectorAll(kind));
    const notices = [...beside.querySelectorAll("aside")];
    for (const notice of notices) said(notice, this.other);
    header.querySelector(".lead")?.before(...notices);
    header.prepend(pairOf("p", way(this.own), way(this.other)));
  }

  /**
   * Pairs elements one by one.
   * @param {Iterable<Element>} own
   * @param {Iterable<Element>} other
   */
  each(own, other) {
    const [ours, theirs] = [[...own], [...other]];
    if (ours.length !== theirs.length) throw new Error("the other page has other parts");
    for (const [at, element] of ours.entries()) this.element(element, theirs[at]);
  }

  /**
   * @param {Element} own
   * @param {Element} other
   */
  element(own, other) {
    const isNote = own.matches(".fallback") || other.matches(".fallback");
    if (!isNote && own.tagName !== other.tagName) throw new Error("the other page has other parts");
    if (isNote || own.matches("p")) this.whole(own, other);
    else if (own.matches("h1, h2, h3")) this.heading(own, other);
    else if (own.matches("th, td")) this.texts(own, [...own.childNodes], [...other.childNodes]);
    else if (own.matches("li")) this.item(own, other);
    else if (own.matches("figure")) this.figure(own, other);
    else if (!own.matches("span")) this.each(own.children, other.children);
  }

  /**
   * @param {Element} own
   * @param {Element} other
   */
  whole(own, other) {
    const pair = pairOf("div");
    own.replaceWith(pair);
    pair.append(said(own, this.own), said(other, this.other));
  }

  /**
   * @param {Element} own
   * @param {Element} other
   */
  heading(own, other) {
    own.classList.add("pair");
    own.append(...this.halves("span", [...own.childNodes], [...other.childNodes]));
  }

  /**
   * @param {Element} own
   * @param {Element} other
   */
  item(own, other) {
    const [ours, theirs] = [first(own), first(other)];
    const [rest, others] = [[...own.children], [...other.children]];
    this.texts(own, ours, theirs);
    const after = (/** @type {Element[]} */ all, /** @type {Node[]} */ begun) =>
      all.filter((one) => !begun.includes(one));
    this.each(after(rest, ours), after(others, theirs));
  }

  /**
   * Puts a pair of texts before what else their element holds.
   * @param {Element} holder
   * @param {ChildNode[]} own
   * @param {ChildNode[]} other
   */
  texts(holder, own, other) {
    if (own.some((one) => one instanceof Element || one.textContent?.trim()))
      holder.prepend(pairOf("div", ...this.halves("div", own, other)));
  }

  /**
   * @param {Element} own
   * @param {Element} other
   */
  words(own, other) {
    const [ours, theirs] = [own, other].map((one) => one.querySelector(":scope > .words"));
    if (ours && theirs) this.whole(ours, theirs);
    else if (theirs) [...own.querySelectorAll(ROLES)].at(-1)?.after(said(theirs, this.other));
  }

  /**
   * Shows a drawing of each language, a picture once, and what both say to those who do not see it.
   * @param {Element} own
   * @param {Element} other
   */
  figure(own, other) {
    const [ours, theirs] = [[...own.children], [...other.children]];
    for (const [at, one] of ours.entries()) {
      const beside = theirs[at];
      if (one.matches("div")) this.whole(one, beside);
      else if (one.matches("details"))
        this.each([...one.children].slice(1), [...beside.children].slice(1));
      else if (one.matches("img")) own.append(this.picture(beside));
    }
  }

  /**
   * What the other language says of a picture, for those who hear the page.
   * @param {Element} image
   */
  picture(image) {
    const text = document.createElement("span");
    text.className = "hidden";
    text.lang = image.getAttribute("lang") ?? this.other.tag;
    text.dir = image.getAttribute("dir") ?? this.other.dir;
    text.setAttribute("role", "img");
    text.setAttribute("aria-label", image.getAttribute("alt") ?? "");
    return text;
  }

  /**
   * @param {string} tag
   * @param {ChildNode[]} own
   * @param {ChildNode[]} other
   * @returns {(Element | string)[]}
   */
  halves(tag, own, other) {
    const [ours, theirs] = [own, other].map((nodes) => {
      const half = document.createElement(tag);
      half.append(...nodes);
      return half;
    });
    return [said(ours, this.own), " ", said(theirs, this.other)];
  }
}

/**
 * The part of an article that every page has.
 * @param {Element} article
 * @param {string} name
 */
function part(article, name) {
  const found = article.querySelector(`:scope > .${name}`);
  if (!found) throw new Error(`the page has no ${name}`);
  return found;
}

/**
 * The text with which a list item begins.
 * @param {Element} item
 */
function first(item) {
  const nodes = [...item.childNodes];
  const end = nodes.findIndex((one) => one instanceof Element && one.matches(BLOCKS));
  return end < 0 ? nodes : nodes.slice(0, end);
}

/**
 * Gives what the other language says ids of its own, and leads to its words by its own explanations.
 * @param {Element} other
 */
function rename(other) {
  for (const element of other.querySelectorAll("[id]")) element.id = PREFIX + element.id;
  for (const link of other.querySelectorAll('[href^="#word-"]'))
    link.setAttribute("href", `#${PREFIX}${link.getAttribute("href")?.slice(1)}`);
}

/**
 * An element that names its language.
 * @param {Element} element
 * @param {Side} side
 */
function said(element, { tag, dir }) {
  if (!element.hasAttribute("lang")) element.setAttribute("lang", tag);
  if (!element.hasAttribute("dir")) element.setAttribute("dir", dir);
  return element;
}

/**
 * @param {string} tag
 * @param {(Element | string)[]} halves
 */
function pairOf(tag, ...halves) {
  const pair = document.createElement(tag);
  pair.className = "pair";
  pair.append(...halves);
  return pair;
}

/**
 * The link to the page in one language alone.
 * @param {Side} side
 */
function way(side) {
  const link = document.createElement("a");
  link.setAttribute("href", side.address);
  link.hreflang = side.tag;
  link.textContent = side.name;
  return said(link, side);
}
