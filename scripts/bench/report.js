// @ts-check
/** Floating-point operations of the plain way to do each workload; reading has none. */
const operations = {
  twoWeights: 2000 * 404 * 14 * 4,
  W1: 1000 * 404 * 14 * 4,
  W2a: 50 * 404 * 14 * 4,
  W2b: 500 * 404 * 14 * 4,
  W3: 100 * 404 * network([13, 64, 64, 1]),
  W4: 200 * 404 * network([13, 64, 64, 1]),
  W5a: 1e6 * 14 * 4,
  W5b: 100 * 1e6 * 14 * 4,
  W6: 200 * 64 * network([1000, 100, 10]),
};

/**
 * A row forward, its gradient, and back through all layers but the first.
 *
 * @param {number[]} sizes
 */
function network(sizes) {
  let sum = 0;
  for (let k = 1; k < sizes.length; k++) {
    sum += (sizes[k - 1] ?? 0) * (sizes[k] ?? 0) * (k === 1 ? 4 : 6);
  }
  return sum;
}

/**
 * One line of the table: the medians, the ratios to the peers, the speed.
 *
 * @param {string} name
 * @param {Record<string, number>} medians in seconds, descent's among them
 */
export function line(name, { descent = Number.NaN, ...peers }) {
  const done = operations[/** @type {keyof typeof operations} */ (name)];
  const speed = done ? `${(done / descent / 1e9).toFixed(1).padStart(7)} GFLOP/s` : ''.padStart(15);
  const beside = Object.entries(peers).map(
    ([peer, seconds]) => `${peer} ${time(seconds)} (${ratio(descent / seconds)})`,
  );
  return `${name.padEnd(10)} descent ${time(descent)} ${speed}   ${beside.join('   ')}`;
}

/** @param {number} seconds */
function time(seconds) {
  const ms = seconds * 1000;
  return `${ms.toFixed(ms < 1 ? 3 : ms < 100 ? 2 : 0)} ms`.padStart(9);
}

/** @param {number} value */
function ratio(value) {
  return value.toFixed(value < 0.1 ? 3 : 2);
}
