import { settled, settledBlock } from "../../core/packs/tables.js";
import { change, result } from "./database.js";

/** @typedef {import("./database.js").Pack} Pack */
/** @typedef {import("./database.js").Draft} Draft */
/** @typedef {import("./database.js").Held} Held */
/** @typedef {import("./database.js").Sizes} Sizes */

/** What was prepared is not what the device holds any more, as after its storage was cleared. */
export class Lost extends Error {}

/**
 * Keeps new blocks and the rows that name them, and drops the blocks that no row of the tag names any
 * more, all in one transaction. `rowsFor` makes the rows from those that are kept now; a null row goes.
 * @param {string} tag
 * @param {import("./blocks.js").Fresh[]} fresh
 * @param {(ids: number[], now: { pack?: Pack, draft?: Draft }) => { pack?: Pack, draft?: Draft | null }} rowsFor
 */
export function commit(tag, fresh, rowsFor) {
  return change(async (stores) => {
    const { packs, staging, blocks } = stores;
    const now = { pack: await result(packs.get(tag)), draft: await result(staging.get(tag)) };
    const adding = fresh.map((block) => result(blocks.add({ tag, ...block })));
    const ids = /** @type {number[]} */ (await Promise.all(adding));
    const rows = { ...now, ...rowsFor(ids, now) };
    if (rows.pack) packs.put(rows.pack);
    if (rows.draft) staging.put(rows.draft);
    else staging.delete(tag);
    await sweep(blocks, tag, blocksIn(rows));
    return rows;
  });
}

/**
 * What is held of a pack, its new blocks under the numbers by which they are kept.
 * @template {Held | Pack} What
 * @param {What} held
 * @param {number[]} ids
 * @returns {What}
 */
export function settledIn(held, ids) {
  const { table, block, sizes } = held;
  return {
    ...held,
    ...(table && { table: settled(table, ids) }),
    ...(block !== undefined && { block: settledBlock(block, ids) }),
    ...(sizes && { sizes: new Map([...sizes].map(([id, size]) => [settledBlock(id, ids), size])) }),
  };
}

/**
 * @param {IDBObjectStore} blocks
 * @param {string} tag
 * @param {Set<IDBValidKey>} used
 */
async function sweep(blocks, tag, used) {
  const kept = await result(blocks.index("tag").getAllKeys(tag));
  const unused = kept.filter((id) => !used.has(id));
  if (kept.length - unused.length < used.size) throw new Lost(tag);
  for (const id of unused) blocks.delete(id);
}

/**
 * @param {{ pack?: Pack, draft?: Draft | null }} rows
 * @returns {Set<IDBValidKey>}
 */
function blocksIn({ pack, draft }) {
  const held = [pack, ...(draft?.held.values() ?? [])];
  return new Set(held.flatMap((each) => [...(each?.sizes?.keys() ?? [])]));
}
