import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { createPredictor } from '../../src/core/evaluate/predict.ts';
import { readModel } from '../../src/core/format/model-file.ts';
import reference from '../fixtures/tutorial_linear.json' with { type: 'json' };
import { housing, housingPath } from '../housing.ts';
import { jsonWith, tutorialJson } from '../recipes.ts';
import { worstRelative } from '../training.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
copyFileSync(housingPath, at('housing.data'));
writeFileSync(at('r.json'), JSON.stringify(tutorialJson));

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

describe('descent train', () => {
  it('writes a model, a history and one JSON document', async () => {
    const { code, out, err } = await descent(
      'train',
      at('r.json'),
      '--out',
      at('m.json'),
      '--history',
      at('h.csv'),
      '--json',
    );
    expect([code, err]).toEqual([0, '']);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['losses', 'epochs', 'stopped', 'metrics']);
    expect(worstRelative(answer.losses, reference.full_batch.losses)).toBeLessThan(1e-12);
    expect([answer.epochs, answer.stopped]).toEqual([1000, 'finished']);
    expect(Object.keys(answer.metrics)).toEqual(['train', 'test']);
    expect(Object.keys(answer.metrics.test)).toEqual(['loss', 'mse', 'rmse', 'mae', 'r2']);
    const history = readFileSync(at('h.csv'), 'utf8').split('\n');
    expect(history.slice(0, 2)).toEqual(['iteration,epoch,loss,validationLoss', `1,1,${answer.losses[0]},`]);
    expect(history).toHaveLength(1002);
    const model = readModel(readFileSync(at('m.json'), 'utf8'), 'm.json');
    expect(model.history.loss).toEqual(answer.losses);
    expect(model.data).toMatchObject({ name: 'housing.data', rows: 506 });
  });
  it('takes another file by --data', async () => {
    copyFileSync(housingPath, at('other.txt'));
    const { code } = await descent('train', at('r.json'), '--data', at('other.txt'), '--out', at('o.json'));
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(at('o.json'), 'utf8')).data.name).toBe('other.txt');
  });
  it('ends a diverging run with exit 1, after which iteration and at which rate', async () => {
    writeFileSync(at('fast.json'), JSON.stringify(jsonWith({ optimizer: { learningRate: 10 } })));
    const { code, out, err } = await descent('train', at('fast.json'), '--json', '--out', at('never.json'));
    expect(code).toBe(1);
    const { stopped, losses } = JSON.parse(out);
    expect(stopped).toBe('diverged');
    expect(err).toBe(
      `descent: The run diverged after iteration ${losses.length}: with learning rate 10 the loss is no longer a finite number. Set optimizer.learningRate to 1 or less and train again.\n`,
    );
    expect(() => readFileSync(at('never.json'))).toThrow('ENOENT');
  });
});

describe('descent predict', () => {
  it('predicts every row in the target\u2019s unit, to the bit of the model', async () => {
    const { code, out } = await descent(
      'predict',
      at('m.json'),
      '--data',
      at('housing.data'),
      '--out',
      at('p.csv'),
      '--json',
    );
    expect(code).toBe(0);
    const { predictions } = JSON.parse(out);
    const table = housing();
    const { predict } = createPredictor(readModel(readFileSync(at('m.json'), 'utf8'), 'm.json'));
    expect(predictions).toEqual(
      Array.from({ length: 506 }, (_, i) => predict(table.values.subarray(i * 14, i * 14 + 13))[0]),
    );
    const lines = readFileSync(at('p.csv'), 'utf8').split('\n');
    expect(lines[0]).toBe('CRIM,ZN,INDUS,CHAS,NOX,RM,AGE,DIS,RAD,TAX,PTRATIO,B,LSTAT,MEDV,prediction');
    expect(lines[1]).toBe(
      `0.00632,18,2.31,0,0.538,6.575,65.2,4.09,1,296,15.3,396.9,4.98,24,${predictions[0]}`,
    );
  });
  it('takes rows without the target, by name or by place', async () => {
    const rows = readFileSync(at('housing.data'), 'utf8')
      .trim()
      .split('\n')
      .slice(0, 3)
      .map((line) => line.trim().split(/\s+/).slice(0, 13));
    const names = 'CRIM,ZN,INDUS,CHAS,NOX,RM,AGE,DIS,RAD,TAX,PTRATIO,B,LSTAT'.split(',');
    writeFileSync(at('bare.txt'), rows.map((row) => row.join(' ')).join('\n'));
    writeFileSync(at('named.csv'), [names, ...rows].map((row) => [...row].reverse().join(',')).join('\n'));
    const predictions = async (file: string) =>
      JSON.parse((await descent('predict', at('m.json'), '--data', at(file), '--json')).out).predictions;
    const whole = await predictions('housing.data');
    expect(await predictions('bare.txt')).toEqual(whole.slice(0, 3));
    expect(await predictions('named.csv')).toEqual(whole.slice(0, 3));
    expect((await descent('predict', at('m.json'), '--data', at('bare.txt'))).out.split('\n')[0]).toBe(
      [...names, 'prediction'].join(),
    );
  });
  it('names the columns that are missing', async () => {
    writeFileSync(at('few.csv'), 'CRIM,ZN\n1,2\n');
    const { code, err } = await descent('predict', at('m.json'), '--data', at('few.csv'));
    expect(code).toBe(1);
    expect(err).toMatch(
      /^descent: few\.csv has no column 'INDUS', 'CHAS', .*which the model needs\. Give a file/,
    );
  });
});

describe('descent inspect and compare', () => {
  it('inspects as recipe.md says', async () => {
    const { out } = await descent('inspect', at('m.json'), '--json');
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['recipe', 'layers', 'featureNames', 'metrics', 'scaling']);
    expect(answer.recipe).toEqual(tutorialJson);
    expect(worstRelative(answer.layers[0].weights.flat(), reference.full_batch.w)).toBeLessThan(1e-12);
    expect(answer.layers[0].biases).toHaveLength(1);
    expect((await descent('inspect', at('m.json'))).out).toContain('CRIM          1.61184');
  });
  it('compares what differs', async () => {
    writeFileSync(
      at('r2.json'),
      JSON.stringify(jsonWith({ title: 'Other', optimizer: { learningRate: 0.1 } })),
    );
    await descent('train', at('r2.json'), '--data', at('housing.data'), '--out', at('m2.json'));
    const { out } = await descent('compare', at('m.json'), at('m2.json'), '--json');
    const { models, differences, weights } = JSON.parse(out);
    expect(models.map((model: { title: string }) => model.title)).toEqual([tutorialJson.title, 'Other']);
    expect(differences).toEqual([{ path: 'optimizer.learningRate', values: [0.01, 0.1] }]);
    expect(weights).toHaveLength(14);
    const { out: text } = await descent('compare', at('m.json'), at('m2.json'));
    expect(text).toMatch(/optimizer\.learningRate +0\.01 +0\.1\n/);
  });
});

describe('what is wrong', () => {
  it.each<[string[], RegExp]>([
    [['fit'], /^descent: 'fit' is not a command\. Commands: train, predict, inspect, compare, /],
    [['train'], /^descent: 0 files are given\. Usage: descent train RECIPE\.json/],
    [['train', 'a', 'b'], /^descent: 2 files are given\. Usage:/],
    [['train', 'r.json', '--epochs', '3'], /^descent: Unknown option '--epochs'\. Usage:/],
    [['predict', at('m.json')], /^descent: --data is missing\. Usage: descent predict/],
    [['compare', at('m.json')], /^descent: 1 files are given\. Usage: descent compare/],
    [['train', at('gone.json')], /^descent: gone\.json is not there\. It may have been moved/],
    [['train', at('housing.data')], /^descent: housing\.data line 1 column \d+: .* is not valid JSON\./],
    [['inspect', at('r.json')], /^descent: r\.json is not a Descent model\. Choose/],
    [['train', 'r.json', '--out', ''], /^descent: --out is given without a file\. Usage:/],
    [['train', at('r.json'), '--out', at('no/m.json')], /^descent: The folder of m\.json is not there\./],
    [['constructor'], /^descent: 'constructor' is not a command/],
  ])('descent %j exits 1 with one line', async (words, message) => {
    const { code, out, err } = await descent(...words);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err.split('\n')).toHaveLength(2);
  });
  it('is helped by --help and --version', async () => {
    expect((await descent('--help')).out).toContain('descent predict MODEL.json --data FILE');
    expect((await descent('--version')).out).toMatch(/^Descent \d+\.\d+\.\d+\n$/);
  });
});
