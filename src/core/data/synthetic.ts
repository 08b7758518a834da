import type { Recipe } from '../format/recipe.ts';
import { cos, sin } from '../math/sine.ts';
import { Problem } from '../problem.ts';
import { RandomState } from '../random/random-state.ts';
import { rowsPerStep } from './rows-per-step.ts';
import { shuffleInSteps } from './split.ts';
import type { Table } from './table.ts';

type SyntheticRule = NonNullable<Recipe['data']['synthetic']>;
type Rule<Kind extends SyntheticRule['kind']> = Extract<SyntheticRule, { kind: Kind }>;

export interface Synthetic {
  readonly table: Table;
  /** The generator after the last draw; a later step whose seed is left out goes on with it. */
  readonly random: RandomState;
}

/** Makes the table that a recipe describes, on shared memory. Yields now and then. @throws Problem when it is too large */
export function* makeSynthetic(rule: SyntheticRule): Generator<void, Synthetic> {
  const random = new RandomState(rule.seed!);
  const table = rule.kind === 'moons' ? yield* moons(rule, random) : yield* randn(rule, random);
  return { table, random };
}

/**
 * Two half circles that reach into each other, classes 0 and 1: scikit-learn's
 * `make_moons(rows, noise=noise, random_state=seed)`. Columns x1, x2, y.
 */
function* moons({ rows, noise }: Rule<'moons'>, random: RandomState): Generator<void, Table> {
  const values = allocate(rows, 3);
  const outer = Math.floor(rows / 2);
  const order = new Int32Array(rows);
  const step = rowsPerStep(64); // a row takes as long as many numbers elsewhere
  for (let row = 0; row < rows; row++) order[row] = row;
  yield* shuffleInSteps(order, random);
  for (let from = 0; from < rows; from += step) {
    for (let row = from; row < Math.min(rows, from + step); row++) {
      const place = order[row]!;
      const inner = place >= outer;
      const angle = inner ? angleAt(place - outer, rows - outer) : angleAt(place, outer);
      values[row * 3] = inner ? 1 - cos(angle) : cos(angle);
      values[row * 3 + 1] = inner ? 1 - sin(angle) - 0.5 : sin(angle);
      values[row * 3 + 2] = inner ? 1 : 0;
    }
    yield;
  }
  if (noise !== undefined) {
    for (let from = 0; from < rows; from += step) {
      for (let row = from; row < Math.min(rows, from + step); row++) {
        values[row * 3]! += noise * random.normal();
        values[row * 3 + 1]! += noise * random.normal();
      }
      yield;
    }
  }
  return { name: 'moons', columns: ['x1', 'x2', 'y'].map((name) => ({ name })), rows, values };
}

/** `numpy.linspace(0, pi, count)[at]` */
function angleAt(at: number, count: number): number {
  if (count === 1) return 0;
  return at === count - 1 ? Math.PI : at * (Math.PI / (count - 1));
}

/**
 * Normal numbers: first all inputs, `randn(rows, inputs)`, then all targets, `randn(rows, outputs)`. Columns
 * x1, x2, \u2026 and y, or y1, y2, \u2026 where there are several.
 */
function* randn({ rows, inputs, outputs }: Rule<'randn'>, random: RandomState): Generator<void, Table> {
  const width = inputs + outputs;
  const values = allocate(rows, width);
  for (const [begin, end] of [
    [0, inputs],
    [inputs, width],
  ] as const) {
    const step = rowsPerStep(16 * (end - begin));
    for (let from = 0; from < rows; from += step) {
      for (let row = from; row < Math.min(rows, from + step); row++) {
        for (let j = begin; j < end; j++) values[row * width + j] = random.normal();
      }
      yield;
    }
  }
  const names = [...numbered('x', inputs), ...(outputs === 1 ? ['y'] : numbered('y', outputs))];
  return { name: 'randn', columns: names.map((name) => ({ name })), rows, values };
}

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
}

/** As many as a typed array can be trusted to address. */
const MOST_NUMBERS = 2 ** 31;

function allocate(rows: number, width: number): Float64Array {
  const numbers = rows * width;
  try {
    // Shared, so that the worker trains on these very bytes.
    if (numbers < MOST_NUMBERS) return new Float64Array(new SharedArrayBuffer(numbers * 8));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const gigabytes = Math.ceil((numbers * 8) / 2 ** 30);
  const message = `${rows} rows of ${width} numbers take ${gigabytes} GB, more than can be had`;
  throw new Problem('recipe', `data.synthetic: ${message}`, 'Ask for fewer rows or inputs.', [
    { path: 'data.synthetic', message },
  ]);
}
