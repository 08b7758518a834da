import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../src/node/data/store.ts';
import { jsonWith } from '../recipes.ts';
import { descent } from './descent.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

const colours = ['blue', 'green', 'red'];
const rows = Array.from({ length: 40 }, (_, i) => ({
  colour: colours[i % 3]!,
  size: (i * 7) % 11,
  part: i % 4 === 0 ? 'test' : 'train',
  price: i * 2.5 + 0.25,
}));
const names = Object.keys(rows[0]!) as (keyof (typeof rows)[0])[];
const textOf = (delimiter: string) =>
  [names, ...rows.map((row) => names.map((name) => row[name]))]
    .map((cells) => `${cells.join(delimiter)}\n`)
    .join('');

async function parquetOf(csv: string, path: string): Promise<void> {
  const store = await createStore();
  await store.run(`COPY (SELECT * FROM read_csv('${csv}')) TO '${path}' (FORMAT parquet)`);
  store.close();
}

type Changes = Parameters<typeof jsonWith>[0];

const data = { file: 'rows.csv', target: 'price', features: ['colour', 'size'] };
const prepare = { scale: 'standard', scaleTarget: 'none', encode: { colour: 'oneHot' } };
const common: Changes = {
  data,
  split: { train: 0.8, test: 0.2 },
  prepare,
  optimizer: { kind: 'adam' },
  loss: { kind: 'mse' },
  run: { epochs: 20 },
};

/** Trains and leaves the model in NAME.json. */
async function make(name: string, changes: Changes) {
  writeFileSync(at(`${name}.recipe.json`), JSON.stringify(jsonWith({ ...common, ...changes })));
  const answer = await descent('train', at(`${name}.recipe.json`), '--out', at(`${name}.json`), '--json');
  expect(answer.err).toBe('');
  return JSON.parse(answer.out);
}

const lastLoss = async (name: string, changes: Changes) => (await make(name, changes)).losses.at(-1);

let predictions: Awaited<ReturnType<typeof descent>>;

beforeAll(async () => {
  writeFileSync(at('rows.csv'), textOf(','));
  writeFileSync(at('rows.tsv'), textOf('\t'));
  writeFileSync(at('bars.txt'), textOf('|'));
  writeFileSync(at('rows.csv.gz'), gzipSync(textOf(',')));
  writeFileSync(at('rows.json'), JSON.stringify(rows));
  writeFileSync(at('rows.ndjson'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  await parquetOf(at('rows.csv'), at('rows.parquet'));
  await make('model', {});
  predictions = await descent('predict', at('model.json'), '--data', at('rows.csv'));
  expect([predictions.code, predictions.err]).toEqual([0, '']);
  expect(predictions.out).toMatch(/^colour,size,part,price,prediction\nblue,0,test,0\.25,[-\d.]+\n/);
});

const files = ['rows.csv', 'rows.tsv', 'bars.txt', 'rows.csv.gz', 'rows.json', 'rows.ndjson', 'rows.parquet'];

describe('every kind of file', () => {
  it.each(files)('is described and predicted alike: %s', async (file) => {
    const described = JSON.parse((await descent('data', at(file), '--json')).out);
    expect(described.rows).toBe(40);
    expect(described.columns.map(({ name, type }: Record<string, string>) => `${name} ${type}`)).toEqual([
      'colour text',
      'size integer',
      'part text',
      'price number',
    ]);
    expect(await descent('predict', at('model.json'), '--data', at(file))).toEqual(predictions);
  });

  it.each(['rows.parquet', 'rows.json'])('is trained on alike: %s', async (file) => {
    const { losses } = await make('by-file', { data: { ...data, file } });
    expect(losses).toEqual((await make('by-csv', {})).losses);
  });

  it('is predicted into Parquet, which is a file like any other', async () => {
    const { code, out } = await descent(
      'predict',
      at('model.json'),
      '--data',
      at('rows.json'),
      '--out',
      at('p.parquet'),
    );
    expect([code, out]).toEqual([0, `Saved 40 predictions in ${at('p.parquet')}\n`]);
    const { columns } = JSON.parse((await descent('data', at('p.parquet'), '--json')).out);
    expect(columns.map(({ name, type }: Record<string, string>) => `${name} ${type}`)).toEqual([
      'colour text',
      'size integer',
      'part text',
      'price number',
      'prediction number',
    ]);
    const again = JSON.parse(
      (await descent('predict', at('model.json'), '--data', at('p.parquet'), '--json')).out,
    );
    const first = JSON.parse(
      (await descent('predict', at('model.json'), '--data', at('rows.csv'), '--json')).out,
    );
    expect(again).toEqual(first);
    expect(first.predictions).toHaveLength(40);
  });
});

describe('a recipe that says which rows, and how the file is read', () => {
  it('trains on the rows of its condition, and is replayed to the bit', async () => {
    const where = "size < 6 AND colour <> 'red'";
    const chosen = await lastLoss('where', { data: { ...data, where } });
    expect(chosen).not.toBe(await lastLoss('all', {}));
    writeFileSync(
      at('chosen.csv'),
      `${names.join()}\n${rows
        .filter(({ size, colour }) => size < 6 && colour !== 'red')
        .map((row) => `${names.map((name) => row[name]).join()}\n`)
        .join('')}`,
    );
    expect(chosen).toBe(await lastLoss('chosen', { data: { ...data, file: 'chosen.csv' } }));
    const replayed = await descent('replay', at('where.json'), '--data', at('rows.csv'), '--json');
    expect(JSON.parse(replayed.out)).toEqual({ identical: true });
    // Its origin is the whole file.
    const model = JSON.parse(readFileSync(at('where.json'), 'utf8'));
    expect([model.data.rows, model.data.columns]).toEqual([40, names]);
    // Predicted are all rows.
    const { out } = await descent('predict', at('where.json'), '--data', at('rows.csv'), '--json');
    expect(JSON.parse(out).predictions).toHaveLength(40);
  });

  it('names data.where when it is no condition', async () => {
    const recipe = jsonWith({ ...common, data: { ...data, where: 'size <' } });
    writeFileSync(at('wrong.recipe.json'), JSON.stringify(recipe));
    const { code, err } = await descent('train', at('wrong.recipe.json'));
    expect(code).toBe(1);
    expect(err).toContain('data.where');
    expect(err.split('\n')).toHaveLength(2);
  });

  it('reads the file as it says, in training, replay and prediction', async () => {
    writeFileSync(at('odd.txt'), `made by hand\n${textOf(';').replaceAll('.', ',').replaceAll('blue', '-')}`);
    const read = { skipLines: 1, delimiter: ';', decimal: ',', columns: { colour: { missing: ['-'] } } };
    await make('odd', { prepare: { ...prepare, missing: 'mode' }, data: { ...data, file: 'odd.txt', read } });
    expect(JSON.parse((await descent('replay', at('odd.json'), '--json')).out)).toEqual({ identical: true });
    const { out, err } = await descent(
      'predict',
      at('odd.json'),
      '--data',
      at('odd.txt'),
      '--out',
      at('odd.csv'),
    );
    expect(err).toBe('');
    expect(out).toContain('Warning: colour is missing in 14 rows and was filled in\n');
    expect(readFileSync(at('odd.csv'), 'utf8').split('\n')[1]).toMatch(/^,0,test,0\.25,[-\d.]+$/);
  });

  it('splits by a column', async () => {
    const { metrics } = await make('parted', {
      split: { order: 'column', column: 'part', train: undefined, validation: undefined, test: undefined },
    });
    expect(Object.keys(metrics)).toEqual(['train', 'test']);
    const model = JSON.parse(readFileSync(at('parted.json'), 'utf8'));
    expect(model.training.rows).toEqual({ train: 30, validation: 0, test: 10 });
  });
});

it('says what in the file could mean something else before it trains on it', async () => {
  writeFileSync(at('doubt.csv'), 'a;y\n1,234;1\n5,678;2\n2,000;4\n');
  const recipe = {
    format: 'descent-recipe',
    version: 1,
    data: { file: 'doubt.csv', target: 'y' },
    split: { train: 1 },
    loss: { kind: 'mse' },
    optimizer: { kind: 'leastSquares' },
  };
  writeFileSync(at('doubt.json'), JSON.stringify(recipe));
  const { code, out } = await descent('train', at('doubt.json'));
  expect(code).toBe(0);
  expect(out).toMatch(
    /^Warning: 3 cells could mean something else: doubt\.csv line 2: '1,234' in a was read as 1234; /,
  );
});

describe('Ctrl-C', () => {
  it('ends with 130, says nothing and leaves nothing half written', async () => {
    writeFileSync(at('long.csv'), `${names.join()}\n${'red,1,train,1.5\n'.repeat(300_000)}`);
    const before = readdirSync(folder);
    const predicting = descent(
      'predict',
      at('model.json'),
      '--data',
      at('long.csv'),
      '--out',
      at('long-p.csv'),
    );
    // As the system does it, as soon as the command listens.
    const listening = setInterval(() => {
      if (process.listenerCount('SIGINT') > 0 && process.emit('SIGINT')) clearInterval(listening);
    }, 1);
    expect(await predicting).toEqual({ code: 130, out: '', err: '' });
    expect(readdirSync(folder)).toEqual(before);
    expect(process.listenerCount('SIGINT')).toBe(0);
  });
});
