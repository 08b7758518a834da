import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plainReceipt } from '../../../src/core/data/receipt.ts';
import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import {
  draftFrom,
  draftFromRun,
  startingPoints,
} from '../../../src/renderer/features/recipe/starting-points.ts';
import { endTyping, typeInto } from '../../../src/renderer/features/recipe/typing.ts';
import {
  checkDraft,
  editDraft,
  redoDraft,
  replaceDraft,
  startingDraft,
  undoDraft,
} from '../../../src/renderer/state/recipe-draft.ts';
import { change } from '../../../src/renderer/state/store.ts';
import type { DatasetSummary } from '../../../src/shared/datasets.ts';
import fixture from '../../fixtures/tutorial_linear.json';
import { housing } from '../../housing.ts';
import { trained, worstRelative } from '../../training.ts';

const table = housing();
const dataset: DatasetSummary = {
  id: 'd',
  name: 'housing.data',
  sha256: 'boston',
  bytes: 1,
  rows: table.rows,
  columns: table.columns.map(({ name }) => ({
    name,
    unit: null,
    about: null,
    type: 'number',
    missing: 0,
    distinct: null,
    description: null,
  })),
  receipt: plainReceipt('whitespace', {}),
  synthetic: null,
  file: 'same',
};
const current = startingDraft(dataset);
const point = (id: string) => startingPoints.find((one) => one.id === id)!;
const run = (id: string) => trained(decodeRecipe(draftFrom(point(id), dataset, current)), table);

describe('the starting points', () => {
  it('give the full-batch lesson', () => {
    const { losses, parameters } = run('full-batch');
    expect(worstRelative(losses.slice(), fixture.full_batch.losses)).toBeLessThan(1e-12);
    expect(worstRelative(parameters.slice(0, 13), fixture.full_batch.w)).toBeLessThan(1e-10);
  });

  it('give the mini-batch lesson, whose shuffles continue the random numbers of the first weights', () => {
    expect(worstRelative(run('mini-batch').losses.slice(), fixture.sgd[0]!.losses)).toBeLessThan(1e-11);
  });

  it('give the descent on two weights', () => {
    const { parameters, losses } = run('two-weights');
    expect(losses).toHaveLength(2000);
    expect(parameters[5]).toBeCloseTo(fixture.two_weights.w5, 9);
    expect(parameters[9]).toBeCloseTo(fixture.two_weights.w9, 9);
  });

  it('keep the target that is chosen on other data', () => {
    const other = { ...dataset, name: 'x.csv', columns: dataset.columns.slice(0, 4) };
    const draft = draftFrom(point('full-batch'), other, { data: { file: 'x.csv', target: 'ZN' } });
    expect(draft.data).toEqual({ file: 'x.csv', target: 'ZN' });
    expect(point('two-weights').features).toBeGreaterThan(other.columns.length - 1);
  });

  it('are copies, and so is the recipe of a run', () => {
    const first = draftFrom(point('full-batch'), dataset, current);
    (first.run as { epochs: number }).epochs = 1;
    expect(draftFrom(point('full-batch'), dataset, current).run).toMatchObject({ epochs: 1000 });
    const recipe = decodeRecipe(current);
    const draft = draftFromRun(recipe, { ...dataset, name: 'other.csv' });
    expect(draft).toMatchObject({ data: { file: 'other.csv', target: 'MEDV' }, run: { epochs: 1000 } });
    expect(() => decodeRecipe(draft)).not.toThrow();
    // A made table stands in the place of a file, and the other way round.
    const synthetic = { kind: 'moons', rows: 9, noise: 0, seed: 1 } as const;
    const made = draftFromRun(recipe, { ...dataset, name: 'moons', synthetic });
    expect(made.data).toEqual({ synthetic, target: 'MEDV' });
    expect(draftFromRun(made, dataset).data).toEqual({ file: 'housing.data', target: 'MEDV' });
  });

  it('say how the data set is read, whatever the run\u2019s was', () => {
    const corrected = { ...dataset, receipt: plainReceipt('csv', { delimiter: ';' }) };
    const data = { file: 'housing.data', target: 'MEDV', read: { delimiter: ';' } };
    expect(draftFrom(point('full-batch'), corrected, current).data).toEqual(data);
    const draft = draftFromRun(decodeRecipe(current), corrected);
    expect(draft.data).toEqual(data);
    expect(draftFromRun(draft, dataset).data).toEqual({ file: 'housing.data', target: 'MEDV' });
  });
});

describe('typing in a field', () => {
  const before = globalThis.window;
  const bridge = { invoke: () => Promise.resolve({ ok: true, value: undefined }) };
  beforeAll(() => {
    Object.assign(globalThis, { window: { descent: bridge } });
    change({ datasets: [dataset], datasetId: dataset.id });
  });
  afterAll(() => Object.assign(globalThis, { window: before }));
  beforeEach(() => {
    endTyping();
    replaceDraft(dataset, current);
  });
  const rate = (value: string | number) => () => editDraft(['optimizer', 'learningRate'], value);
  const shown = () => (checkDraft(dataset).draft.optimizer as { learningRate: unknown }).learningRate;

  it('is one step to undo, whatever was typed on the way', () => {
    for (const value of [0, '0.', 0.0, 0.05]) typeInto(dataset, 'rate', rate(value));
    expect(shown()).toBe(0.05);
    undoDraft();
    expect(shown()).toBe(0.01);
    redoDraft();
    expect(shown()).toBe(0.05);
  });

  it('is a step of its own after the field was left, in another field, and after an undo', () => {
    typeInto(dataset, 'rate', rate(0.2));
    endTyping();
    typeInto(dataset, 'rate', rate(0.3));
    typeInto(dataset, 'epochs', () => editDraft(['run', 'epochs'], 5));
    undoDraft();
    expect(shown()).toBe(0.3);
    typeInto(dataset, 'epochs', () => editDraft(['run', 'epochs'], 7));
    undoDraft();
    undoDraft();
    expect(shown()).toBe(0.2);
    undoDraft();
    expect(shown()).toBe(0.01);
  });

  it('keeps a text that is no number, and says where it is wrong', () => {
    typeInto(dataset, 'rate', rate('0,01'));
    const { recipe, findings } = checkDraft(dataset);
    expect(recipe).toBeUndefined();
    expect(findings).toEqual([
      { path: 'optimizer.learningRate', message: "'0,01' is not allowed; allowed: a finite number" },
    ]);
  });
});
