import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRecipe } from '../../../src/main/runs/check-recipe.ts';
import type { RecipeOutlook } from '../../../src/shared/recipe-check.ts';
import { jsonWith } from '../../recipes.ts';
import { mainProcess } from '../parts.ts';

const FLOWERS = `petal,colour,kind
1.5,red,rose
2.5,blue,iris
,red,rose
3.5,white,iris
1.0,blue,tulip
4.0,red,rose
`;

async function flowers() {
  const main = await mainProcess();
  const path = join(main.folder, 'flowers.csv');
  writeFileSync(path, FLOWERS);
  const dataset = (await main.datasets.open(path))!;
  const check = (changes: Record<string, unknown>) =>
    checkRecipe(
      jsonWith({
        data: { file: 'flowers.csv', target: 'kind' },
        ...FLOWER_RECIPE,
        ...changes,
      }),
      dataset,
    );
  return { ...main, dataset, check };
}

const prepare = (changes: object) => ({ encode: { colour: 'oneHot' }, missing: 'mean', ...changes });

const FLOWER_RECIPE = {
  split: { order: 'file', train: 1, validation: 0, test: 0 },
  prepare: prepare({}),
  model: { output: 'softmax' },
  loss: { kind: 'crossEntropy' },
};

/** The paths of what is wrong. */
const paths = (check: Awaited<ReturnType<typeof checkRecipe>>) =>
  'problem' in check ? check.problem.fields?.map(({ path }) => path) : [];

describe('what a recipe comes to', () => {
  it('is told with the names of the inputs that categories become, and of the outputs', async () => {
    const { check } = await flowers();
    const found = (await check({ prepare: prepare({ missing: 'dropRows' }) })) as RecipeOutlook;
    expect(found.inputs).toEqual(['petal', 'colour=blue', 'colour=red', 'colour=white']);
    expect(found.outputs).toEqual(['kind=iris', 'kind=rose', 'kind=tulip']);
    expect(found.plan).toMatchObject({ parameters: 4 * 3 + 3, rows: { train: 5, validation: 0, test: 0 } });
    expect(found.warnings.join()).toContain('1 of 6 rows');
  });

  it('counts the parameters of a network and its updates', async () => {
    const main = await mainProcess();
    const { summary } = await main.datasets.openBundled('boston-housing');
    const dataset = main.datasets.get(summary.id);
    const hidden = [
      { units: 6, activation: 'maxout', pieces: 2 },
      { units: 5, activation: 'relu' },
    ];
    const found = await checkRecipe(
      jsonWith({ model: { hidden }, run: { epochs: 10, batch: 100 } }),
      dataset,
    );
    expect(found).toMatchObject({
      plan: { parameters: 14 * 6 + 4 * 5 + 6, updates: 50, updatesPerEpoch: 5 },
      outputs: ['MEDV'],
    });
  });

  it.each([
    ['a text column that nothing encodes', { prepare: prepare({ encode: {} }) }, 'prepare.encode["colour"]'],
    ['a missing cell', { prepare: prepare({ missing: 'error' }) }, 'prepare.missing'],
    [
      'more classes than one unit tells apart',
      { model: { output: 'sigmoid' }, loss: { kind: 'binaryCrossEntropy' } },
      'data.target',
    ],
    ['texts that are to be numbers', { model: { output: 'identity' }, loss: { kind: 'mse' } }, 'data.target'],
    ['a column that is not there', { data: { target: 'scent' } }, 'data.target'],
    ['a parameter that is not there', { model: { output: 'softmax', set: { 'w[0]': 1 } } }, 'model.set'],
    ['a key out of its range', { run: { epochs: 0 } }, 'run.epochs'],
  ])('is refused at its key for %s', async (_what, changes, path) => {
    const { check } = await flowers();
    expect(paths(await check(changes))).toEqual([path]);
  });

  it('is refused for a file that was read otherwise, so that a run says how', async () => {
    const { dataset, datasets, check } = await flowers();
    const read = { columns: { petal: { type: 'number' as const } } };
    const data = { file: 'flowers.csv', target: 'kind' };
    expect(paths(await check({ data: { ...data, read: {} } }))).toEqual([]);
    const refused = await check({ data: { ...data, read } });
    expect(refused).toMatchObject({
      problem: {
        message: expect.stringContaining('is not how flowers.csv was read'),
        hint: expect.stringContaining('How it was read'),
        fields: [{ path: 'data.read' }],
      },
    });
    const anew = await datasets.read(dataset.summary.id, read);
    const on = (own: object | undefined) =>
      checkRecipe(jsonWith({ data: { ...data, read: own }, ...FLOWER_RECIPE }), anew);
    expect(paths(await on(read))).toEqual([]);
    expect(paths(await on(undefined))).toEqual(['data.read']);
    expect(paths(await on({ header: true }))).toEqual(['data.read']);
  });

  it('heeds the condition on rows, and says at its key what is wrong with it', async () => {
    const { check } = await flowers();
    const on = (where: string) => check({ data: { file: 'flowers.csv', target: 'kind', where } });
    const found = (await on("colour <> 'white'")) as RecipeOutlook;
    expect(found.plan.rows).toEqual({ train: 5, validation: 0, test: 0 });
    expect(found.inputs).toEqual(['petal', 'colour=blue', 'colour=red']);
    expect(paths(await on('scent > 1'))).toEqual(['data.where']);
    expect(paths(await on('1; drop table cells'))).toEqual(['data.where']);
  });

  it('is let go of when it is asked anew', async () => {
    const { dataset } = await flowers();
    const outdated = new AbortController();
    outdated.abort(new Error('another one came'));
    await expect(checkRecipe(jsonWith({}), dataset, outdated.signal)).rejects.toThrow('another one came');
  });

  it('is refused for a made table on any other one, so that what a run names is what it learned from', async () => {
    const main = await mainProcess();
    const rule = { kind: 'moons', rows: 30, noise: 0.2, seed: 1 } as const;
    const moons = await main.datasets.make(rule);
    const { summary } = await main.datasets.openBundled('boston-housing');
    const boston = main.datasets.get(summary.id);
    const on = (synthetic: object | undefined, target?: string) =>
      jsonWith({ data: { synthetic, target, file: synthetic ? undefined : 'housing.data' } });
    expect(paths(await checkRecipe(on(rule), moons))).toEqual([]);
    expect(paths(await checkRecipe(on({ ...rule, rows: 31 }), moons))).toEqual(['data.synthetic']);
    expect(paths(await checkRecipe(on(rule), boston))).toEqual(['data.synthetic']);
    expect(paths(await checkRecipe(on(undefined, 'y'), moons))).toEqual(['data.synthetic']);
    await expect(main.runs.train(summary.id, on(rule), '')).rejects.toThrow('data.synthetic');
  });
});
