import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createPredictor } from '../../../src/core/evaluate/predict.ts';
import type { Model } from '../../../src/core/format/model.ts';
import { openData } from '../../../src/node/data/open.ts';
import type { OpenData } from '../../../src/node/data/open-data.ts';
import { createStore } from '../../../src/node/data/store.ts';
import { prepareScoring } from '../../../src/node/score/prepare-scoring.ts';
import type { WriteOptions } from '../../../src/node/score/scored-rows.ts';
import { checkScoredName, writeScored } from '../../../src/node/score/write-scored.ts';
import { housing, housingPath } from '../../housing.ts';
import { classesTarget, modelWith, numberFeature, numbersTarget, oneHot } from '../../models.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

async function withData<T>(path: string, use: (data: OpenData) => Promise<T>): Promise<T> {
  const data = await openData(path);
  try {
    return await use(data);
  } finally {
    data.close();
  }
}

/** Writes a table, predicts its rows, and gives back what became of it. */
async function scored(model: Model, text: string, out: string, options?: WriteOptions) {
  writeFileSync(at('in.csv'), text);
  return withData(at('in.csv'), async (data) =>
    writeScored(at(out), await prepareScoring(model, data), options),
  );
}

/** Names and types of a Parquet file's columns, and its rows. */
async function parquet(name: string) {
  const store = await createStore();
  try {
    const columns = await store.query(`DESCRIBE SELECT * FROM '${at(name)}'`);
    return {
      columns: columns.map(([column, type]) => [column, type]),
      rows: await store.query(`SELECT * FROM '${at(name)}'`),
    };
  } finally {
    store.close();
  }
}

const sum = modelWith({
  features: [numberFeature('a'), numberFeature('b', { fill: 4 })],
  target: numbersTarget(numberFeature('y')),
  parameters: [1, 10, 0.5],
});

const every = `a,b,n,when,at,yes,text
1,,9007199254740993,2024-02-29,2024-02-29 13:05:00,true,"a ""b"", c"
2.5,3,,2024-03-01,2024-03-01 00:00:00,false,

-0.1,0,-7,,,,"two
lines"
`.replace('\n\n', '\n');

describe('predictions as CSV', () => {
  it('stand beside the cells as the file has them', async () => {
    expect(await scored(sum, every, 'p.csv')).toEqual({ renamed: [] });
    expect(readFileSync(at('p.csv'), 'utf8')).toBe(`a,b,n,when,at,yes,text,prediction
1,,9007199254740993,2024-02-29,2024-02-29 13:05:00,true,"a ""b"", c",41.5
2.5,3,,2024-03-01,2024-03-01 00:00:00,false,,33
-0.1,0,-7,,,,"two
lines",0.4
`);
  });

  it('have the class and the probability of each', async () => {
    const model = modelWith({
      features: [oneHot('colour', ['blue', 'red'])],
      target: classesTarget('y', 'no, never', 'yes'),
      model: { output: 'softmax', bias: false },
      loss: 'crossEntropy',
      parameters: [0, 0, -1000, 1000],
    });
    await scored(model, 'colour\nblue\nred\ngreen\n', 'classes.csv');
    expect(readFileSync(at('classes.csv'), 'utf8')).toBe(
      `colour,prediction,"probability_no, never",probability_yes
blue,"no, never",0.5,0.5
red,yes,0,1
green,"no, never",0.5,0.5
`,
    );
  });

  it('have a column for each of several targets, and a name of their own beside one of that name', async () => {
    const model = modelWith({
      features: [numberFeature('a')],
      target: numbersTarget(numberFeature('y'), numberFeature('z')),
      model: { bias: false },
      parameters: [2, 3],
    });
    const { renamed } = await scored(model, 'a,prediction_y\n1,9\n', 'several.csv');
    expect(renamed).toEqual([{ name: 'prediction_y', to: 'prediction_y_2' }]);
    expect(readFileSync(at('several.csv'), 'utf8')).toBe(
      'a,prediction_y,prediction_y_2,prediction_z\n1,9,2,3\n',
    );
  });

  it('have the bits of one by one, and the names that the model knows', async () => {
    const table = housing();
    const names = table.columns.map(({ name }) => name);
    const features = names.slice(0, 13).map((name) => numberFeature(name, { shift: 0.1, divisor: 3 }));
    const model = modelWith({
      features,
      target: numbersTarget(numberFeature('MEDV')),
      model: { hidden: [{ units: 7, activation: 'tanh' }] },
      parameters: Array.from({ length: 200 }, (_, i) => Math.sin(i)),
    });
    const done: number[] = [];
    await withData(housingPath, async (data) =>
      writeScored(at('housing.csv'), await prepareScoring(model, data), {
        onProgress: (rows) => done.push(rows),
      }),
    );
    const lines = readFileSync(at('housing.csv'), 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe([...names, 'prediction'].join());
    const { predict } = createPredictor(model);
    expect(lines.slice(1).map((line) => Number(line.split(',').at(-1)))).toEqual(
      Array.from({ length: 506 }, (_, i) => predict(table.values.subarray(i * 14, i * 14 + 13))[0]),
    );
    expect(lines[1]!.split(',').slice(0, 14).map(Number)).toEqual(Array.from(table.values.subarray(0, 14)));
    expect(done.at(-1)).toBe(506);
  });
});

describe('predictions as Parquet', () => {
  it('keep the types and the values of the columns', async () => {
    await scored(sum, every, 'p.parquet');
    expect(await parquet('p.parquet')).toEqual({
      columns: [
        ['a', 'DOUBLE'],
        ['b', 'BIGINT'],
        ['n', 'BIGINT'],
        ['when', 'DATE'],
        ['at', 'TIMESTAMP'],
        ['yes', 'BOOLEAN'],
        ['text', 'VARCHAR'],
        ['prediction', 'DOUBLE'],
      ],
      rows: [
        [
          1,
          null,
          9007199254740993n,
          new Date('2024-02-29'),
          new Date('2024-02-29T13:05:00Z'),
          true,
          'a "b", c',
          41.5,
        ],
        [2.5, 3n, null, new Date('2024-03-01'), new Date('2024-03-01'), false, null, 33],
        [-0.1, 0n, -7n, null, null, null, 'two\nlines', 0.4],
      ],
    });
  });

  it('keep whole numbers that 64 bits do not hold', async () => {
    const huge = '12345678901234567890123456789012345678';
    const larger = '123456789012345678901234567890123456789';
    await scored(sum, `a,b,n\n1,2,${huge}\n1,2,-5\n`, 'huge.parquet');
    const { columns, rows } = await parquet('huge.parquet');
    expect(columns[2]).toEqual(['n', 'DECIMAL(38,0)']);
    expect(rows.map((row) => String(row[2]))).toEqual([huge, '-5'].map((text) => String(Number(text))));
    const store = await createStore();
    expect(await store.query(`SELECT n::VARCHAR FROM '${at('huge.parquet')}'`)).toEqual([[huge], ['-5']]);
    store.close();
    await scored(sum, `a,b,n\n1,2,${larger}\n`, 'larger.parquet');
    expect((await parquet('larger.parquet')).rows[0]![2]).toBe(larger);
  });

  it('keep large whole numbers that are doubles, too, which JavaScript writes with an exponent', async () => {
    await scored(sum, `a,b,n\n1,2,${2n ** 70n}\n1,2,${2n ** 63n}\n`, 'power.parquet');
    const store = await createStore();
    const written = await store.query(`SELECT n::VARCHAR FROM '${at('power.parquet')}'`);
    expect(written).toEqual([[String(2n ** 70n)], [String(2n ** 63n)]]);
    store.close();
  });

  it('name columns apart that differ in case alone, and classes by their type', async () => {
    const model = modelWith({
      features: [numberFeature('a')],
      target: classesTarget('y', 3, 10),
      model: { output: 'sigmoid' },
      loss: 'binaryCrossEntropy',
      parameters: [1000, 0],
    });
    const { renamed } = await scored(model, 'a,A\n1,2\n-1,3\n', 'case.parquet');
    expect(renamed).toEqual([{ name: 'A', to: 'A_2' }]);
    expect(await parquet('case.parquet')).toEqual({
      columns: [
        ['a', 'BIGINT'],
        ['A_2', 'BIGINT'],
        ['prediction', 'BIGINT'],
        ['probability_3', 'DOUBLE'],
        ['probability_10', 'DOUBLE'],
      ],
      rows: [
        [1n, 2n, 10n, 0, 1],
        [-1n, 3n, 3n, 1, 0],
      ],
    });
  });
});

describe('what keeps predictions from being written', () => {
  it.each<[string, string, RegExp]>([
    ['a missing cell', 'a,b\n1,2\n,2\n', /^in\.csv line 3: a is missing$/],
    ['a text', 'a,b\n1,2\n1,2\nmany,2\n', /^in\.csv line 4: 'many' in a is not a number$/],
    ['missing columns', 'x,c\n1,2\n', /^in\.csv has no column 'a', 'b', which the model needs$/],
  ])('%s is named, and the file there is left as it is', async (_, text, message) => {
    for (const name of ['old.csv', 'old.parquet']) {
      writeFileSync(at(name), 'old');
      await expect(scored(sum, text, name)).rejects.toThrow(message);
      expect(readFileSync(at(name), 'utf8')).toBe('old');
    }
  });

  it('is named by its row when the file is gone, so that its lines cannot be told', async () => {
    const path = at('gone.csv');
    writeFileSync(path, 'a,b,c\n1,2,x\n,2,y\n');
    await withData(path, async (data) => {
      rmSync(path);
      const { refusal } = await prepareScoring(sum, data);
      expect(refusal?.message).toBe('gone.csv row 2: a is missing');
    });
  });

  it('is an ending that no format has', () => {
    expect(() => checkScoredName('/x/p.xlsx')).toThrow(
      'p.xlsx has no ending that predictions can be written as',
    );
    expect(() => checkScoredName('/x/csv')).toThrow('csv has no ending');
    checkScoredName('/x/p.CSV');
    checkScoredName('/x/p.Parquet');
  });

  it.each(['stopped.csv', 'stopped.parquet'])(
    'is whoever stops it, which leaves nothing of %s',
    async (name) => {
      const inside = join(folder, `in-${name}`);
      mkdirSync(inside);
      const stop = new AbortController();
      const rows = 'a,b\n'.concat('1,2\n'.repeat(10_000));
      const writing = scored(sum, rows, join(`in-${name}`, name), {
        signal: stop.signal,
        onProgress: () => stop.abort(),
      });
      await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
      expect(readdirSync(inside)).toEqual([]);
    },
  );

  it('is data that is closed meanwhile', async () => {
    writeFileSync(at('in.csv'), 'a,b\n1,2\n3,4\n');
    await withData(at('in.csv'), async (data) => {
      const cut: OpenData = { ...data, table: data.table, async *texts() {} };
      const scoring = await prepareScoring(sum, cut);
      await expect(writeScored(at('cut.csv'), scoring)).rejects.toThrow(
        'in.csv was closed while its rows were predicted',
      );
      expect(readdirSync(folder)).not.toContain('cut.csv');
    });
  });

  const disk = at('disk');
  mkdirSync(disk);
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
  afterAll(() => {
    if (mounted) spawnSync('umount', [disk]);
  });
  it.skipIf(!mounted).each(['full.csv', 'full.parquet'])(
    'is a full disk, which leaves nothing of %s',
    async (name) => {
      const rows = Array.from({ length: 20_000 }, (_, i) => `${Math.sin(i)},${Math.cos(i)}\n`);
      await expect(scored(sum, `a,b\n${rows.join('')}`, join('disk', name))).rejects.toThrow(
        `${name} cannot be written: the disk is full`,
      );
      expect(readdirSync(disk)).toEqual([]);
    },
  );
});
