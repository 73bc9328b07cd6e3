/**
 * Packs on this device: what there is, what could be, and the three verbs. Its rooms are in `packs/`.
 *
 * @typedef {import("./packs/shelf.js").KeptPack} KeptPack
 * @typedef {import("./packs/shelf.js").HalfPack} HalfPack
 * @typedef {import("./packs/offers.js").Offer} Offer
 * @typedef {import("./packs/updating.js").UpdateOffer} UpdateOffer
 * @typedef {import("./packs/progress.js").Progress} Progress
 * @typedef {import("./packs/channel.js").News} News
 */
export { listen } from "./packs/channel.js";
export { PackError } from "./packs/errors.js";
export { install, repair } from "./packs/installing.js";
export { offerOf } from "./packs/offers.js";
export { cancel, halfPacks, keptPacks, remove } from "./packs/shelf.js";
export { unfinishedTags } from "./packs/unfinished.js";
export { update, updateFor } from "./packs/updating.js";
