import { describe, expect, it } from 'vitest';
import { makeSynthetic } from '../../../src/core/data/synthetic.ts';
import { Problem } from '../../../src/core/problem.ts';
import { drain } from '../../drain.ts';
import data from '../../fixtures/data.json' with { type: 'json' };
import reference from '../../fixtures/moons.json' with { type: 'json' };

const rowsOf = ({ values, rows }: { values: Float64Array; rows: number }) =>
  Array.from({ length: rows }, (_, i) => [
    ...values.subarray((i * values.length) / rows, ((i + 1) * values.length) / rows),
  ]);

describe('moons', () => {
  it.each(data.moons)(
    'are scikit-learn\u2019s: $rows rows, noise $noise, seed $seed',
    ({ noise, x, y, next, ...rule }) => {
      const noisy = noise === null ? rule : { ...rule, noise };
      const { table, random } = drain(makeSynthetic({ kind: 'moons', ...noisy } as never));
      expect(rowsOf(table).map((row) => row.slice(0, 2))).toEqual(x);
      expect(rowsOf(table).map((row) => row[2])).toEqual(y);
      expect(table.columns.map(({ name }) => name)).toEqual(['x1', 'x2', 'y']);
      // The generator goes on where scikit-learn left it.
      expect(random.sample()).toBe(next);
    },
  );
  it('are those of the reference', () => {
    const { table } = drain(makeSynthetic({ kind: 'moons', rows: 200, noise: 0.2, seed: reference.seed }));
    const rows = rowsOf(table);
    // That NumPy's sine and cosine differ from the correctly rounded ones in the last bit.
    for (const [i, row] of reference.X_first5.entries()) {
      for (const j of [0, 1]) expect(Math.abs(rows[i]![j]! - row[j]!)).toBeLessThan(1e-15);
    }
    expect(rows.map((row) => row[2])).toEqual(reference.y);
    for (const j of [0, 1]) {
      expect(rows.reduce((sum, row) => sum + row[j]!, 0)).toBeCloseTo(reference.X_sum[j]!, 12);
    }
  });
});

describe('randn', () => {
  it('draws all inputs, then all targets', () => {
    const { seed, x, y, next } = data.randn;
    const { table, random } = drain(makeSynthetic({ kind: 'randn', rows: 3, inputs: 4, outputs: 2, seed }));
    expect(rowsOf(table)).toEqual(x.map((row, i) => [...row, ...y[i]!]));
    expect(table.columns.map(({ name }) => name)).toEqual(['x1', 'x2', 'x3', 'x4', 'y1', 'y2']);
    expect(random.sample()).toBe(next);
  });
  it('calls a single target y', () => {
    const { table } = drain(makeSynthetic({ kind: 'randn', rows: 1, inputs: 1, outputs: 1, seed: 0 }));
    expect(table.columns.map(({ name }) => name)).toEqual(['x1', 'y']);
  });
});

it('lies on shared memory, and is made in steps', () => {
  const steps = [...makeSynthetic({ kind: 'moons', rows: 20_000, noise: 0.1, seed: 0 })];
  expect(steps.length).toBeGreaterThan(5);
  const { table } = drain(makeSynthetic({ kind: 'randn', rows: 5, inputs: 1, outputs: 1, seed: 0 }));
  expect(table.values.buffer).toBeInstanceOf(SharedArrayBuffer);
});

it('refuses a table that no memory holds', () => {
  const huge = { kind: 'randn', rows: 1e8, inputs: 1e6, outputs: 1, seed: 0 } as const;
  expect(() => drain(makeSynthetic(huge))).toThrow(Problem);
  expect(() => drain(makeSynthetic(huge))).toThrow(
    'data.synthetic: 100000000 rows of 1000001 numbers take 745059 GB, more than can be had',
  );
});
