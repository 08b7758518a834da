import type { Kernels } from './kernels.ts';

/** A function of WebAssembly: arrays are places in its memory, counts and flags whole numbers. */
type Wasm<Result = void> = (...numbers: number[]) => Result;

export interface SimdExports {
  linearPass: Wasm<number>;
  linearForward: Wasm;
  linearSteps: Wasm<number>;
  gram: Wasm;
  gramSteps: Wasm<number>;
  denseForward: Wasm;
  denseGradient: Wasm;
  denseBackward: Wasm;
  gatherRows: Wasm;
  reluForward: Wasm;
  reluBackward: Wasm;
  addScaled: Wasm;
  sgd: Wasm;
  momentum: Wasm;
  adagrad: Wasm;
  rmsprop: Wasm;
  adadelta: Wasm;
  adam: Wasm;
  sgdRow: Wasm;
  rmspropRow: Wasm;
}

type Functions = Omit<Kernels, 'kind' | 'allocate' | 'allocateIndices'>;

/** No array begins at 0, so 0 stands for one that is left out. */
const place = (array: Float64Array | Int32Array | undefined) => (array ? array.byteOffset : 0);

/** The exported functions with the arrays that they work on instead of places. */
export function wrapSimdKernels(f: SimdExports): Functions {
  return {
    linearPass: (x, y, width, order, from, to, parameters, gradient) =>
      f.linearPass(
        x.byteOffset,
        y.byteOffset,
        width,
        place(order),
        from,
        to,
        parameters.byteOffset,
        gradient.byteOffset,
      ),
    linearForward: (x, width, from, to, parameters, out) =>
      f.linearForward(x.byteOffset, width, from, to, parameters.byteOffset, out.byteOffset),
    linearSteps: (
      x,
      y,
      width,
      order,
      rows,
      from,
      batch,
      updates,
      slope,
      rate,
      parameters,
      gradient,
      losses,
    ) =>
      f.linearSteps(
        x.byteOffset,
        y.byteOffset,
        width,
        place(order),
        rows,
        from,
        batch,
        updates,
        slope,
        rate,
        parameters.byteOffset,
        gradient.byteOffset,
        losses.byteOffset,
      ),
    gram: (x, y, width, from, to, into) =>
      f.gram(x.byteOffset, y.byteOffset, width, from, to, into.byteOffset),
    gramSteps: (gram, width, rows, updates, slope, rate, floor, parameters, gradient, losses) =>
      f.gramSteps(
        gram.byteOffset,
        width,
        rows,
        updates,
        slope,
        rate,
        floor,
        parameters.byteOffset,
        gradient.byteOffset,
        losses.byteOffset,
      ),
    ...wrapDense(f),
    steps: wrapSteps(f),
  };
}

function wrapDense(f: SimdExports) {
  return {
    denseForward: (x, xAt, xStride, rows, inputs, w, b, units, out) =>
      f.denseForward(
        x.byteOffset + 8 * xAt,
        xStride,
        rows,
        inputs,
        w.byteOffset,
        place(b),
        units,
        out.byteOffset,
      ),
    denseGradient: (x, xAt, xStride, rows, inputs, dz, units, gradientW, gradientB, accumulate) =>
      f.denseGradient(
        x.byteOffset + 8 * xAt,
        xStride,
        rows,
        inputs,
        dz.byteOffset,
        units,
        gradientW.byteOffset,
        place(gradientB),
        +accumulate,
      ),
    denseBackward: (dz, rows, inputs, w, units, dx, scratch) =>
      f.denseBackward(dz.byteOffset, rows, inputs, w.byteOffset, units, dx.byteOffset, scratch.byteOffset),
    gatherRows: (x, width, order, from, to, out) =>
      f.gatherRows(x.byteOffset, width, place(order), from, to, out.byteOffset),
    reluForward: (z, out, length) => f.reluForward(z.byteOffset, out.byteOffset, length),
    reluBackward: (out, d, length) => f.reluBackward(out.byteOffset, d.byteOffset, length),
    addScaled: (into, scale, values, length) =>
      f.addScaled(into.byteOffset, scale, values.byteOffset, length),
  } satisfies Partial<Functions>;
}

function wrapSteps(f: SimdExports): Functions['steps'] {
  return {
    sgd: (parameters, gradient, rate, weightDecay) =>
      f.sgd(parameters.byteOffset, gradient.byteOffset, parameters.length, rate, weightDecay),
    momentum: (parameters, gradient, velocity, rate, momentum, weightDecay, nesterov) =>
      f.momentum(
        parameters.byteOffset,
        gradient.byteOffset,
        velocity.byteOffset,
        parameters.length,
        rate,
        momentum,
        weightDecay,
        +nesterov,
      ),
    adagrad: (parameters, gradient, squares, rate, eps, weightDecay) =>
      f.adagrad(
        parameters.byteOffset,
        gradient.byteOffset,
        squares.byteOffset,
        parameters.length,
        rate,
        eps,
        weightDecay,
      ),
    rmsprop: (parameters, gradient, squares, rate, alpha, eps, weightDecay) =>
      f.rmsprop(
        parameters.byteOffset,
        gradient.byteOffset,
        squares.byteOffset,
        parameters.length,
        rate,
        alpha,
        eps,
        weightDecay,
      ),
    adadelta: (parameters, gradient, squares, changes, rate, rho, eps, weightDecay) =>
      f.adadelta(
        parameters.byteOffset,
        gradient.byteOffset,
        squares.byteOffset,
        changes.byteOffset,
        parameters.length,
        rate,
        rho,
        eps,
        weightDecay,
      ),
    adam: (
      parameters,
      gradient,
      mean,
      squares,
      rate,
      beta1,
      beta2,
      eps,
      weightDecay,
      beta1Power,
      beta2Power,
      decoupled,
    ) =>
      f.adam(
        parameters.byteOffset,
        gradient.byteOffset,
        mean.byteOffset,
        squares.byteOffset,
        parameters.length,
        rate,
        beta1,
        beta2,
        eps,
        weightDecay,
        beta1Power,
        beta2Power,
        +decoupled,
      ),
    sgdRow: (x, xAt, inputs, dz, units, bias, parameters, rate) =>
      f.sgdRow(x.byteOffset + 8 * xAt, inputs, dz.byteOffset, units, +bias, parameters.byteOffset, rate),
    rmspropRow: (x, xAt, inputs, dz, units, bias, parameters, squares, rate, alpha, eps) =>
      f.rmspropRow(
        x.byteOffset + 8 * xAt,
        inputs,
        dz.byteOffset,
        units,
        +bias,
        parameters.byteOffset,
        squares.byteOffset,
        rate,
        alpha,
        eps,
      ),
  };
}
