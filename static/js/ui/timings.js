/**
 * What the worker told of this very answer in its Server-Timing header, which needs no worker alive to
 * be read.
 * @param {string} name
 */
export function timing(name) {
  const [navigation] = performance.getEntriesByType("navigation");
  const timings = /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.serverTiming;
  return timings?.find((each) => each.name === name)?.description;
}
