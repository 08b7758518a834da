import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeModel } from '../../src/core/format/model-file.ts';
import { decodeRecipe } from '../../src/core/format/recipe.ts';
import { housing, housingPath } from '../housing.ts';
import { jsonWith } from '../recipes.ts';
import { modelFrom, trainedUntil } from '../training.ts';
import { descent } from './descent.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));
copyFileSync(housingPath, join(folder, 'housing.data'));

async function model(name: string, changes: Parameters<typeof jsonWith>[0]): Promise<string> {
  const recipe = join(folder, `${name}.recipe.json`);
  const path = join(folder, `${name}.json`);
  writeFileSync(recipe, JSON.stringify(jsonWith(changes)));
  expect((await descent('train', recipe, '--out', path)).code).toBe(0);
  return path;
}

const replay = async (path: string, ...more: string[]) => {
  const { code, out, err } = await descent('replay', path, ...more, '--json');
  return { code, err, result: out === '' ? undefined : JSON.parse(out) };
};

describe('descent replay', () => {
  it.each<[string, Parameters<typeof jsonWith>[0]]>([
    ['a linear model', { run: { epochs: 50 } }],
    ['shuffled batches', { run: { epochs: 5, batch: 32, shuffle: true } }],
    [
      'a network by Adam that stops early',
      {
        split: { train: 0.6, validation: 0.2, test: 0.2 },
        model: { hidden: [{ units: 8, activation: 'tanh' }] },
        optimizer: { kind: 'adam', learningRate: 0.05 },
        run: { epochs: 200, stopping: { patience: 3 } },
      },
    ],
    ['least squares', { optimizer: { kind: 'leastSquares' } }],
    [
      'a synthetic table',
      {
        data: {
          file: undefined,
          target: undefined,
          synthetic: { kind: 'moons', rows: 50, noise: 0.1, seed: 2 },
        },
        prepare: { scaleTarget: 'none' },
        model: { output: 'softmax', hidden: [{ units: 4, activation: 'relu' }] },
        loss: { kind: 'crossEntropy' },
        run: { epochs: 20 },
      },
    ],
  ])('%s is identical to the last bit', async (name, changes) => {
    const path = await model(name.replaceAll(' ', '-'), changes);
    expect(await replay(path)).toEqual({ code: 0, err: '', result: { identical: true } });
    expect((await descent('replay', path)).out).toBe('identical to the last bit\n');
  });

  it('trains a run that was stopped as far as it was', async () => {
    const recipe = decodeRecipe(jsonWith({ run: { epochs: 100_000 } }));
    const stopped = modelFrom(trainedUntil(recipe, housing(), 30_001));
    const sha256 = createHash('sha256').update(readFileSync(housingPath)).digest('hex');
    const path = join(folder, 'stopped.json');
    writeFileSync(path, writeModel({ ...stopped, data: { ...stopped.data, sha256 } }));
    expect((await replay(path)).result).toEqual({ identical: true });
  });

  it('says where they part', async () => {
    const path = await model('changed', { run: { epochs: 20 } });
    const edit = (
      change: (json: { history: { loss: number[] }; layers: { weights: number[][] }[] }) => void,
    ) => {
      const json = JSON.parse(readFileSync(path, 'utf8'));
      change(json);
      const changed = join(folder, 'changed-by-hand.json');
      writeFileSync(changed, JSON.stringify(json));
      return replay(changed);
    };
    const was = JSON.parse(readFileSync(path, 'utf8'));
    expect(
      (
        await edit((json) => {
          json.history.loss[7] = 1;
        })
      ).result,
    ).toEqual({
      identical: false,
      firstDifference: { iteration: 8, of: 'loss', was: 1, is: was.history.loss[7] },
    });
    expect(
      (
        await edit((json) => {
          json.layers[0]!.weights[5]![0] = 0.5;
        })
      ).result,
    ).toEqual({
      identical: false,
      firstDifference: { iteration: 20, of: 'w[5]', was: 0.5, is: was.layers[0].weights[5][0] },
    });
  });

  it('finds metrics that were edited', async () => {
    const path = await model('boasting', { run: { epochs: 20 } });
    const json = JSON.parse(readFileSync(path, 'utf8'));
    const was = json.metrics.test.mse;
    json.metrics.test.mse = 1;
    const changed = join(folder, 'boasting-by-hand.json');
    writeFileSync(changed, JSON.stringify(json));
    expect((await replay(changed)).result).toEqual({
      identical: false,
      firstDifference: { iteration: 20, of: 'metrics.test.mse', was: 1, is: was },
    });
  });

  it('finds what other data changes, and says that it is another file', async () => {
    const path = await model('mine', { run: { epochs: 2 } });
    const other = join(folder, 'other.data');
    writeFileSync(other, readFileSync(housingPath, 'utf8').replace('24.00', '24.01'));
    const { code, result } = await replay(path, '--data', other);
    expect([code, result.identical, result.firstDifference.iteration]).toEqual([0, false, 1]);
    expect((await descent('replay', path, '--data', other)).out).toMatch(
      /^other\.data is not the file that the model was trained on: .*\nthey part at iteration 1: loss was /,
    );
    // The same numbers in other bytes are the same numbers.
    writeFileSync(other, readFileSync(housingPath, 'utf8').replaceAll('\n', '\r\n'));
    expect((await replay(path, '--data', other)).result).toEqual({ identical: true });
  });

  it('has no use for a file where the recipe makes the data', async () => {
    const recipe = join(folder, 'made.recipe.json');
    const synthetic = { kind: 'randn', rows: 20, inputs: 2, outputs: 1, seed: 1 };
    writeFileSync(
      recipe,
      JSON.stringify(
        jsonWith({ data: { file: undefined, target: undefined, synthetic }, run: { epochs: 2 } }),
      ),
    );
    const { code, err } = await descent('train', recipe, '--data', join(folder, 'housing.data'));
    expect(code).toBe(1);
    expect(err).toMatch(/^descent: --data has no use: the recipe makes its own data\. Leave --data out/);
  });
});
