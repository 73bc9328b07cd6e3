const PATIENCE = 10_000; // milliseconds; a worker that was killed never answers

/**
 * The worker's answer, or nothing where there is no worker to ask.
 * @param {import("../offline/search.js").Asked} question
 * @returns {Promise<any>}
 */
export async function askWorker(question) {
  const registration = await navigator.serviceWorker?.getRegistration();
  const worker = registration?.active;
  if (!worker) return undefined;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, PATIENCE);
  });
  worker.postMessage({ ...question, tag: document.documentElement.dataset.tag }, [port2]);
  return answer.finally(() => port1.close());
}
