import { beforeAll, describe, expect, it } from 'vitest';
import { makeSynthetic } from '../../../src/core/data/synthetic.ts';
import { checkpointOf } from '../../../src/core/format/model.ts';
import { readModel, writeModel } from '../../../src/core/format/model-file.ts';
import { decodeRecipe, type Recipe } from '../../../src/core/format/recipe.ts';
import type { Training } from '../../../src/core/train/training.ts';
import { drain } from '../../drain.ts';
import { modelFrom, trained, trainedUntil } from '../../training.ts';
import { cases, table as file } from './cases.ts';

/** What came out of a run, to the bit. */
const resultOf = ({ parameters, first, gradient, losses, validationLosses, metrics, outcome }: Training) => ({
  parameters: [...parameters],
  first: [...first],
  gradient: [...gradient],
  losses: [...losses.slice()],
  validationLosses: [...validationLosses.slice()],
  metrics,
  outcome,
});

const tableOf = ({ data }: Recipe) =>
  data.synthetic
    ? drain(makeSynthetic(data.synthetic) as Generator<unknown, { table: typeof file }, never>).table
    : file;

describe.each(cases)('$name', ({ json, base }) => {
  const recipe = decodeRecipe(json);
  const table = tableOf(recipe);
  const before = table.values.slice();
  let whole: Training;
  let result: ReturnType<typeof resultOf>;
  beforeAll(() => {
    whole = trained(recipe, table);
    result = resultOf(whole);
  });

  it('trains to its end, and does not touch its input', () => {
    expect(whole.outcome).toMatch(/finished|early/);
    expect(whole.metrics).toBeDefined();
    expect(table.values).toEqual(before);
  });

  it('gives the same bits with plain kernels, and however the work is cut', () => {
    expect(whole.kernels.kind).toBe('simd');
    expect(resultOf(trained(recipe, table, undefined, 1e6, 'plain'))).toEqual(result);
    expect(resultOf(trained(recipe, table, undefined, 37))).toEqual(result);
  });

  it('saves and loads exactly', () => {
    const model = modelFrom(whole);
    expect(readModel(writeModel(model), 'm.json')).toEqual(JSON.parse(JSON.stringify(model)));
  });

  it('goes on from a file, wherever it was stopped, as if it had never stopped', () => {
    const { updates } = whole.plan;
    for (const stop of new Set([1, Math.ceil(updates / 4), Math.ceil(updates / 2) + 1, updates - 1])) {
      if (stop < 1 || stop >= whole.iterations) continue;
      const part = trainedUntil(recipe, table, stop);
      const model = readModel(writeModel(modelFrom(part)), 'm.json');
      expect(resultOf(trained(recipe, table, checkpointOf(model)))).toEqual(result);
    }
  });

  it('is no choice without effect', () => {
    const other = decodeRecipe(base);
    expect([...trained(other, tableOf(other)).parameters]).not.toEqual(result.parameters);
  });
});

it('tries every table', () => {
  expect(cases.length).toBeGreaterThan(100);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});
