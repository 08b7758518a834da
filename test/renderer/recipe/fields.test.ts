import { describe, expect, it } from 'vitest';
import { missingRules } from '../../../src/core/data/missing.ts';
import { scalings } from '../../../src/core/data/scaling.ts';
import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import { splitOrders } from '../../../src/core/format/recipe-schema.ts';
import { outputActivations } from '../../../src/core/nn/activations.ts';
import { initialisers } from '../../../src/core/nn/initialisers.ts';
import { losses } from '../../../src/core/nn/losses.ts';
import { optimizers } from '../../../src/core/nn/optimizers.ts';
import { schedules } from '../../../src/core/nn/schedules.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { defaultAt, editOf, effectiveValue } from '../../../src/renderer/features/recipe/draft-path.ts';
import { defaultOf, shownValue } from '../../../src/renderer/features/recipe/field.ts';
import { fields } from '../../../src/renderer/features/recipe/fields.ts';
import { parts } from '../../../src/renderer/features/recipe/shares.ts';
import type { Draft } from '../../../src/renderer/state/recipe-draft.ts';
import type { DatasetSummary } from '../../../src/shared/datasets.ts';
import { jsonWith } from '../../recipes.ts';

const field = (path: string) => fields.find((one) => one.path.join('.') === path)!;

/** The keys of an object that the form shows for a draft. */
const shownIn = (place: string, draft: Draft) =>
  fields
    .filter(({ path, shown }) => path.slice(0, -1).join('.') === place && (shown?.(draft) ?? true))
    .map(({ path }) => path.at(-1));

/** The keys that the recipe's schema knows at a place, as its own message on an unknown key lists them. */
function keysAt(place: readonly string[]): string[] {
  const recipe = structuredClone(jsonWith({})) as Record<string, unknown>;
  let object = recipe;
  for (const key of place) object = object[key] as Record<string, unknown>;
  object.unheardOf = true;
  try {
    decodeRecipe(recipe);
  } catch (error) {
    const message = (error as Problem).fields?.[0]?.message ?? '';
    return /known here: (.*)$/.exec(message)?.[1]?.split(', ') ?? [];
  }
  throw new Error(`an unknown key at ${place.join('.')} was let through`);
}

describe('the table of fields', () => {
  it('has a field for every key of the recipe', () => {
    const made = new Set(['format', 'version']);
    // A field for a key inside an object stands for the object, too.
    const covered = new Set(fields.flatMap(({ path }) => path.map((_, i) => path.slice(0, i + 1).join('.'))));
    for (const part of parts) covered.add(`split.${part}`);
    const missing: string[] = [];
    const visit = (place: readonly string[]) => {
      const keys = keysAt(place);
      expect(keys.length, `keys of '${place.join('.')}'`).toBeGreaterThan(0);
      for (const key of keys) {
        const path = [...place, key];
        const name = path.join('.');
        const objects = [
          'data',
          'split',
          'prepare',
          'model',
          'model.init',
          'loss',
          'penalty',
          'optimizer',
          'run',
        ];
        if (objects.includes(name)) visit(path);
        else if (!covered.has(name) && !made.has(name)) missing.push(name);
      }
    };
    visit([]);
    expect(missing).toEqual([]);
  });

  it('stands in the order of the keys, the optimizer with the loss it lowers', () => {
    const order = [...new Set(fields.map(({ path }) => path[0]))];
    const keys = keysAt([]).filter((key) => key !== 'format' && key !== 'version' && key !== 'penalty');
    expect(order.filter((key) => key !== 'penalty')).toEqual(keys);
    expect(order.indexOf('penalty')).toBe(order.indexOf('optimizer') + 1);
  });

  it('takes its choices from the tables of the core', () => {
    const choices = (path: string) => {
      const { control } = field(path);
      return control.kind === 'choice' ? control.choices.map(({ value }) => value) : [];
    };
    expect(choices('prepare.scale')).toEqual(Object.keys(scalings));
    expect(choices('prepare.scaleTarget')).toEqual(Object.keys(scalings));
    expect(choices('model.init.kind')).toEqual(Object.keys(initialisers));
    expect(choices('loss.kind')).toEqual(Object.keys(losses));
    expect(choices('model.output')).toEqual(Object.keys(outputActivations));
    expect(choices('split.order')).toEqual(Object.keys(splitOrders));
    expect(choices('prepare.missing')).toEqual(Object.keys(missingRules));
    expect(choices('optimizer.kind')).toEqual([...Object.keys(optimizers), 'exhaustive', 'leastSquares']);
    expect(choices('optimizer.schedule.kind')).toEqual(Object.keys(schedules));
  });

  it('shows the options of the chosen optimizer and schedule, and those that go with any descent', () => {
    for (const [kind, { options }] of Object.entries(optimizers)) {
      const draft = { optimizer: { kind } };
      expect(shownIn('optimizer', draft)).toEqual(['kind', ...Object.keys(options), 'clipNorm']);
      expect(shownIn('optimizer.schedule', draft)).toEqual(['kind']);
      expect(shownIn('run', draft)).toEqual(['epochs', 'batch', 'shuffle', 'stopping']);
    }
    for (const [kind, { options }] of Object.entries(schedules)) {
      const draft = { optimizer: { kind: 'sgd', schedule: { kind } } };
      expect(shownIn('optimizer.schedule', draft)).toEqual(['kind', ...Object.keys(options)]);
    }
    expect(shownIn('optimizer', { optimizer: { kind: 'exhaustive' } })).toEqual(['kind', 'grid']);
    expect(shownIn('optimizer', { optimizer: { kind: 'leastSquares' } })).toEqual(['kind']);
    expect(shownIn('run', { optimizer: { kind: 'leastSquares' } })).toEqual([]);
    // What is wrong has to be seen.
    const stopping = { optimizer: { kind: 'exhaustive' }, run: { epochs: 1, stopping: { patience: 5 } } };
    expect(shownIn('run', stopping)).toEqual(['stopping']);
  });

  it('shows the scaling of the target for numbers alone, and how data was made where it was', () => {
    expect(shownIn('prepare', {})).toContain('scaleTarget');
    expect(shownIn('prepare', { model: { output: 'softmax' } })).not.toContain('scaleTarget');
    expect(shownIn('data', { data: { synthetic: { kind: 'moons', rows: 5 } } })).toEqual([
      'synthetic',
      'where',
      'target',
      'features',
    ]);
    expect(shownIn('data', { data: { file: 'a.csv' } })).toEqual(['where', 'target', 'features']);
    const read = { file: 'a.csv', read: { delimiter: ';' } };
    expect(shownIn('data', { data: read })).toEqual(['read', 'where', 'target', 'features']);
  });

  it('tells of every field what may stand there, and its default where it has one', () => {
    for (const one of fields) {
      expect(one.help.length, one.path.join('.')).toBeGreaterThan(10);
      expect(one.allowed, one.path.join('.')).not.toBe('');
    }
    expect(defaultOf(field('prepare.scale'))).toBe('None');
    expect(defaultOf(field('optimizer.learningRate'))).toBe('0.001');
    expect(defaultOf(field('run.batch'))).toBe('all rows');
    expect(defaultOf(field('model.bias'))).toBe('with b');
    expect(defaultOf(field('run.epochs'))).toBeUndefined();
    expect(defaultOf(field('loss.kind'))).toBeUndefined();
  });

  it('tells how the file is read in a few words', () => {
    const { control } = field('data.read');
    const told = (read: Draft) => (control.kind === 'told' ? control.text(read) : '');
    expect(told({ delimiter: ';', decimal: ',', header: false, missing: ['-', '?'] })).toBe(
      'delimiter ; \u00b7 decimal , \u00b7 header no \u00b7 missing: -, ?',
    );
    expect(told({ delimiter: '\t', quote: '', columns: { a: { type: 'text' } } })).toBe(
      'delimiter tab \u00b7 quote none \u00b7 1 column corrected',
    );
  });

  it('shows what the recipe takes where a key is left out', () => {
    const draft: Draft = { optimizer: { kind: 'sgd' }, run: { epochs: 5 } };
    expect(shownValue(field('optimizer.learningRate'), draft)).toBe(0.001);
    expect(shownValue(field('run.batch'), draft)).toBe('all');
    expect(shownValue(field('run.epochs'), {})).toBeUndefined();
    expect(shownValue(field('data.target'), {})).toBeUndefined();
  });
});

describe('choosing', () => {
  const follow = (path: string) => {
    const { control } = field(path);
    const own = (control.kind === 'choice' && control.follow) || ((draft: Draft): Draft => draft);
    return (draft: Draft, value: string) => own(draft, value, table('x', 'y', 'Split'));
  };
  const table = (...names: string[]) =>
    ({ columns: names.map((name) => ({ name })) }) as unknown as DatasetSummary;

  it('another order takes the split seed along', () => {
    const order = (split: Draft, chosen: string) => follow('split.order')({ title: 'T', split }, chosen);
    expect(order({ order: 'file', train: 0.5 }, 'shuffled')).toEqual({
      title: 'T',
      split: { order: 'shuffled', train: 0.5, seed: 0 },
    });
    expect(order({ order: 'shuffled', seed: 7 }, 'file').split).toEqual({ order: 'file' });
    expect(order({ order: 'shuffled', seed: 7 }, 'shuffled').split).toHaveProperty('seed', 7);
    expect(order({ order: 'shuffled', seed: 7, train: 0.5 }, 'stratified').split).toEqual({
      order: 'stratified',
      seed: 7,
      train: 0.5,
    });
  });

  it('a column that says the parts takes away shares and seed, and is no feature any more', () => {
    const draft = {
      data: { file: 'f', target: 'y', features: ['x', 'Split'] },
      split: { order: 'shuffled', train: 0.5, seed: 1 },
      prepare: { encode: { Split: 'oneHot' } },
    };
    const byColumn = follow('split.order')(draft, 'column');
    expect(byColumn).toEqual({
      data: { file: 'f', target: 'y', features: ['x'] },
      split: { order: 'column', column: 'Split' },
      prepare: {},
    });
    // And back again.
    expect(follow('split.order')(byColumn, 'file').split).toEqual({ order: 'file' });
    const shownNow = shownIn('split', byColumn);
    expect(shownNow).toEqual(['order', 'column']);
    expect(fields.find(({ path }) => path.join('.') === 'split')?.shown?.(byColumn)).toBe(false);
    // What is wrong has to be seen.
    const wrong = { split: { order: 'column', column: 'Split', train: 0.5, seed: 2 } };
    expect(shownIn('split', wrong)).toEqual(['order', 'column', 'seed']);
    expect(field('split').shown?.(wrong)).toBe(true);
  });

  it('stratified goes with classes alone', () => {
    const { control } = field('split.order');
    const against = (output: string) =>
      control.kind === 'choice' ? control.against?.('stratified', { model: { output } }) : '';
    expect(against('identity')).toBe('for classes');
    expect(against('softmax')).toBeUndefined();
  });

  const optimizer = (before: Draft, kind: string) =>
    follow('optimizer.kind')({ optimizer: before }, kind).optimizer;

  it('an optimizer keeps the options it shares and no others', () => {
    expect(optimizer({ kind: 'gone', learningRate: 0.5, beta: 1 }, 'sgd')).toEqual({
      kind: 'sgd',
      learningRate: 0.5,
      weightDecay: 0,
    });
    expect(optimizer({ kind: 'gone' }, 'sgd')).toHaveProperty('learningRate', 0.001);
    expect(optimizer({ kind: 'sgd', learningRate: 0.02, clipNorm: 5 }, 'adam')).toEqual({
      kind: 'adam',
      learningRate: 0.02,
      beta1: 0.9,
      beta2: 0.999,
      eps: 1e-8,
      weightDecay: 0,
      clipNorm: 5,
    });
  });

  it('an optimizer does not take over what was only a default, nor a rate that means something else there', () => {
    expect(optimizer({ kind: 'adam', learningRate: 0.001, eps: 1e-8 }, 'rmsprop')).toMatchObject({
      learningRate: 0.01,
      eps: 1e-8,
    });
    expect(optimizer({ kind: 'adam', weightDecay: 0 }, 'adamw')).toHaveProperty('weightDecay', 0.01);
    expect(optimizer({ kind: 'sgd', learningRate: 0.02 }, 'adadelta')).toHaveProperty('learningRate', 1);
    expect(optimizer({ kind: 'adadelta', learningRate: 0.5 }, 'adam')).toHaveProperty('learningRate', 0.001);
  });

  it('a search begins with an empty grid, a solution asks for nothing', () => {
    expect(optimizer({ kind: 'sgd', learningRate: 1, schedule: { kind: 'cosine' } }, 'exhaustive')).toEqual({
      kind: 'exhaustive',
      grid: {},
    });
    expect(optimizer({ kind: 'exhaustive', grid: { b: [0, 1, 1] } }, 'leastSquares')).toEqual({
      kind: 'leastSquares',
    });
  });

  it('a schedule writes its defaults, a constant one goes', () => {
    const schedule = (kind: string, before: Draft = {}) =>
      follow('optimizer.schedule.kind')({ optimizer: { kind: 'sgd', ...before } }, kind).optimizer;
    expect(schedule('step')).toEqual({ kind: 'sgd', schedule: { kind: 'step', stepSize: 30, gamma: 0.1 } });
    expect(schedule('exponential', { schedule: { kind: 'step', gamma: 0.5 } })).toMatchObject({
      schedule: { kind: 'exponential', gamma: 0.5 },
    });
    expect(schedule('cosine')).toMatchObject({ schedule: { kind: 'cosine', etaMin: 0 } });
    expect(schedule('constant', { schedule: { kind: 'step' } })).toEqual({ kind: 'sgd' });
  });

  it('an output takes a loss along that goes with it', () => {
    const lossFor = (output: string, loss: string) =>
      follow('model.output')({ model: { bias: true }, loss: { kind: loss } }, output);
    expect(lossFor('softmax', 'halfMse')).toEqual({
      model: { bias: true, output: 'softmax' },
      loss: { kind: 'crossEntropy' },
    });
    expect(lossFor('sigmoid', 'crossEntropy').loss).toEqual({ kind: 'binaryCrossEntropy' });
    expect(lossFor('identity', 'crossEntropy').loss).toEqual({ kind: 'halfMse' });
    expect(lossFor('identity', 'mae').loss).toEqual({ kind: 'mae' });
  });

  it('a loss is marked where it does not go with the output or the optimizer', () => {
    const { control } = field('loss.kind');
    const against = (kind: string, draft: Draft) =>
      control.kind === 'choice' && control.against?.(kind, draft);
    expect(against('crossEntropy', {})).toBe('for softmax');
    expect(against('crossEntropy', { model: { output: 'softmax' } })).toBeUndefined();
    expect(against('mse', { model: { output: 'sigmoid' } })).toBeUndefined();
    expect(against('mae', { optimizer: { kind: 'leastSquares' } })).toBe('not for least squares');
    // The mark says what the core says.
    for (const kind of Object.keys(losses)) {
      for (const output of Object.keys(outputActivations)) {
        const draft = jsonWith({ loss: { kind }, model: { output } }) as Draft;
        expect(against(kind, draft) === undefined, `${kind} with ${output}`).toBe(isRecipe(draft));
      }
    }
  });
});

function isRecipe(draft: Draft): boolean {
  try {
    decodeRecipe(draft);
    return true;
  } catch {
    return false;
  }
}

describe('defaults and edits', () => {
  it('agree with the core on every default', () => {
    const least = {
      format: 'descent-recipe',
      version: 1,
      data: { file: 'a', target: 'b' },
      loss: { kind: 'mse' },
      optimizer: { kind: 'sgd' },
      run: { epochs: 1 },
    };
    const recipe = decodeRecipe(least) as unknown as Draft;
    for (const { path, fallback, shown } of fields) {
      if (path.join('.') === 'run.epochs' || path[0] === 'data' || shown?.(recipe) === false) continue;
      const inRecipe = path.reduce<unknown>((value, key) => (value as Draft | undefined)?.[key], recipe);
      if (path.at(-1) === 'kind' && path[0] !== 'model') continue;
      expect(defaultAt(path) ?? fallback, path.join('.')).toEqual(inRecipe);
    }
  });

  it('know that a seed left out of an init that is there continues the step before', () => {
    const seed = ['model', 'init', 'seed'];
    expect(effectiveValue({}, seed)).toBe(0);
    expect(effectiveValue({ model: {} }, seed)).toBe(0);
    expect(effectiveValue({ model: { init: { kind: 'he' } } }, seed)).toBeUndefined();
    expect(effectiveValue({ model: { init: { kind: 'he', seed: 3 } } }, seed)).toBe(3);
  });

  it('write out the default around a key, so that nothing else of it changes', () => {
    expect(editOf({}, ['model', 'init', 'kind'], 'he')).toEqual({
      path: ['model', 'init'],
      value: { kind: 'he', seed: 0 },
    });
    expect(editOf({ model: { init: { kind: 'randn' } } }, ['model', 'init', 'kind'], 'he')).toEqual({
      path: ['model', 'init', 'kind'],
      value: 'he',
    });
    expect(editOf({}, ['run', 'epochs'], 3)).toEqual({ path: ['run', 'epochs'], value: 3 });
  });
});
