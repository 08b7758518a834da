import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { jsonWith } from '../recipes.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-predict-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

async function descent(...words: string[]) {
  let out = '';
  let err = '';
  const code = await main(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** Trains a model and leaves it in NAME.json. */
async function make(name: string, changes: Parameters<typeof jsonWith>[0]): Promise<void> {
  writeFileSync(at(`${name}.recipe.json`), JSON.stringify(jsonWith({ title: name, ...changes })));
  const { err } = await descent('train', at(`${name}.recipe.json`), '--out', at(`${name}.json`));
  expect(err).toBe('');
}

const colours = ['blue', 'green', 'red'];
const rows = Array.from({ length: 30 }, (_, i) => {
  const size = i === 4 ? '' : String(i % 5);
  return `${colours[i % 3]},${size},${i % 3 === 2 ? 'yes' : i % 2 ? 'no' : 'maybe'},${i},${i * 2}`;
});
const head = 'colour,size,answer,up,down';
const features = ['colour', 'size'];
const prepare = { scale: 'standard', scaleTarget: 'none', encode: { colour: 'oneHot' }, missing: 'mean' };
const common = {
  split: { train: 0.8, test: 0.2 },
  optimizer: { kind: 'adam' },
  run: { epochs: 20 },
  prepare,
};
const hidden = [{ units: 4, activation: 'tanh' }];

beforeAll(async () => {
  writeFileSync(at('table.csv'), `${[head, ...rows].join('\n')}\n`);
  await make('classes', {
    ...common,
    data: { file: 'table.csv', target: 'answer', features },
    model: { hidden, output: 'softmax' },
    loss: { kind: 'crossEntropy' },
  });
  await make('several', {
    ...common,
    data: { file: 'table.csv', target: ['up', 'down'], features },
    model: { hidden },
    loss: { kind: 'mse' },
  });
  await make('linear', {
    ...common,
    data: { file: 'table.csv', target: 'up', features },
    loss: { kind: 'mse' },
  });
  await make('strict', {
    ...common,
    data: { file: 'table.csv', target: 'up', features },
    prepare: { ...prepare, missing: 'dropRows' },
    loss: { kind: 'mse' },
  });
});

describe('descent predict for classes', () => {
  it('writes the class and the probability of each', async () => {
    const { code, out, err } = await descent('predict', at('classes.json'), '--data', at('table.csv'));
    expect([code, err]).toEqual([0, '']);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe(`${head},prediction,probability_maybe,probability_no,probability_yes`);
    expect(lines).toHaveLength(31);
    for (const [i, line] of lines.slice(1).entries()) {
      const cells = line.split(',');
      // Texts and what is missing are as they were.
      expect(cells.slice(0, 5).join()).toBe(rows[i]);
      const probabilities = cells.slice(6).map(Number);
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      expect(['maybe', 'no', 'yes'][probabilities.indexOf(Math.max(...probabilities))]).toBe(cells[5]);
    }
  });

  it('gives one JSON document', async () => {
    const { out } = await descent('predict', at('classes.json'), '--data', at('table.csv'), '--json');
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['target', 'classes', 'predictions', 'probabilities']);
    expect([answer.target, answer.classes]).toEqual(['answer', ['maybe', 'no', 'yes']]);
    expect(answer.predictions).toHaveLength(30);
    expect(answer.probabilities[0]).toHaveLength(3);
  });
});

describe('descent predict for several targets', () => {
  it('has a column and a list for each', async () => {
    const { out } = await descent('predict', at('several.json'), '--data', at('table.csv'));
    expect(out.split('\n')[0]).toBe(`${head},prediction_up,prediction_down`);
    const json = JSON.parse(
      (await descent('predict', at('several.json'), '--data', at('table.csv'), '--json')).out,
    );
    expect(json.targets).toEqual(['up', 'down']);
    expect(json.predictions[3]).toEqual(out.split('\n')[4]!.split(',').slice(5).map(Number));
  });
});

describe('descent predict with other rows', () => {
  const predict = async (text: string, ...more: string[]) => {
    writeFileSync(at('other.csv'), text);
    return descent('predict', at('linear.json'), '--data', at('other.csv'), ...more);
  };

  it('says which rows are doubtful', async () => {
    const { code, out } = await predict('colour,size\npink,9\nred,-1\nred,\nblue,2\n', '--out', at('p.csv'));
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'Warning: colour has a category that training never saw in 1 row',
      'Warning: size is below all that training saw in 1 row',
      'Warning: size is above all that training saw in 1 row',
      'Warning: size is missing in 1 row and was filled in',
      `Saved 4 predictions in ${at('p.csv')}`,
      '',
    ]);
    expect(readFileSync(at('p.csv'), 'utf8').split('\n')[1]).toMatch(/^pink,9,/);
  });

  it('names the cell that is no number', async () => {
    const { code, err } = await predict('colour,size\nred,1\nred,many\n');
    expect(code).toBe(1);
    expect(err).toMatch(/^descent: other\.csv line 3: 'many' in size is not a number\. /);
  });

  it('refuses a name that says no format, and the file itself', async () => {
    const { code, err } = await predict('colour,size\nred,1\n', '--out', at('p.xls'));
    expect([code, err]).toEqual([
      1,
      'descent: p.xls has no ending that predictions can be written as. Let its name end in .csv or .parquet.\n',
    ]);
    const same = await predict('colour,size\nred,1\n', '--out', at('other.csv'));
    expect([same.code, same.err]).toEqual([
      1,
      'descent: other.csv is the file that is predicted. Choose another name, so that it stays what it is.\n',
    ]);
  });

  it('says which column had to get another name', async () => {
    const { out } = await predict('colour,size,prediction\nred,1,x\n', '--out', at('named.csv'));
    expect(out.split('\n')[0]).toBe(
      "Warning: the column 'prediction' is written as 'prediction_2', since another one has that name",
    );
    expect(readFileSync(at('named.csv'), 'utf8')).toMatch(
      /^colour,size,prediction,prediction_2\nred,1,x,[-\d]/,
    );
  });

  it('predicts nothing of a row with a gap where training left such rows out', async () => {
    writeFileSync(at('gap.csv'), 'colour,size\nred,1\n,2\n');
    const { code, out } = await descent('predict', at('strict.json'), '--data', at('gap.csv'));
    const lines = out.trimEnd().split('\n');
    expect([code, lines[2]]).toEqual([0, ',2,']);
    expect(lines[1]).toMatch(/^red,1,-?[\d.]+$/);
    const json = await descent('predict', at('strict.json'), '--data', at('gap.csv'), '--json');
    expect(JSON.parse(json.out).predictions[1]).toBeNull();
    const saved = await descent(
      'predict',
      at('strict.json'),
      '--data',
      at('gap.csv'),
      '--out',
      at('gap-p.csv'),
    );
    expect(saved.out).toContain('colour is missing in 1 row, which got no prediction');
  });

  it('names the line of a cell that is missing where that is an error', async () => {
    const whole = [
      'colour,size,up',
      ...Array.from({ length: 10 }, (_, i) => `${i % 2 ? 'red' : 'blue'},${i},${2 * i}`),
    ];
    writeFileSync(at('whole.csv'), `${whole.join('\n')}\n`);
    const recipe = {
      format: 'descent-recipe',
      version: 1,
      data: { file: 'whole.csv', target: 'up' },
      prepare: { encode: { colour: 'oneHot' } },
      loss: { kind: 'mse' },
      optimizer: { kind: 'leastSquares' },
    };
    writeFileSync(at('whole-recipe.json'), JSON.stringify(recipe));
    const trained = await descent('train', at('whole-recipe.json'), '--out', at('whole.json'));
    expect([trained.code, trained.err]).toEqual([0, '']);
    writeFileSync(at('gap.csv'), 'colour,size\nred,1\n,2\n');
    const { code, err } = await descent('predict', at('whole.json'), '--data', at('gap.csv'));
    expect(code).toBe(1);
    expect(err).toMatch(/^descent: gap\.csv line 3: colour is missing\. /);
  });
});

describe('descent inspect and compare of networks', () => {
  it('inspects as recipe.md says', async () => {
    const { out } = await descent('inspect', at('classes.json'), '--json');
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['recipe', 'layers', 'featureNames', 'metrics', 'scaling']);
    expect(answer.featureNames).toEqual(['colour=blue', 'colour=green', 'colour=red', 'size']);
    expect(answer.layers.map((layer: { weights: number[][] }) => layer.weights.length)).toEqual([4, 4]);
    expect(answer.layers[1].biases).toHaveLength(3);
    expect(answer.metrics.test).toHaveProperty('confusion');
    expect(answer.scaling.target.classes).toEqual(['maybe', 'no', 'yes']);
  });

  it('inspects for a reader, with the confusion of the classes', async () => {
    const { out } = await descent('inspect', at('classes.json'));
    expect(out).toContain('classes: answer from 2 features');
    expect(out).toMatch(/colour=red \u2192 unit 3 +-?\d/);
    expect(out).toMatch(/test: is \\ predicted +maybe +no +yes\n/);
    expect(out).toMatch(/test Accuracy +[01]/);
  });

  it('compares what is there to compare', async () => {
    const { out } = await descent('compare', at('classes.json'), at('several.json'));
    expect(out).toMatch(/test RMSE +\u2013 +\d/);
    expect(out).toMatch(/test Accuracy +[\d.]+ +\u2013/);
    expect(out).toContain('so their weights cannot stand side by side.');
    const same = JSON.parse((await descent('compare', at('several.json'), at('several.json'), '--json')).out);
    expect(same.differences).toEqual([]);
    expect(same.weights).toHaveLength(4 * 5 + 2 * 5);
  });
});
