import { unfinishedTags } from "../offline/packs/unfinished.js";

const PAUSED = "pocketleaf-paused";
const PAID = "pocketleaf-metered"; // what the reader began over a metered network
const CHECKED = "pocketleaf-checked-";
const HOUR = 3_600_000;

/** The languages to go on fetching without a question: what the reader paused waits for them. */
export function toResume() {
  const [paused, paid] = [PAUSED, PAID].map(listIn);
  const isAllowed = (/** @type {string} */ tag) => !isMetered() || paid.includes(tag);
  return unfinishedTags().filter((tag) => !paused.includes(tag) && isAllowed(tag));
}

/**
 * The reader wants it, over the network that there is now.
 * @param {string} tag
 */
export function rememberStart(tag) {
  note(PAUSED, tag, false);
  note(PAID, tag, isMetered());
}

/** @param {string} tag */
export function rememberPause(tag) {
  note(PAUSED, tag, true);
}

/**
 * True once an hour for a language; a clock that was set back does not stop it.
 * @param {string} tag
 */
export function isCheckDue(tag) {
  const [before] = listIn(CHECKED + tag);
  const since = Date.now() - Number(before ?? 0);
  if (since >= 0 && since < HOUR) return false;
  write(CHECKED + tag, [Date.now()]);
  return true;
}

/** True where bytes cost the reader money, as far as the browser tells. */
export function isMetered() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, type?: string } }} */ (
    navigator
  );
  return connection?.saveData === true || connection?.type === "cellular";
}

/**
 * @param {string} key
 * @param {string} tag
 * @param {boolean} isIn
 */
function note(key, tag, isIn) {
  const others = listIn(key).filter((each) => each !== tag);
  write(key, isIn ? [...others, tag] : others);
}

/**
 * @param {string} key
 * @returns {string[]}
 */
function listIn(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]").map(String);
  } catch {
    return [];
  }
}

/**
 * @param {string} key
 * @param {unknown[]} list
 */
function write(key, list) {
  try {
    localStorage.setItem(key, JSON.stringify(list));
  } catch {
    // a full or forbidden store costs a repeated question, no more
  }
}
