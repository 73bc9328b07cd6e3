/**
 * A language handed over without a network, as one file. Its rooms are beside it.
 *
 * @typedef {import("./opening.js").FileOffer} FileOffer
 */
export { checkFile, openFile } from "./opening.js";
export { saveFile } from "./saving.js";
