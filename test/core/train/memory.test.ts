import { expect, it } from 'vitest';
import type { Table } from '../../../src/core/data/table.ts';
import { createTraining } from '../../../src/core/train/training.ts';
import { recipeWith } from '../../recipes.ts';
import { trained } from '../../training.ts';

/** A fixed scatter of numbers. */
function tableOf(rows: number, columns: number): Table {
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < values.length; i++) values[i] = ((i * 2654435761) % 1000) / 1000;
  return { columns: Array.from({ length: columns }, (_, i) => ({ name: `c${i}` })), rows, values };
}

const table = tableOf(100_000, 14);
const data = { file: 'f', target: 'c13' };
const bytes = (changes: Record<string, unknown>) =>
  createTraining(recipeWith({ data, ...changes }), table).parameters.buffer.byteLength;

it.each([
  ['a full batch', {}],
  ['shuffled batches', { run: { epochs: 3, batch: 256, shuffle: true } }],
  [
    'a network by Adam',
    {
      model: { hidden: [{ units: 64, activation: 'relu' }] },
      optimizer: { kind: 'adam' },
      run: { epochs: 3, batch: 32 },
    },
  ],
])('holds the data once more to train on, and little beside it: %s', (_, changes) => {
  // Inputs with their ones, and the target.
  const once = 100_000 * 15 * 8;
  expect(bytes(changes)).toBeGreaterThan(once);
  expect(bytes(changes)).toBeLessThan(once * 1.05 + 12e6);
});

it('takes its memory at once: nothing more is asked for while it trains', () => {
  const training = trained(recipeWith({ data, run: { epochs: 3, batch: 256, shuffle: true } }), table);
  // All of it lies in one buffer, which cannot grow.
  const { buffer } = training.parameters;
  expect(training.prepared!.train.x.buffer).toBe(buffer);
  expect(training.prepared!.test.y.buffer).toBe(buffer);
  expect(training.network.gradient.buffer).toBe(buffer);
});
