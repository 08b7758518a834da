import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RandomState } from '../../../src/core/random/random-state.ts';
import { tracePath } from '../../../src/core/train/trace-path.ts';
import { crossValidateRecipe } from '../../../src/core/train/train-folds.ts';
import { drain } from '../../drain.ts';
import { housing } from '../../housing.ts';
import { recipeWith } from '../../recipes.ts';
import { trained, worstRelative } from '../../training.ts';

const table = housing();
const reference = JSON.parse(
  readFileSync(new URL('../../fixtures/tutorial_linear.json', import.meta.url), 'utf8'),
);

describe('the path of a run', () => {
  const recipe = recipeWith({
    model: { set: { 'w[5]': -100, 'w[9]': -100 }, train: ['w[5]', 'w[9]'] },
    run: { epochs: 2000 },
  });
  it('is the tutorial\u2019s', () => {
    const path = drain(tracePath(recipe, table, 5, 9, 10_000) as Generator<unknown, never, never>) as {
      iteration: number;
      a: number;
      b: number;
      loss: number;
    }[];
    expect(path).toHaveLength(2000);
    const { points_every_50, losses_every_50 } = reference.two_weights;
    const every50 = path.filter(({ iteration }) => iteration % 50 === 0);
    expect(
      worstRelative(
        every50.flatMap(({ a, b }) => [a, b]),
        points_every_50.flat(),
      ),
    ).toBeLessThan(1e-12);
    expect(
      worstRelative(
        every50.map(({ loss }) => loss),
        losses_every_50,
      ),
    ).toBeLessThan(1e-12);
  });
  it('keeps the first and the last of a long one', () => {
    const path = drain(tracePath(recipe, table, 5, 9, 100) as Generator<unknown, never, never>) as {
      iteration: number;
    }[];
    expect(path.length).toBeLessThanOrEqual(101);
    expect([path[0]!.iteration, path.at(-1)!.iteration]).toEqual([0, 1999]);
  });
});

describe('cross-validation of a recipe', () => {
  const recipe = recipeWith({
    prepare: { scale: 'standard', scaleTarget: 'none' },
    loss: { kind: 'mse' },
    optimizer: { kind: 'leastSquares' },
  });
  const run = (k: number, random?: RandomState) =>
    drain(crossValidateRecipe(recipe, table, k, random) as Generator<unknown, never, never>) as ReturnType<
      typeof crossValidateRecipe
    > extends Generator<unknown, infer T, never>
      ? T
      : never;
  it('is scikit-learn\u2019s, in order and shuffled', () => {
    // cross_val_score(LinearRegression(), X, y, cv=KFold(5)) and KFold(5, shuffle=True, random_state=6),
    // scoring="r2", on housing.data; see test/fixtures/make_cross_validation.py.
    const expected = JSON.parse(
      readFileSync(new URL('../../fixtures/cross_validation.json', import.meta.url), 'utf8'),
    );
    for (const [found, wanted] of [
      [run(5), expected.in_order],
      [run(5, new RandomState(6)), expected.shuffled],
    ] as const) {
      const r2 = found.folds.map((metrics) => (metrics as { r2: number }).r2);
      expect(worstRelative(r2, wanted.r2)).toBeLessThan(1e-10);
      expect(
        worstRelative([found.summary.mse!.mean, found.summary.mse!.std], [wanted.mse_mean, wanted.mse_std]),
      ).toBeLessThan(1e-10);
    }
  });
  it('says how many folds are possible', () => {
    expect(() => run(507)).toThrow(
      '507 folds of 506 rows are not possible; allowed: a whole number from 2 to 506',
    );
  });
});

it('trains a fold on the rows it is given and measures the others', () => {
  const recipe = recipeWith({ run: { epochs: 5 } });
  const whole = trained(recipe, table);
  const rows = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, i) => from + i);
  const parts = { train: rows(0, 404), validation: new Int32Array(0), test: rows(404, 506) };
  expect(trained(recipe, table, undefined, 1e6, undefined, parts).metrics).toEqual(whole.metrics);
});
