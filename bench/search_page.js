// What the benches run in Chromium: our phone index and its peers behind one interface.

const LIMIT = 10;
const MINISEARCH = {
  fields: ["title", "aliases", "headings", "body"],
  idField: "url",
  storeFields: ["title"],
  searchOptions: { boost: { title: 8, aliases: 4.5 } },
};
const NEAR = { prefix: true, fuzzy: 0.2 };

/** Imports the modules of an engine; returns (source bytes) => (text) => urls. */
const importers = {
  async phone() {
    const [{ openIndex }, { search }] = await Promise.all([
      import("/js/core/search/index.js"),
      import("/js/core/search/search.js"),
    ]);
    return async (buffer) => {
      const index = await openIndex(buffer);
      return (text) => search(index, text, LIMIT).hits.map(({ url }) => url);
    };
  },
  async suggestions() {
    const [{ openIndex }, { suggest }] = await Promise.all([
      import("/js/core/search/index.js"),
      import("/js/core/search/search.js"),
    ]);
    return async (buffer) => {
      const index = await openIndex(buffer);
      return (text) => suggest(index, text, LIMIT).map(({ url }) => url);
    };
  },
  minisearch: () => miniSearch({}),
  "minisearch near": () => miniSearch(NEAR),
  async pagefind() {
    const pagefind = await import("/pagefind/pagefind.js");
    return async () => {
      await pagefind.options({ baseUrl: "/", noWorker: true });
      await pagefind.init();
      return async (text) => (await pagefind.search(text)).results.slice(0, LIMIT);
    };
  },
};

async function miniSearch(options) {
  const { default: MiniSearch } = await import("/peers/minisearch/dist/es/index.js");
  return async (buffer) => {
    const index = MiniSearch.loadJSON(new TextDecoder().decode(buffer), MINISEARCH);
    return (text) =>
      index
        .search(text, options)
        .slice(0, LIMIT)
        .map(({ id }) => id);
  };
}

/** Builds a MiniSearch index of documents in a file. */
export async function buildMiniSearch(source) {
  const { default: MiniSearch } = await import("/peers/minisearch/dist/es/index.js");
  const documents = await (await fetch(source)).json();
  const started = performance.now();
  const index = new MiniSearch(MINISEARCH);
  index.addAll(documents);
  const json = JSON.stringify(index);
  return { json, seconds: (performance.now() - started) / 1000 };
}

/** The urls found for each text, the milliseconds of the quickest of some passes, and of the first. */
export async function run(engine, source, texts, passes) {
  const open = await importers[engine]();
  const search = await open(source && (await bytesOf(source)));
  const quickest = texts.map(() => Number.POSITIVE_INFINITY);
  const first = [];
  const found = [];
  for (let pass = 0; pass < passes; pass++) {
    for (const [place, text] of texts.entries()) {
      const started = performance.now();
      const answer = search(text);
      const hits = answer instanceof Promise ? await answer : answer;
      const ms = performance.now() - started;
      quickest[place] = Math.min(quickest[place], ms);
      if (pass === 0) first.push(ms);
      if (pass === 0) found.push(hits);
    }
  }
  if (engine !== "pagefind") return { found, quickest, first };
  const urls = [];
  for (const hits of found) urls.push(await urlsOf(hits));
  return { found: urls, quickest, first };
}

/** What the first searches cost after a start from nothing, in milliseconds. */
export async function cold(engine, source, texts) {
  const times = {};
  let started = performance.now();
  const lap = (name) => {
    const now = performance.now();
    times[name] = now - started;
    started = performance.now();
  };
  const open = await importers[engine]();
  lap("import");
  const buffer = source && (await bytesOf(source));
  lap("fetch");
  const search = await open(buffer);
  lap("open");
  for (const [name, text] of Object.entries(texts)) {
    await search(text);
    lap(name);
  }
  return times;
}

/** What our reader answers, with all that a hit tells; for parity. */
export async function answers(source, texts) {
  const { openIndex } = await import("/js/core/search/index.js");
  const { search, suggest } = await import("/js/core/search/search.js");
  const index = await openIndex(await bytesOf(source));
  const told = ({ number, kind, url, title, pageTitle, lang, name }) =>
    [number, kind, url, title, pageTitle, lang, name];
  return texts.map((text) => {
    try {
      return [search(index, text, LIMIT).hits.map(told), suggest(index, text).map(told)];
    } catch (error) {
      return [String(error.stack ?? error), ""];
    }
  });
}

async function bytesOf(source) {
  return (await fetch(source)).arrayBuffer();
}

async function urlsOf(results) {
  return (await Promise.all(results.map((result) => result.data()))).map(({ url }) => url);
}
