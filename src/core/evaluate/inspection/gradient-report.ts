import type { Shape } from '../../nn/shape.ts';
import { percent, shortNumber } from '../short-number.ts';
import { type Curvature, curvatureAt, type GradientAt, norm } from './curvature.ts';

/**
 * Near zero: a step as long as all parameters together (at least 1) changes the loss by less than this share of it.
 * Told of the gradient and, by half the curvature times the step's square, of the bend. It asks for no unit: it stays the
 * same when the target or the parameters are scaled.
 */
const NEAR_ZERO = 0.01;
/** A loss below this counts as this: of a loss of 0 nothing is a share. */
const LEAST_LOSS = 1e-6;
/** A curvature this small against the greatest is rounding. */
const ROUNDING = 1e-6;
/** A layer whose gradient, per parameter, is this small against that of another hardly learns. */
const VANISHING = 1e-4;

export type GradientKind = 'descending' | 'minimum' | 'plateau' | 'saddle' | 'deadUnits';

/** The gradient of one layer. */
export interface LayerGradient {
  readonly norm: number;
  /** The greatest of its entries, by size. */
  readonly largest: number;
  /** The share of its trained parameters whose entry is exactly 0, and near zero. */
  readonly zeroShare: number;
  readonly nearZeroShare: number;
  /** Units that are active in no training row, by place; empty where that was not counted. */
  readonly deadUnits: readonly number[];
}

/** Where on its loss surface a model stands. */
export interface GradientReport {
  readonly kind: GradientKind;
  readonly sentence: string;
  readonly why: readonly string[];
  readonly advice: string;
  readonly loss: number;
  /** Of the whole gradient. */
  readonly norm: number;
  readonly curvature: Curvature;
  readonly layers: readonly LayerGradient[];
}

export interface GradientQuestion {
  readonly shape: Shape;
  readonly parameters: Float64Array;
  /** Places of the parameters that stay as they are. */
  readonly fixed: readonly number[];
  /** What is descended, penalty included, over all training rows, and its gradient. */
  readonly gradientAt: GradientAt;
  /** By layer: in how many training rows each unit is active; undefined for layers whose units cannot die. */
  readonly activeRows: readonly (ArrayLike<number> | undefined)[];
}

const kinds: Record<GradientKind, { sentence: string; advice: string }> = {
  descending: {
    sentence: 'It is still descending: the gradient is not near zero.',
    advice: 'Train longer, or with a higher learning rate.',
  },
  minimum: {
    sentence: 'It is at a minimum: the gradient is near zero, and the loss falls in no direction.',
    advice:
      'More epochs hardly change it. Other first weights may lead to another minimum, more units to a lower one.',
  },
  plateau: {
    sentence: 'It is on a plateau: the gradient is near zero, and the loss hardly bends in any direction.',
    advice:
      'Try other first weights (he or xavier), scaled features, or an optimizer that adapts its steps, such as adam.',
  },
  saddle: {
    sentence:
      'It is at a saddle: the gradient is near zero, but there are directions in which the loss falls.',
    advice: 'Small batches, momentum or other first weights lead away from it.',
  },
  deadUnits: {
    sentence: 'Dead units: a whole layer is active in no training row, so that nothing before it can learn.',
    advice: 'Start again with he weights and a lower learning rate, or take leakyRelu, which cannot die.',
  },
};

/** Tells a minimum, a plateau, a saddle and dead units apart, where the gradient is near zero. Yields now and then. */
export function* reportGradient(question: GradientQuestion): Generator<void, GradientReport> {
  const { shape, parameters, fixed, gradientAt, activeRows } = question;
  const gradient = new Float64Array(parameters.length);
  const loss = yield* gradientAt(parameters, gradient);
  const still = new Set(fixed);
  for (const place of still) gradient[place] = 0;
  const curvature = yield* curvatureAt(gradientAt, parameters, gradient, fixed);
  const step = Math.max(1, norm(parameters.filter((_, i) => !still.has(i))));
  const noticed = NEAR_ZERO * Math.max(LEAST_LOSS, Math.abs(loss));
  const isNearZero = (entry: number) => Math.abs(entry) * step < noticed;
  const bends = (second: number) => (step * step * second) / 2 >= noticed;

  const layers = shape.layers.map(({ weightsAt, biasesAt, units }, k) => {
    const end = biasesAt + (shape.bias ? units : 0);
    const entries = gradient.subarray(weightsAt, end).filter((_, i) => !still.has(weightsAt + i));
    return layerGradient(entries, isNearZero, activeRows[k]);
  });
  const total = norm(gradient);
  const { least, greatest } = curvature;
  const kind = (): GradientKind => {
    if (layers.some(({ deadUnits }, k) => deadUnits.length === shape.layers[k]!.units)) return 'deadUnits';
    if (!isNearZero(total)) return 'descending';
    if (bends(-least) && -least > ROUNDING * greatest) return 'saddle';
    return bends(greatest) ? 'minimum' : 'plateau';
  };
  const found = kind();
  const share = (total * step) / Math.max(LEAST_LOSS, Math.abs(loss));
  const why = [
    `The gradient\u2019s length is ${shortNumber(total)}: a step of length ${shortNumber(step)} along it changes the loss of ${shortNumber(loss)} by about ${percent(share)}.`,
    `The second derivative goes from ${shortNumber(least)} to ${shortNumber(greatest)} over the directions that were tried.`,
    ...deadLines(layers, shape),
    ...vanishingLines(layers, shape, still),
  ];
  return { kind: found, ...kinds[found], why, loss, norm: total, curvature, layers };
}

/** Adds, for each unit, the rows in which its linear value z (rows x units) is above 0: where a ReLU is active. */
export function countActive(z: Float64Array, rows: number, units: number, counts: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) if (z[row * units + unit]! > 0) counts[unit]!++;
  }
}

/** @param entries of the parameters that are trained */
function layerGradient(
  entries: Float64Array,
  isNearZero: (entry: number) => boolean,
  activeRows: ArrayLike<number> | undefined,
): LayerGradient {
  const shareOf = (test: (entry: number) => boolean) =>
    entries.length === 0 ? 1 : entries.filter(test).length / entries.length;
  return {
    norm: norm(entries),
    largest: entries.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0),
    zeroShare: shareOf((entry) => entry === 0),
    nearZeroShare: shareOf(isNearZero),
    deadUnits: Array.from(activeRows ?? [], (rows, unit) => (rows === 0 ? unit : -1)).filter((u) => u >= 0),
  };
}

function deadLines(layers: readonly LayerGradient[], shape: Shape): string[] {
  return layers.flatMap(({ deadUnits }, k) => {
    const { units } = shape.layers[k]!;
    return deadUnits.length === 0
      ? []
      : [`Layer ${k + 1}: ${deadUnits.length} of ${units} units are active in no training row.`];
  });
}

function vanishingLines(
  layers: readonly LayerGradient[],
  shape: Shape,
  still: ReadonlySet<number>,
): string[] {
  const perParameter = layers.map((layer, k) => {
    const { weightsAt, biasesAt, units } = shape.layers[k]!;
    const end = biasesAt + (shape.bias ? units : 0);
    let trained = 0;
    for (let place = weightsAt; place < end; place++) if (!still.has(place)) trained++;
    return trained === 0 ? undefined : layer.norm / Math.sqrt(trained);
  });
  const greatest = Math.max(0, ...perParameter.map((size) => size ?? 0));
  return perParameter.flatMap((size, k) =>
    size !== undefined && size < VANISHING * greatest
      ? [
          `Layer ${k + 1}: its gradient is ${shortNumber(size / greatest)} of the greatest, by parameter: it hardly learns.`,
        ]
      : [],
  );
}
