import { describe, expect, it } from 'vitest';
import { scalings } from '../../../src/core/data/scaling.ts';
import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import { initialisers } from '../../../src/core/nn/initialisers.ts';
import { losses } from '../../../src/core/nn/losses.ts';
import { optimizers } from '../../../src/core/nn/optimizers.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { defaultAt, editOf, effectiveValue } from '../../../src/renderer/features/recipe/draft-path.ts';
import { defaultOf, shownValue } from '../../../src/renderer/features/recipe/field.ts';
import { fields } from '../../../src/renderer/features/recipe/fields.ts';
import { parts } from '../../../src/renderer/features/recipe/shares.ts';
import type { Draft } from '../../../src/renderer/state/recipe-draft.ts';
import { jsonWith } from '../../recipes.ts';

const field = (path: string) => fields.find((one) => one.path.join('.') === path)!;

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
    const covered = new Set(fields.map(({ path }) => path.join('.')));
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
    expect(choices('optimizer.kind')).toEqual(Object.keys(optimizers));
    for (const [kind, { options }] of Object.entries(optimizers)) {
      const shown = fields.filter(
        ({ path, shown }) =>
          path[0] === 'optimizer' && path[1] !== 'kind' && shown?.({ optimizer: { kind } }),
      );
      expect(shown.map(({ path }) => path[1])).toEqual(Object.keys(options));
    }
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
    return (control.kind === 'choice' && control.follow) || (() => ({}));
  };

  it('another order takes the split seed along', () => {
    expect(follow('split.order')({ order: 'file', train: 0.5 }, 'shuffled')).toEqual({
      order: 'shuffled',
      train: 0.5,
      seed: 0,
    });
    expect(follow('split.order')({ order: 'shuffled', seed: 7 }, 'file')).toEqual({ order: 'file' });
    expect(follow('split.order')({ order: 'shuffled', seed: 7 }, 'shuffled')).toHaveProperty('seed', 7);
  });

  it('an optimizer keeps the options it shares and no others', () => {
    expect(follow('optimizer.kind')({ kind: 'gone', learningRate: 0.5, beta: 1 }, 'sgd')).toEqual({
      kind: 'sgd',
      learningRate: 0.5,
    });
    expect(follow('optimizer.kind')({ kind: 'gone' }, 'sgd')).toHaveProperty('learningRate', 0.001);
  });
});

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
    for (const { path, fallback } of fields) {
      if (path.join('.') === 'run.epochs' || path[0] === 'data') continue;
      const inRecipe = path.reduce<unknown>((value, key) => (value as Draft | undefined)?.[key], recipe);
      if (path[1] === 'kind' && path[0] !== 'model') continue;
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
