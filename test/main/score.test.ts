import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Model } from '../../src/core/format/model.ts';
import type { Announce } from '../../src/main/announcer.ts';
import type { Dataset } from '../../src/main/datasets.ts';
import { newRun, type Run } from '../../src/main/runs/run.ts';
import { createScoring } from '../../src/main/score.ts';
import { openData } from '../../src/node/data/open.ts';
import type { OpenData } from '../../src/node/data/open-data.ts';
import type { RunState } from '../../src/shared/runs.ts';
import { modelWith, numberFeature, numbersTarget } from '../models.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-main-score-'));
const opened: OpenData[] = [];
afterAll(() => {
  for (const data of opened) data.close();
  rmSync(folder, { recursive: true, force: true });
});

const model = modelWith({
  features: [numberFeature('a'), numberFeature('b')],
  target: numbersTarget(numberFeature('y')),
  parameters: [1, 10, 0.5],
});

function runWith(learned: Model | null, state: RunState = 'finished'): Run {
  const { recipe, data } = model;
  const run = newRun({ title: 'linear', recipe, data, updatesPerEpoch: 1 }, { model: learned });
  run.state = state;
  return run;
}

async function datasetOf(name: string, text: string): Promise<Dataset> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const data = await openData(path);
  opened.push(data);
  return { summary: { id: name, name } as Dataset['summary'], path, data };
}

type Told = Parameters<Announce>;

/** One run and one data set, and a user who answers the dialog. */
async function parts(text: string, { run = runWith(model), name = 'june.csv' } = {}) {
  const dataset = await datasetOf(name, text);
  const places = join(folder, 'places');
  rmSync(places, { recursive: true, force: true });
  mkdirSync(places);
  const told: Told[] = [];
  const asked: string[] = [];
  let answer: (suggested: string) => string | undefined | Promise<string | undefined> = (suggested) =>
    suggested;
  const scoring = createScoring({
    runs: { get: () => run },
    datasets: { get: () => dataset },
    announce: (...event) => void told.push(event as Told),
    askPlace: async (suggested) => {
      asked.push(suggested);
      return answer(suggested);
    },
    firstFolder: places,
  });
  return {
    scoring,
    dataset,
    places,
    told,
    asked,
    answers: (next: typeof answer) => {
      answer = next;
    },
    of: { run: run.id, dataset: dataset.summary.id },
  };
}

const rows = (count: number) => 'a,b\n'.concat('1,2\n'.repeat(count));

describe('scoring in the main process', () => {
  beforeEach(() => opened.splice(0).forEach((data) => void data.close()));

  it('tells what to know of a data set', async () => {
    const { scoring, of } = await parts('a,c\n1,2\n11,3\n');
    const sheet = await scoring.sheet(of);
    expect([sheet.rows, sheet.ready, sheet.extra]).toEqual([2, false, ['c']]);
    expect(sheet.features.map(({ name, column, above }) => [name, column, above])).toEqual([
      ['a', 'a', 1],
      ['b', null, 0],
    ]);
  });

  it('writes where the user says, tells how far it is, and suggests that folder again', async () => {
    const { scoring, of, told, asked, places, answers } = await parts(rows(3));
    expect(await scoring.write(of)).toEqual({ name: 'june predicted.csv', rows: 3, renamed: [] });
    expect(readFileSync(join(places, 'june predicted.csv'), 'utf8')).toBe(
      'a,b,prediction\n1,2,21.5\n1,2,21.5\n1,2,21.5\n',
    );
    expect(told[0]).toEqual(['score.progress', { run: of.run, done: 0, rows: 3 }]);
    const inner = join(places, 'inner');
    mkdirSync(inner);
    answers(() => join(inner, 'x.parquet'));
    await scoring.write(of);
    answers(() => undefined);
    expect(await scoring.write(of)).toBeNull();
    expect(asked.map(dirname)).toEqual([places, places, inner]);
    expect(readdirSync(inner)).toEqual(['x.parquet']);
  });

  it('puts an ending to a name without one, unless there is such a file', async () => {
    const { scoring, of, places, answers } = await parts(rows(1));
    answers((suggested) => join(dirname(suggested), 'mine'));
    expect(await scoring.write(of)).toMatchObject({ name: 'mine.csv' });
    await expect(scoring.write(of)).rejects.toThrow('mine.csv is there already');
    answers((suggested) => join(dirname(suggested), 'mine.xlsx'));
    await expect(scoring.write(of)).rejects.toThrow('mine.xlsx has no ending');
    expect(readdirSync(places)).toEqual(['mine.csv']);
  });

  it('never writes over the file that is predicted, by whatever name', async () => {
    const { scoring, of, dataset, places, answers } = await parts(rows(1));
    answers(() => dataset.path);
    await expect(scoring.write(of)).rejects.toThrow('june.csv is the file that is predicted');
    const link = join(places, 'other.csv');
    linkSync(dataset.path!, link);
    answers(() => link);
    await expect(scoring.write(of)).rejects.toThrow('other.csv is the file that is predicted');
    expect(readFileSync(link, 'utf8')).toBe(rows(1));
  });

  it('suggests a name without the endings of the data', async () => {
    const { scoring, of, asked, answers } = await parts(rows(1), { name: 'june.tsv' });
    answers(() => undefined);
    await scoring.write(of);
    expect(basename(asked[0]!)).toBe('june predicted.csv');
  });

  it('writes one at a time, and leaves nothing of one that is cancelled', async () => {
    const { scoring, of, places, told } = await parts(rows(50_000));
    const writing = scoring.write(of);
    await expect(scoring.write(of)).rejects.toThrow('Another data set is being predicted');
    scoring.cancel();
    expect(await writing).toBeNull();
    expect(readdirSync(places)).toEqual([]);
    expect(told.length).toBeLessThan(20);
    expect(await scoring.write(of)).toMatchObject({ rows: 50_000 });
  });

  it('is cancelled while the dialog is open, and when its data is closed or the program ends', async () => {
    const { scoring, of, places, answers } = await parts(rows(50_000));
    answers(() => new Promise(() => {}));
    const asking = scoring.write(of);
    await scoring.stop();
    expect(await asking).toBeNull();
    answers((suggested) => suggested);
    const writing = scoring.write(of);
    await scoring.forget('another');
    await scoring.forget(of.dataset);
    expect(readdirSync(places)).toEqual([]);
    expect(await writing).toBeNull();
  });

  it.each<[string, Run, string]>([
    ['trains', runWith(model, 'training'), 'is still training'],
    ['diverged', runWith(model, 'diverged'), 'diverged, so its weights predict nothing'],
    ['has learned nothing', runWith(null, 'stopped'), 'has not learned anything yet'],
  ])('refuses a run that %s', async (_, run, message) => {
    const { scoring, of, asked } = await parts(rows(1), { run });
    await expect(scoring.sheet(of)).rejects.toThrow(message);
    await expect(scoring.write(of)).rejects.toThrow(message);
    expect(asked).toEqual([]);
  });
});
