import * as packs from "../offline/packs.js";
import { rememberPause, rememberStart } from "./packs_memory.js";
import { careOf, dayText } from "./packs_numbers.js";
import { askPromise } from "./packs_promise.js";
import { PackView } from "./packs_view.js";

/** @typedef {import("../offline/packs.js").KeptPack} KeptPack */
/** @typedef {import("../offline/packs.js").Progress} Progress */
/** @typedef {{ signal: AbortSignal, onProgress: (progress: Progress) => void }} How */

/** One language: what is kept of it, and what can be done about it. */
export class PackRow {
  #view;
  #needed = 0;
  /** @type {AbortController | undefined} */
  #aborter;
  /** @type {Promise<void> | undefined} */
  #running;

  /**
   * @param {HTMLElement} section
   * @param {import("./packs_parts.js").PackParts} parts
   * @param {(isThere: boolean) => void} [onChange] hears whether something of it is on the device
   */
  constructor(section, parts, onChange = () => {}) {
    this.tag = section.dataset.pack ?? "";
    this.file = section.dataset.file ?? "";
    this.onChange = onChange;
    this.#view = new PackView(section, parts);
    this.#view.place.addEventListener("click", ({ target }) => this.#heed(target));
    packs.listen((news) => this.#hear(news));
  }

  /** Shows what is on the device now, and what could be. */
  async look() {
    try {
      await this.#look();
    } catch (error) {
      this.#view.show("unknown");
      this.#complain(error);
    }
  }

  /** True while another window works on the language. */
  get isElsewhere() {
    return this.#view.showing === "elsewhere";
  }

  /** Fetches the language, or what is missing of it. */
  async start() {
    const choice = this.#view.place.querySelector("input");
    const half = await this.#half();
    const hasFigures = half?.hasFigures ?? choice?.checked ?? false;
    rememberStart(this.tag);
    await this.#run((how) => packs.install(this.tag, { ...how, hasFigures }), half);
  }

  async #look() {
    const [half, all] = await Promise.all([this.#half(), packs.keptPacks()]);
    const kept = all.find(({ tag }) => tag === this.tag);
    this.onChange(Boolean(half ?? kept));
    if (this.#aborter) return;
    if (half?.isRunning) this.#follow(half);
    else if (kept) await this.#showKept(kept);
    else if (half) this.#view.show("paused", half);
    else await this.#showOffer();
  }

  /** @param {KeptPack} kept */
  async #showKept({ bytes, changed, version, isDamaged }) {
    const name = isDamaged ? "damaged" : "kept";
    this.#view.show(name, { date: dayText(changed), version: version.slice(0, 8), size: bytes });
    const isVain = isDamaged || !navigator.onLine;
    const newer = isVain ? undefined : await packs.updateFor(this.tag).catch(() => undefined);
    if (!newer || this.#view.showing !== name) return;
    this.#needed = newer.bytes;
    this.#view.add("newer", { size: newer.bytes, care: careOf(newer) });
  }

  async #showOffer() {
    this.#view.show("asking");
    const { wire, device, figures } = await packs.offerOf(this.tag);
    if (this.#view.showing !== "asking") return;
    this.#needed = device;
    this.#view.show("none", { wire, device, figures: figures.wire });
  }

  /**
   * Lets another window work, and looks again when it has ended, however it ended.
   * @param {Progress} progress
   */
  #follow(progress) {
    const isNew = this.#view.showing !== "elsewhere";
    this.#view.progress("elsewhere", progress);
    if (!isNew) return;
    const name = `pocketleaf-pack-${this.tag}`;
    navigator.locks.request(name, { mode: "shared" }, () => {}).then(() => this.#lookAfresh());
  }

  #lookAfresh() {
    this.#view.showing = "";
    return this.look();
  }

  /** @param {import("../offline/packs.js").News} news of another window */
  #hear({ tag, kind, done = 0, total = 0 }) {
    if (tag !== this.tag || this.#aborter) return;
    if (kind === "progress") this.#follow({ done, total });
    else this.#lookAfresh();
  }

  /** @param {EventTarget | null} target */
  #heed(target) {
    const button = target instanceof Element ? target.closest("[data-do]") : null;
    switch (button?.getAttribute("data-do")) {
      case "start":
        return this.start();
      case "pause":
        return this.#pause();
      case "cancel":
        return this.#cancel();
      case "save":
        return this.#save();
      case "ask":
        return this.#view.show("sure");
      case "remove":
        return this.#do(() => packs.remove(this.tag));
      case "update":
        return this.#run((how) => packs.update(this.tag, how));
      case "repair":
        return this.#run((how) => packs.repair(this.tag, how));
      case "look":
        return this.#lookAfresh();
    }
  }

  async #save() {
    const { saveAsFile } = await import("./packs_saving.js");
    await saveAsFile(this.#view, this.tag, this.file).catch((error) =>
      this.#do(() => Promise.reject(error)),
    );
  }

  #pause() {
    rememberPause(this.tag);
    this.#aborter?.abort();
  }

  async #cancel() {
    this.#aborter?.abort();
    await this.#running;
    await this.#do(() => packs.cancel(this.tag));
  }

  /**
   * Does something of some length, and shows how it goes.
   * @param {(how: How) => Promise<unknown>} work
   * @param {Progress} [begun]
   */
  async #run(work, begun = { done: 0, total: 0 }) {
    this.#aborter = new AbortController();
    const { signal } = this.#aborter;
    const onProgress = (/** @type {Progress} */ progress) => {
      if (!signal.aborted) this.#view.progress("running", progress);
    };
    onProgress(begun);
    this.onChange(true);
    this.#view.tell("begun");
    this.#running = this.#do(() =>
      work({ signal, onProgress })
        .catch((error) => {
          if (!signal.aborted) throw error;
        })
        .finally(() => {
          this.#aborter = undefined;
        }),
    );
    await this.#running;
    if (this.#view.showing === "kept") await this.#tellDone();
  }

  async #tellDone() {
    this.#view.tell("done");
    const promise = await askPromise();
    if (this.#view.showing === "kept") this.#view.add(promise);
  }

  /**
   * Does something, and shows what has become of it.
   * @param {() => Promise<unknown>} work
   */
  async #do(work) {
    const error = await work().then(
      () => undefined,
      (reason) => reason,
    );
    await this.#lookAfresh();
    if (error && this.#view.showing !== "unknown") this.#complain(error);
  }

  async #half() {
    return (await packs.halfPacks()).find(({ tag }) => tag === this.tag);
  }

  /** @param {unknown} error a PackError, as a rule */
  #complain(error) {
    if (this.#view.showing === "elsewhere") return; // which says what there is to say
    const { reason = "network" } = /** @type {{ reason?: string }} */ (error);
    this.#view.complain(`why-${reason}`, this.#needed);
  }
}
