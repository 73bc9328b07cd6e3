// Builds a Pagefind index: node search_pagefind.mjs DOCUMENTS.json OUT MODULE
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [source, out, module] = process.argv.slice(2);
const pagefind = await import(pathToFileURL(module).href);
const documents = JSON.parse(await readFile(source, "utf8"));
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const { index } = await pagefind.createIndex({ keepIndexUrl: true });
for (const { url, title, aliases, headings, body } of documents) {
  const content =
    `<html lang="en"><head><title>${escape(title)}</title></head><body><h1>${escape(title)}</h1>` +
    `<p data-pagefind-weight="4.5">${escape(aliases)}</p>` +
    headings.split("\n").map((heading) => `<h2>${escape(heading)}</h2>`).join("") +
    `<p>${escape(body)}</p></body></html>`;
  const { errors } = await index.addHTMLFile({ url, content });
  if (errors.length > 0) throw new Error(errors.join("\n"));
}
const { errors } = await index.writeFiles({ outputPath: out });
if (errors.length > 0) throw new Error(errors.join("\n"));
await pagefind.close();
