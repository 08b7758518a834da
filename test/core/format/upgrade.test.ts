import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createPredictor } from '../../../src/core/evaluate/predict.ts';
import { checkpointOf } from '../../../src/core/format/model.ts';
import { readModel, writeModel } from '../../../src/core/format/model-file.ts';
import { housing } from '../../housing.ts';
import { trained, worstRelative } from '../../training.ts';

const table = housing();
const open = (name: string) =>
  readModel(readFileSync(new URL(`../../fixtures/models/${name}`, import.meta.url), 'utf8'), name);

it.each(['version-1-shuffled.json', 'version-1-full-batch.json'])('%s opens as it was', (name) => {
  const model = open(name);
  expect(model.version).toBe(2);
  expect(model.target).toMatchObject({ kind: 'numbers', columns: [{ kind: 'number', name: 'MEDV' }] });
  expect(model.features.every(({ kind }) => kind === 'number')).toBe(true);
  expect(readModel(writeModel(model), name)).toEqual(model);
});

it('a model of version 1 predicts what that version predicted', () => {
  const model = open('version-1-shuffled.json');
  const at = model.features.map(({ name }) => table.columns.findIndex((column) => column.name === name));
  const { predict } = createPredictor(model);
  const found = Array.from({ length: 5 }, (_, i) => predict(at.map((j) => table.values[i * 14 + j]!))[0]!);
  // See test/fixtures/models/README.md.
  const expected = [
    36.80226045260709, 33.49951211229134, 54.92994278385799, 48.92397582817806, 54.20384725465101,
  ];
  expect(worstRelative(found, expected)).toBeLessThan(1e-12);
});

it('a run of version 1 goes on: its shuffles are made again', () => {
  const model = open('version-1-shuffled.json');
  const recipe = { ...model.recipe, run: { ...model.recipe.run, epochs: 6 } };
  const on = trained(recipe, table, checkpointOf(model));
  const whole = trained(recipe, table);
  expect(worstRelative(on.losses.slice(), whole.losses.slice())).toBeLessThan(1e-12);
});
