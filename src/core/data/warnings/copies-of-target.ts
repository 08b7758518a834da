import type { DataPlan, PlannedFeature } from '../data-plan.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import type { Table } from '../table.ts';
import { someNames } from './names.ts';

/**
 * Features that are the target itself: equal to it, in another unit (1 - |correlation| below 1e-12), or with one value of
 * their own for each of its classes. Looked for in the training rows, those on which one of the two is missing left out.
 * Yields now and then; what a few thousand rows show to be no copy costs no more than them. Not looked for among more
 * than 10,000 pairs of a feature and a target.
 */
export function* copiesOfTarget(table: Table, plan: DataPlan): Generator<void, string[]> {
  if (plan.targets.length * plan.features.length > MOST_PAIRS) return [];
  const found: Record<Copy, string[]> = { equal: [], linear: [], named: [] };
  for (const target of plan.targets) {
    for (const feature of plan.features) {
      const copy = yield* copyOf(table, plan, feature, target);
      if (copy) found[copy].push(table.columns[feature.column]!.name);
    }
  }
  const targets = someNames(plan.targets.map((at) => table.columns[at]!.name));
  return kinds.flatMap((kind) => {
    const names = [...new Set(found[kind])];
    if (names.length === 0) return [];
    const [what, it] = names.length === 1 ? [says[kind].one, 'it'] : [says[kind].several, 'them'];
    return [
      `${someNames(names)} ${what} ${targets}, so the model is shown what it is to predict: leave ${it} out of data.features.`,
    ];
  });
}

type Copy = 'equal' | 'linear' | 'named';

const says: Readonly<Record<Copy, { readonly one: string; readonly several: string }>> = {
  equal: { one: 'equals the target', several: 'equal the target' },
  linear: { one: 'is in another unit (correlation 1) the target', several: 'are in other units the target' },
  named: {
    one: 'has one value of its own for each value of the target',
    several: 'have one value of their own for each value of the target',
  },
};
const kinds = Object.keys(says) as Copy[];

const MOST_PAIRS = 10_000;

/** Fewer rows lie on a line, or are told apart by chance. */
const FEWEST_ROWS = 10;
/** Rows that show most columns to be no copy. */
const SAMPLE = 2048;

function* copyOf(
  table: Table,
  { parts, classes, features }: DataPlan,
  { column, kind }: PlannedFeature,
  target: number,
): Generator<void, Copy | undefined> {
  const rows = parts.train;
  if (rows.length < FEWEST_ROWS) return undefined;
  const some = sampled(rows);
  if ((yield* isEqual(table, column, target, some)) && (yield* isEqual(table, column, target, rows))) {
    return 'equal';
  }
  if (classes || kind !== 'number') {
    const isNamed =
      (yield* isOneToOne(table, column, target, some)) && (yield* isOneToOne(table, column, target, rows));
    return isNamed ? 'named' : undefined;
  }
  // A model of a single feature may be meant to find its line.
  if (features.length < 2) return undefined;
  const isLine =
    (yield* isLinear(table, column, target, some)) && (yield* isLinear(table, column, target, rows));
  return isLine ? 'linear' : undefined;
}

/** Some rows from all over the list. */
function sampled(rows: Int32Array): Int32Array {
  if (rows.length <= SAMPLE) return rows;
  return Int32Array.from({ length: SAMPLE }, (_, i) => rows[Math.floor((i / SAMPLE) * rows.length)]!);
}

type Pass = (from: number, to: number) => void;

function* inSteps(rows: Int32Array, pass: Pass, goesOn: () => boolean): Generator<void, void> {
  const step = rowsPerStep(2);
  for (let from = 0; from < rows.length && goesOn(); from += step) {
    pass(from, Math.min(rows.length, from + step));
    yield;
  }
}

function* isEqual({ columns, values }: Table, a: number, b: number, rows: Int32Array) {
  // Places among texts mean nothing beside other texts.
  if (columns[a]!.categories || columns[b]!.categories) return false;
  const width = columns.length;
  let count = 0;
  let equal = true;
  const pass: Pass = (from, to) => {
    for (let i = from; i < to; i++) {
      const x = values[rows[i]! * width + a]!;
      const y = values[rows[i]! * width + b]!;
      if (x === y) count++;
      else if (!Number.isNaN(x) && !Number.isNaN(y)) equal = false;
    }
  };
  yield* inSteps(rows, pass, () => equal);
  return equal && count >= FEWEST_ROWS;
}

/** Whether each value of one column goes with one value of the other, both ways; values that never repeat say nothing. */
function* isOneToOne({ columns, values }: Table, a: number, b: number, rows: Int32Array) {
  const width = columns.length;
  const there = new Map<number, number>();
  const back = new Map<number, number>();
  let count = 0;
  let holds = true;
  const pass: Pass = (from, to) => {
    for (let i = from; i < to && holds; i++) {
      const x = values[rows[i]! * width + a]!;
      const y = values[rows[i]! * width + b]!;
      if (Number.isNaN(x) || Number.isNaN(y)) continue;
      count++;
      const known = there.get(x);
      if (known === undefined) {
        if (back.has(y)) holds = false;
        there.set(x, y);
        back.set(y, x);
      } else if (known !== y) holds = false;
    }
  };
  yield* inSteps(rows, pass, () => holds);
  return holds && count >= FEWEST_ROWS && there.size >= 2 && there.size <= count / 2;
}

/** What is left of the target's squares beside a line through a copy: twice what 1 - |correlation| is then. */
const LEFT_OVER = 2e-12;

function* isLinear({ columns, values }: Table, a: number, b: number, rows: Int32Array) {
  const width = columns.length;
  let [count, sumX, sumY] = [0, 0, 0];
  let [xx, xy, yy, left] = [0, 0, 0, 0];
  const pairs = (use: (x: number, y: number) => void): Pass => {
    return (from, to) => {
      for (let i = from; i < to; i++) {
        const x = values[rows[i]! * width + a]!;
        const y = values[rows[i]! * width + b]!;
        if (!Number.isNaN(x) && !Number.isNaN(y)) use(x, y);
      }
    };
  };
  const always = () => true;
  const sums = pairs((x, y) => {
    count++;
    sumX += x;
    sumY += y;
  });
  yield* inSteps(rows, sums, always);
  const [meanX, meanY] = [sumX / count, sumY / count];
  const squares = pairs((x, y) => {
    xx += (x - meanX) * (x - meanX);
    xy += (x - meanX) * (y - meanY);
    yy += (y - meanY) * (y - meanY);
  });
  yield* inSteps(rows, squares, always);
  if (count < FEWEST_ROWS || !(xx > 0) || !(yy > 0)) return false;
  const slope = xy / xx;
  // What is left is summed by itself: as 1 - xy²/(xx yy) its digits would cancel.
  const leftover = pairs((x, y) => {
    const off = y - meanY - slope * (x - meanX);
    left += off * off;
  });
  yield* inSteps(rows, leftover, always);
  return left <= LEFT_OVER * yy;
}
