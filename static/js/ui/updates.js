const DISMISSED = "pocketleaf-update-dismissed";

/**
 * Registers the worker, asks it to keep a page that was read without it, and offers a waiting update
 * to the reader.
 * @param {Element | null} offer
 */
export async function startWorker(offer) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const wasControlled = Boolean(serviceWorker.controller);
  const registration = await register(serviceWorker);
  if (!registration) return;
  if (offer instanceof HTMLElement) offerUpdates(registration, offer);
  if (wasControlled) return;
  await serviceWorker.ready;
  registration.active?.postMessage({ type: "keep" });
}

/**
 * The registration, or nothing where workers are refused: the page reads the same without one.
 * @param {ServiceWorkerContainer} serviceWorker
 */
function register(serviceWorker) {
  return serviceWorker
    .register("/worker.js", {
      type: "module",
      updateViaCache: "none",
      scope: "/",
    })
    .catch(() => undefined);
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {HTMLElement} offer
 */
function offerUpdates(registration, offer) {
  const show = () => {
    const isUpdate = registration.waiting && registration.active;
    if (isUpdate && !sessionStorage.getItem(DISMISSED)) offer.hidden = false;
  };
  const follow = () => registration.installing?.addEventListener("statechange", show);
  registration.addEventListener("updatefound", follow);
  follow();
  show();
  answer(registration, offer);
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {HTMLElement} offer
 */
function answer(registration, offer) {
  let isAccepted = false;
  offer.querySelector("[data-accept]")?.addEventListener("click", () => {
    isAccepted = true;
    registration.waiting?.postMessage({ type: "activate" });
  });
  offer.querySelector("[data-dismiss]")?.addEventListener("click", () => {
    sessionStorage.setItem(DISMISSED, "yes");
    offer.hidden = true;
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    offer.hidden = true;
    if (isAccepted) location.reload();
  });
}
