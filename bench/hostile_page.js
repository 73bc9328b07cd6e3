// What bench/hostile.py runs in Chromium.

/**
 * Keeps an index and texts, read from files: JSON there may escape halves of surrogate pairs.
 */
export async function open(indexSource, textsSource) {
  const { openIndex } = await import("/js/core/search/index.js");
  const { search, suggest } = await import("/js/core/search/search.js");
  const index = await openIndex(await (await fetch(indexSource)).arrayBuffer());
  const texts = await (await fetch(textsSource)).json();
  const verbs = {
    search: (text) => search(index, text).hits,
    suggest: (text) => suggest(index, text),
  };
  window.hostile = { texts, verbs };
}

/** For each text asked, by its place: the milliseconds, what was found, and what was raised. */
export function ask(verb, places) {
  const { texts, verbs } = window.hostile;
  return places.map((place) => {
    const started = performance.now();
    try {
      const hits = verbs[verb](texts[place]);
      return [performance.now() - started, hits.map(({ number }) => number), ""];
    } catch (error) {
      return [performance.now() - started, [], String(error.stack ?? error)];
    }
  });
}
