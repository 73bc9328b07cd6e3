import { leadsTo } from "./order.js";

/**
 * @typedef {import("./desk.js").Values} Values
 * @typedef {import("./desk.js").Answer} Answer
 * @typedef {import("./order.js").Way} Way
 */

const PAUSE = 250; // milliseconds without a key before the checks are asked

/** The work on one page: which text is open, what of it is typed, saved, or in doubt. */
export class Work {
  #desk;
  #drafts;
  #texts;
  #panel;
  #id = "";
  /** @type {Values | undefined} */
  #values;
  #seen = "";
  #isSaving = false;
  #pause = 0;

  /**
   * @param {import("./desk.js").Desk} desk
   * @param {import("./drafts.js").Drafts} drafts
   * @param {import("./texts.js").Texts} texts
   * @param {import("./panel.js").Panel} panel
   */
  constructor(desk, drafts, texts, panel) {
    this.#desk = desk;
    this.#drafts = drafts;
    this.#texts = texts;
    this.#panel = panel;
    texts.markDrafts(drafts.ids());
  }

  /**
   * Opens a text in the panel, with what was typed there earlier.
   * @param {string} id
   */
  async open(id) {
    if (this.#isSaving) return;
    this.#id = id;
    this.#texts.choose(id);
    this.#panel.wait();
    const answer = await this.#desk.segment(id);
    if (this.#id !== id) return;
    this.#values = answer.values;
    this.#show(answer);
    this.#fill();
    this.#texts.choose(id); // the panel may cover it by now
    this.#panel.focus();
  }

  /** @param {Way} way */
  async go(way) {
    const next = leadsTo(this.#texts.parts(), this.#id, way);
    if (next !== undefined) await this.open(next);
    else if (way === "todo") this.#panel.say("finished");
  }

  /** Keeps what is typed, and asks the checks once there is a pause. */
  typed() {
    const text = this.#panel.field.value;
    const isKept = this.#keep(text);
    this.#panel.grow();
    if (!isKept) this.#panel.alarm("no-drafts");
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#check(this.#id, text), PAUSE);
  }

  /** @param {"next" | "stay"} then */
  async save(then) {
    if (this.#isSaving || !this.#panel.isOpen) return;
    this.#isSaving = true;
    this.#panel.say("saving");
    const text = this.#panel.field.value;
    const answer = await this.#desk.save(this.#id, text, this.#seen);
    this.#isSaving = false;
    if (answer.status === 200 && answer.values) await this.#saved(answer.values, text, then);
    else if (answer.status === 409 && answer.values) this.#clash(answer.values);
    else this.#panel.alarm(answer.error ?? "away", answer.problem);
  }

  /**
   * Goes on with one of two texts; the other one stays in sight.
   * @param {"mine" | "theirs"} which
   */
  take(which) {
    const mine = this.#panel.field.value;
    if (!this.#values) return;
    this.#seen = this.#values.seen;
    this.#panel.fill(which === "mine" ? mine : this.#values.translation);
    this.typed();
    this.#panel.say("");
    this.#panel.focus();
  }

  /** Throws away what was typed earlier. */
  discard() {
    this.#drafts.drop(this.#id);
    this.#texts.markDrafts(this.#drafts.ids());
    this.#fill();
    this.#panel.focus();
  }

  /** Looks whether somebody else changed the open text, when its translator comes back to it. */
  async lookAgain() {
    const id = this.#id;
    if (!this.#panel.isOpen || this.#isSaving) return;
    const { values } = await this.#desk.segment(id);
    if (!values || this.#id !== id || values.seen === this.#values?.seen) return;
    const isTyped = this.#panel.field.value !== this.#values?.translation;
    if (isTyped) return this.#clash(values);
    this.#values = values;
    this.#show({ status: 200, values });
    this.#fill();
    this.#panel.say("renewed");
  }

  close() {
    if (!this.#panel.isOpen) return;
    this.#panel.close();
    this.#texts.choose("");
    this.#texts.focus(this.#id);
  }

  /** Whether something would be lost with the page. */
  get isAtRisk() {
    const text = this.#panel.field.value;
    const isTyped = this.#panel.isOpen && text !== (this.#values?.translation ?? "");
    return isTyped && this.#drafts.read(this.#id)?.text !== text;
  }

  /** @param {Answer} answer */
  #show({ values, error, problem }) {
    this.#panel.clash();
    this.#panel.say(values ? values.standing : "");
    if (values) this.#panel.show(values, this.#position());
    else this.#panel.showNothing();
    if (error) this.#panel.alarm(error, problem);
  }

  /** Fills the field with the draft, else with the translation. */
  #fill() {
    const [draft, translation] = [this.#drafts.read(this.#id), this.#values?.translation ?? ""];
    const isDraft = draft !== undefined && draft.text !== translation;
    this.#seen = isDraft ? draft.seen : (this.#values?.seen ?? "");
    this.#panel.draft(isDraft);
    this.#panel.fill(isDraft ? draft.text : translation);
    if (!isDraft) return;
    if (this.#values && this.#values.seen !== draft.seen) this.#clash(this.#values);
    this.#check(this.#id, draft.text);
  }

  /** @param {string} text */
  #keep(text) {
    const isTyped = text !== (this.#values?.translation ?? "") || !this.#values;
    if (!isTyped) this.#drafts.drop(this.#id);
    const isKept = !isTyped || this.#drafts.keep(this.#id, { text, seen: this.#seen });
    this.#texts.markDrafts(this.#drafts.ids());
    return isKept;
  }

  /**
   * @param {string} id
   * @param {string} text
   */
  async #check(id, text) {
    const findings = await this.#desk.check(id, text);
    if (findings && this.#id === id && this.#panel.field.value === text)
      this.#panel.findings(findings);
  }

  /**
   * @param {Values} values
   * @param {string} text as it was sent
   * @param {"next" | "stay"} then
   */
  async #saved(values, text, then) {
    const id = this.#id;
    this.#values = values;
    this.#seen = values.seen;
    if (this.#panel.field.value === text) {
      this.#drafts.drop(this.#id);
      this.#panel.fill(values.translation);
    } else this.#keep(this.#panel.field.value);
    this.#panel.draft(false);
    const fresh = await this.#desk.page();
    if (fresh) this.#texts.renew(fresh);
    this.#texts.markDrafts(this.#drafts.ids());
    this.#texts.choose(this.#id);
    if (this.#id !== id) return; // another text was opened meanwhile
    this.#show({ status: 200, values });
    if (then === "next" && this.#panel.field.value === values.translation) await this.go("after");
    this.#panel.say("saved");
  }

  /** @param {Values} values as somebody else left them */
  #clash(values) {
    this.#values = values;
    this.#panel.show(values, this.#position());
    this.#panel.clash({ mine: this.#panel.field.value, theirs: values.translation });
    this.#panel.alarm("clash");
  }

  #position() {
    const parts = this.#texts.parts();
    return `${parts.findIndex((part) => part.id === this.#id) + 1} / ${parts.length}`;
  }
}
