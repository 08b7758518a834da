import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv } from '../../src/core/format/csv.ts';
import { readModel } from '../../src/core/format/model-file.ts';
import { housing, housingPath } from '../housing.ts';
import { findNumpy } from '../python.ts';
import { jsonWith } from '../recipes.ts';
import { worstRelative } from '../training.ts';
import { descent } from './descent.ts';

const python = findNumpy();
const folder = mkdtempSync(join(tmpdir(), 'descent-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const model = (name: string) => readModel(readFileSync(at(name), 'utf8'), name);

const towns = ['Aix', 'M\u00fcnchen', 'Z\u00fcrich'];
/** 60 flats: what they have, and whether they are let. Some rooms are not known. */
const flats = Array.from({ length: 60 }, (_, i) => ({
  town: towns[(i * 7) % 3]!,
  rooms: i % 9 === 4 ? '' : 1 + ((i * 5) % 6),
  size: 20 + ((i * 37) % 90) + 0.25,
  let: (i * 7) % 3 === 1 || i % 4 === 0 ? 'yes' : 'no',
}));

beforeAll(async () => {
  copyFileSync(housingPath, at('housing.data'));
  writeFileSync(at('flats.csv'), csv([Object.keys(flats[0]!), ...flats.map((flat) => Object.values(flat))]));
  const recipes = {
    linear: jsonWith({ run: { epochs: 30 } }),
    network: jsonWith({
      model: {
        hidden: [
          { units: 8, activation: 'gelu' },
          { units: 4, activation: 'elu' },
        ],
      },
      run: { epochs: 30 },
    }),
    flats: jsonWith({
      data: { file: 'flats.csv', target: 'let' },
      prepare: { encode: { town: 'oneHot' }, missing: 'median', scaleTarget: 'none' },
      model: { hidden: [{ units: 5, activation: 'silu' }], output: 'softmax' },
      loss: { kind: 'crossEntropy' },
      run: { epochs: 40 },
    }),
  };
  for (const [name, recipe] of Object.entries(recipes)) {
    writeFileSync(at(`${name}.recipe.json`), JSON.stringify(recipe));
    const { code, err } = await descent(
      'train',
      at(`${name}.recipe.json`),
      '--out',
      at(`${name}.json`),
      '--json',
    );
    expect([code, err]).toEqual([0, '']);
  }
});

/** Every number of `predict --json`, row by row. */
async function predicted(name: string, data: string): Promise<number[]> {
  const { out, err } = await descent('predict', at(`${name}.json`), '--data', at(data), '--json');
  expect(err).toBe('');
  const { predictions, probabilities } = JSON.parse(out);
  return (probabilities ?? predictions).flat();
}

describe('descent export --to npy', () => {
  it('writes a folder, and import brings its weights into a model', async () => {
    const { code, out } = await descent(
      'export',
      at('linear.json'),
      '--to',
      'npy',
      '--out',
      at('weights'),
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ files: [at('weights/w.npy'), at('weights/b.npy')] });
    expect(readdirSync(at('weights')).sort()).toEqual(['b.npy', 'w.npy']);
    const zero = jsonWith({ model: { init: { kind: 'zeros' } }, run: { epochs: 1 } });
    writeFileSync(at('zero.recipe.json'), JSON.stringify(zero));
    await descent('train', at('zero.recipe.json'), '--out', at('zero.json'), '--json');
    const answer = await descent(
      'import',
      at('zero.json'),
      '--from',
      at('weights'),
      '--out',
      at('again.json'),
    );
    expect([answer.code, answer.err]).toEqual([0, '']);
    expect(answer.out).toBe(`Saved ${at('again.json')} with the weights of w.npy, b.npy\n`);
    expect(model('again.json').layers).toEqual(model('linear.json').layers);
    expect(await predicted('again', 'housing.data')).toEqual(await predicted('linear', 'housing.data'));
  });
  it('writes over the files of an earlier export, and refuses weights of another shape', async () => {
    await descent('export', at('network.json'), '--to', 'npy', '--out', at('deep'));
    expect((await descent('export', at('network.json'), '--to', 'npy', '--out', at('deep'))).code).toBe(0);
    expect(readdirSync(at('deep'))).toHaveLength(6);
    const { code, err } = await descent(
      'import',
      at('linear.json'),
      '--from',
      at('deep'),
      '--out',
      at('no.json'),
    );
    expect([code, err.split('\n')[0]]).toEqual([
      1,
      'descent: w.npy is not there. It may have been moved, renamed or deleted; choose it again.',
    ]);
    expect(existsSync(at('no.json'))).toBe(false);
  });
});

describe('descent export --to onnx', () => {
  it.each(['linear', 'network'])('gives the predictions of descent predict: %s', async (name) => {
    const { code, out } = await descent('export', at(`${name}.json`), '--to', 'onnx', '--out', at('m.onnx'));
    expect([code, out]).toEqual([0, `Saved ${at('m.onnx')}\n`]);
    const session = await InferenceSession.create(at('m.onnx'));
    const { values, rows } = housing();
    const raw = Float64Array.from(
      { length: rows * 13 },
      (_, i) => values[Math.floor(i / 13) * 14 + (i % 13)]!,
    );
    const { prediction } = await session.run({ features: new Tensor('float64', raw, [rows, 13]) });
    expect(
      worstRelative(prediction!.data as Float64Array, await predicted(name, 'housing.data')),
    ).toBeLessThan(1e-6);
  });
  it('takes texts and missing numbers, and gives label and probabilities', async () => {
    await descent('export', at('flats.json'), '--to', 'onnx', '--out', at('flats.onnx'));
    const session = await InferenceSession.create(at('flats.onnx'));
    expect([session.inputNames, session.outputNames]).toEqual([
      ['town', 'rooms', 'size'],
      ['label', 'probabilities'],
    ]);
    const column = (key: 'rooms' | 'size') =>
      new Tensor(
        'float64',
        Float64Array.from(flats, (flat) => (flat[key] === '' ? Number.NaN : Number(flat[key]))),
        [60, 1],
      );
    const { label, probabilities } = await session.run({
      town: new Tensor(
        'string',
        flats.map(({ town }) => town),
        [60, 1],
      ),
      rooms: column('rooms'),
      size: column('size'),
    });
    const expected = await predicted('flats', 'flats.csv');
    expect(worstRelative(probabilities!.data as Float64Array, expected)).toBeLessThan(1e-6);
    const { out } = await descent('predict', at('flats.json'), '--data', at('flats.csv'), '--json');
    expect(label!.data).toEqual(JSON.parse(out).predictions);
    expect(new Set(label!.data as unknown as string[]).size).toBe(2);
  });
});

describe.skipIf(!python)('descent export --to python (needs python3 with numpy)', () => {
  it('gives the very file that descent predict gives, but for the last digits', async () => {
    await descent('export', at('flats.json'), '--to', 'python', '--out', at('flats.py'));
    const { status, stdout, stderr } = spawnSync(python!, ['flats.py', 'flats.csv'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    const ours = (await descent('predict', at('flats.json'), '--data', at('flats.csv'))).out;
    const cells = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => line.split(','));
    const texts = (text: string) => cells(text).map((row) => row.slice(0, 5));
    expect(texts(stdout)).toEqual(texts(ours));
    expect(cells(stdout)[0]).toEqual(cells(ours)[0]);
    const numbers = (text: string) =>
      cells(text)
        .slice(1)
        .flatMap((row) => row.slice(5).map(Number));
    expect(worstRelative(numbers(stdout), numbers(ours))).toBeLessThan(1e-12);
  });
});

describe('descent export --to csv', () => {
  it('is the history that train writes', async () => {
    await descent('train', at('network.recipe.json'), '--history', at('h.csv'), '--json');
    await descent('export', at('network.json'), '--to', 'csv', '--out', at('history.csv'));
    expect(readFileSync(at('history.csv'), 'utf8')).toBe(readFileSync(at('h.csv'), 'utf8'));
  });
});

describe('what is wrong', () => {
  it.each<[string[], RegExp]>([
    [
      ['export', 'm.json'],
      /^descent: --to is missing\. Usage: descent export MODEL\.json --to npy\|onnx\|python\|csv/,
    ],
    [['export', 'm.json', '--to', 'csv'], /^descent: --out is missing\. Usage:/],
    [
      ['export', 'm.json', '--to', 'pmml', '--out', 'x'],
      /^descent: --to 'pmml' is not known; allowed: npy, onnx, python, csv\./,
    ],
    [['export', 'm.json', '--to', 'constructor', '--out', 'x'], /^descent: --to 'constructor' is not known/],
    [['export', at('gone.json'), '--to', 'csv', '--out', 'x'], /^descent: gone\.json is not there\./],
    [
      ['export', at('linear.json'), '--to', 'onnx', '--out', at('no/m.onnx')],
      /^descent: The folder of m\.onnx is not there\./,
    ],
    [
      ['export', at('linear.json'), '--to', 'npy', '--out', at('housing.data')],
      /^descent: housing\.data is a file, where a folder is needed\./,
    ],
    [
      ['export', at('linear.json'), '--to', 'npy', '--out', at('housing.data/w')],
      /^descent: w lies under something that is not a folder\./,
    ],
    [['import', at('linear.json'), '--from', folder], /^descent: --out is missing\. Usage: descent import/],
    [['import', at('linear.json'), '--out', 'x'], /^descent: --from is missing\. Usage: descent import/],
  ])('descent %j exits 1 with one line', async (words, message) => {
    const { code, out, err } = await descent(...words);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err.split('\n')).toHaveLength(2);
  });
});
