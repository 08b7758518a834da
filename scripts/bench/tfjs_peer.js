// @ts-check
// The workloads in TensorFlow.js with its WebAssembly backend: float32, for it has no other.
import { createInterface } from 'node:readline';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';

/** @typedef {{ sizes: number[], rate: number, batch: number, epochs: number, optimizer?: string, bias?: boolean }} Settings */

/** @type {Record<string, Settings & { rows: number }>} */
const settings = {
  W1: { rows: 404, sizes: [13, 1], rate: 0.01, batch: 0, epochs: 1000 },
  W2a: { rows: 404, sizes: [13, 1], rate: 0.1, batch: 100, epochs: 50 },
  W2b: { rows: 404, sizes: [13, 1], rate: 0.1, batch: 10, epochs: 500 },
  W3: { rows: 404, sizes: [13, 64, 64, 1], rate: 0.001, batch: 1, epochs: 100, optimizer: 'rmsprop' },
  W4: { rows: 404, sizes: [13, 64, 64, 1], rate: 0.001, batch: 32, epochs: 200, optimizer: 'adam' },
  W5a: { rows: 1_000_000, sizes: [13, 1], rate: 0.01, batch: 256, epochs: 1 },
  W5b: { rows: 1_000_000, sizes: [13, 1], rate: 0.01, batch: 0, epochs: 100 },
  W6: { rows: 64, sizes: [1000, 100, 10], rate: 1e-9, batch: 0, epochs: 200, bias: false },
};

const optimizers = {
  sgd: (/** @type {number} */ rate) => tf.train.sgd(rate),
  rmsprop: (/** @type {number} */ rate) => tf.train.rmsprop(rate, 0.9),
  adam: (/** @type {number} */ rate) => tf.train.adam(rate),
};

await tf.setBackend('wasm');
console.log(`TensorFlow.js ${tf.version_core}, wasm, float32|${Object.keys(settings).join(' ')}`);

/** @type {{ name: string, x: tf.Tensor2D, y: tf.Tensor2D } | undefined} */
let data;
for await (const line of createInterface({ input: process.stdin })) {
  const name = line.trim();
  const chosen = settings[name];
  if (!chosen) throw new Error(`there is no workload ${name}`);
  if (data?.name !== name) {
    data?.x.dispose();
    data?.y.dispose();
    const [inputs = 0] = chosen.sizes;
    const outputs = chosen.sizes.at(-1) ?? 0;
    const x = tf.randomNormal([chosen.rows, inputs], 0, 1, 'float32', 1);
    const y = tf.randomNormal([chosen.rows, outputs], 0, 1, 'float32', 2);
    data = { name, x: /** @type {tf.Tensor2D} */ (x), y: /** @type {tf.Tensor2D} */ (y) };
  }
  const started = performance.now();
  const loss = train(chosen, data.x, data.y);
  console.log(`${(performance.now() - started) / 1000} ${loss}`);
}

/**
 * tfjs-core in Node has no derivatives of operations, so the gradient is written out; the updates are its own.
 *
 * @param {Settings} settings
 * @param {tf.Tensor2D} x
 * @param {tf.Tensor2D} y
 */
function train({ sizes, rate, batch, epochs, optimizer = 'sgd', bias = true }, x, y) {
  const layers = sizes.slice(1).map((units, k) => ({
    w: tf.variable(tf.randomNormal([sizes[k] ?? 0, units], 0, Math.sqrt(2 / (sizes[k] ?? 1)))),
    b: tf.variable(tf.zeros([units])),
  }));
  const step = optimizers[/** @type {keyof typeof optimizers} */ (optimizer)](rate);
  const order = new Int32Array(x.shape[0]).map((_, i) => i);
  let loss = Number.NaN;

  /** @param {tf.Tensor} rows @param {tf.Tensor} targets */
  const update = (rows, targets) => {
    const inputs = [rows];
    layers.forEach(({ w, b }, k) => {
      const products = tf.matMul(/** @type {tf.Tensor} */ (inputs[k]), w);
      const z = bias ? tf.add(products, b) : products;
      inputs.push(k < layers.length - 1 ? tf.relu(z) : z);
    });
    const error = tf.sub(/** @type {tf.Tensor} */ (inputs.pop()), targets);
    loss = tf.mean(tf.square(error)).dataSync()[0] ?? Number.NaN;
    let delta = tf.mul(error, 2 / error.size);
    const gradients = [];
    for (let k = layers.length - 1; k >= 0; k--) {
      const { w, b } = /** @type {(typeof layers)[number]} */ (layers[k]);
      const below = /** @type {tf.Tensor} */ (inputs[k]);
      gradients.push({ name: w.name, tensor: tf.matMul(below, delta, true) });
      if (bias) gradients.push({ name: b.name, tensor: tf.sum(delta, 0) });
      if (k > 0) delta = tf.mul(tf.matMul(delta, w, false, true), tf.step(below));
    }
    step.applyGradients(gradients);
  };

  for (let epoch = 0; epoch < epochs; epoch++) {
    if (batch === 0) tf.tidy(() => update(x, y));
    else tf.util.shuffle(order);
    for (let from = 0; batch > 0 && from < order.length; from += batch) {
      tf.tidy(() => {
        const rows = tf.tensor1d(order.slice(from, from + batch), 'int32');
        update(tf.gather(x, rows), tf.gather(y, rows));
      });
    }
  }
  for (const { w, b } of layers) tf.dispose([w, b]);
  step.dispose();
  return loss;
}
