/** @typedef {import("../../core/packs/tables.js").Table} Table */
/** @typedef {{ tag: string, data: ArrayBuffer, coding: import("./compression.js").Coding }} Block */
/** @typedef {Map<number, [number, number]>} Sizes   of blocks: their bytes plain and as they are kept */
/**
 * A part of a pack that the device holds: a volume's table, the head's text or the block of the index.
 * @typedef {{ table?: Table, text?: string, block?: number, sizes?: Sizes }} Held
 */
/**
 * A half install; what is held by SHA-256.
 * @typedef {{
 *   tag: string, manifest: string, signature: string | null, hasFigures: boolean, held: Map<string, Held>
 * }} Draft
 */
/**
 * An installed pack. `block` is that of its index; `bytes` is what all of it takes on the device.
 * @typedef {{
 *   tag: string, version: string, changed: string, manifest: string, signature: string | null,
 *   hasFigures: boolean, isDamaged: boolean, bytes: number, head: string, table: Table,
 *   block: number, sizes: Sizes
 * }} Pack
 */
/** @typedef {{ packs: IDBObjectStore, staging: IDBObjectStore, blocks: IDBObjectStore }} Stores */

const NAME = "pocketleaf-packs";
const VERSION = 1;
const STORES = ["packs", "staging", "blocks"];

/** @type {Promise<IDBDatabase> | undefined} */
let opening;

/** Opens the database before it is asked for; no database is no error. */
export function warm() {
  connection().catch(() => undefined);
}

/**
 * What is read of the packs. The work may wait for requests of the transaction and for nothing else.
 * @template Result
 * @param {(stores: Stores) => Promise<Result>} work
 */
export async function read(work) {
  return work(storesOf(await begin("readonly")));
}

/**
 * Changes packs in one transaction: all of it is kept, or nothing. The work may wait for requests of
 * the transaction and for nothing else.
 * @template Result
 * @param {(stores: Stores) => Promise<Result>} work
 */
export async function change(work) {
  const transaction = await begin("readwrite");
  const done = ended(transaction);
  try {
    const [result] = await Promise.all([work(storesOf(transaction)), done]);
    return result;
  } catch (error) {
    abort(transaction);
    await done.catch(() => undefined);
    throw transaction.error ?? error;
  }
}

/**
 * What a request of a transaction gives.
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
export function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransactionMode} mode */
async function begin(mode) {
  const database = await connection();
  try {
    return database.transaction(STORES, mode);
  } catch {
    opening = undefined; // closed behind our back, as by clearing the storage
    return (await connection()).transaction(STORES, mode);
  }
}

/**
 * @param {IDBTransaction} transaction
 * @returns {Stores}
 */
function storesOf(transaction) {
  const [packs, staging, blocks] = STORES.map((name) => transaction.objectStore(name));
  return { packs, staging, blocks };
}

function connection() {
  opening ??= open();
  return opening;
}

/** @returns {Promise<IDBDatabase>} */
async function open() {
  try {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore("packs", { keyPath: "tag" });
      database.createObjectStore("staging", { keyPath: "tag" });
      database.createObjectStore("blocks", { autoIncrement: true }).createIndex("tag", "tag");
    };
    const database = await result(request);
    database.onclose = forget;
    database.onversionchange = () => {
      database.close();
      forget();
    };
    return database;
  } catch (error) {
    forget();
    throw error;
  }
}

function forget() {
  opening = undefined;
}

/** @param {IDBTransaction} transaction */
function ended(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new DOMException("", "AbortError"));
  });
}

/** @param {IDBTransaction} transaction */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // it has ended by itself
  }
}
