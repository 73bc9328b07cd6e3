const STORED = "pocketleaf-searches"; // there only while the reader wants it
const MOST = 8;

/**
 * Lists the reader's recent searches if they turned that on, which is off until they do.
 * @param {HTMLElement} section
 */
export function keepRecent(section) {
  const [choice, clear] = [section.querySelector("input"), section.querySelector("button")];
  if (!choice || !clear || !canStore()) return;
  const show = () => list(section, choice, clear);
  remember(new URLSearchParams(location.search).get("q") ?? "");
  choice.addEventListener("change", () => {
    if (choice.checked) store([]);
    else localStorage.removeItem(STORED);
    show();
  });
  clear.addEventListener("click", () => {
    store([]);
    show();
    choice.focus();
  });
  show();
  section.hidden = false;
}

/** The searches kept, newest first, or nothing where the reader has not turned that on. */
function stored() {
  const text = localStorage.getItem(STORED);
  return text === null ? undefined : readable(text);
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function readable(text) {
  try {
    return JSON.parse(text).map(String).slice(0, MOST);
  } catch {
    return [];
  }
}

/** @param {string[]} queries */
function store(queries) {
  localStorage.setItem(STORED, JSON.stringify(queries.slice(0, MOST)));
}

/** @param {string} words */
function remember(words) {
  const query = words.trim().split(/\s+/).join(" ").slice(0, 200);
  const before = stored();
  if (query && before) store([query, ...before.filter((each) => each !== query)]);
}

/**
 * @param {HTMLElement} section
 * @param {HTMLInputElement} choice
 * @param {HTMLButtonElement} clear
 */
function list(section, choice, clear) {
  const queries = stored();
  choice.checked = queries !== undefined;
  clear.hidden = !queries?.length;
  section.querySelector("ul")?.replaceChildren(...(queries ?? []).map(queryItem));
}

/** @param {string} query */
function queryItem(query) {
  const link = document.createElement("a");
  link.href = `${location.pathname}?${new URLSearchParams({ q: query })}`;
  link.textContent = query;
  link.dir = "auto";
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** False where the browser forbids a page to store anything. */
function canStore() {
  try {
    return Boolean(window.localStorage);
  } catch {
    return false;
  }
}
