import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Model, modelOf } from '../../../src/core/format/model.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { NumberList } from '../../../src/core/train/number-list.ts';
import { newRun, type Run, wholeModel } from '../../../src/main/runs/run.ts';
import { createRunStore } from '../../../src/main/runs/run-store.ts';
import { housing } from '../../housing.ts';
import { recipeWith } from '../../recipes.ts';
import { trained } from '../../training.ts';
import { temporaryFolder } from '../parts.ts';

const recipe = recipeWith({ split: { train: 0.7, validation: 0.1, test: 0.2 }, run: { epochs: 50 } });
const training = trained(recipe, housing());
const data = {
  name: 'housing.data',
  sha256: 'a'.repeat(64),
  rows: 506,
  columns: housing().columns.map((c) => c.name),
};

function finishedRun(): Run & { model: Model } {
  const model = modelOf(
    training,
    { program: 'test', title: 'T', data, seconds: 1 },
    { loss: [], validationLoss: [] },
  )!;
  const losses = new NumberList(training.losses.slice());
  const validationLosses = new NumberList(training.validationLosses.slice());
  const run = newRun({ title: 'T', recipe, data, updatesPerEpoch: 1 }, { model, losses, validationLosses });
  run.state = 'finished';
  return run as Run & { model: Model };
}

function storeIn(folder: string, write?: (path: string, text: string) => Promise<void>) {
  const problems: Problem[] = [];
  const onProblem = (problem: Problem) => void problems.push(problem);
  return { problems, store: createRunStore(folder, { onProblem, ...(write && { write }) }) };
}

async function kept(folder: string, run: Run): Promise<void> {
  const { store } = storeIn(folder);
  await store.load();
  store.keep(run);
  await store.flush();
}

const plain = (run: Run) => ({
  ...run,
  losses: [...run.losses.slice()],
  validationLosses: [...run.validationLosses.slice()],
});

describe('runs on disk', () => {
  it('come back as they were, to the bit', async () => {
    const folder = temporaryFolder();
    const run = finishedRun();
    run.model = {
      ...run.model,
      layers: [{ weights: run.model.layers[0]!.weights.map(() => [-0]), biases: [0.1 + 0.2] }],
    };
    run.file = { path: '/x/y.json', sha256: 'b'.repeat(64) };
    run.problem = { code: 'training', message: 'm', hint: 'h', fields: [{ path: 'a.b', message: 'm' }] };
    await kept(folder, run);
    const { runs, broken } = await storeIn(folder).store.load();
    expect(broken).toEqual([]);
    expect(runs.map(plain)).toEqual([plain(run)]);
    expect(Object.is(runs[0]!.model!.layers[0]!.weights[3]![0], -0)).toBe(true);
    expect(wholeModel(runs[0] as typeof run).history.loss).toHaveLength(50);
  });

  it('are interrupted when they trained, with the losses of what they had learned', async () => {
    const folder = temporaryFolder();
    const run = finishedRun();
    run.state = 'training';
    run.model = {
      ...run.model,
      training: { ...run.model.training, iterations: 30, outcome: 'interrupted' },
      resume: { ...run.model.resume!, numbers: { looks: 30 } },
    };
    await kept(folder, run);
    const [found] = (await storeIn(folder).store.load()).runs;
    expect(found!.state).toBe('interrupted');
    expect([...found!.losses.slice()]).toEqual([...training.losses.slice(0, 30)]);
    expect(found!.validationLosses.length).toBe(30);
  });

  it('keep one that had not learned anything yet, too', async () => {
    const folder = temporaryFolder();
    await kept(folder, newRun({ title: 'early', recipe, data, updatesPerEpoch: 1 }));
    const [found] = (await storeIn(folder).store.load()).runs;
    expect(found).toMatchObject({ state: 'interrupted', model: null });
  });

  it('write only the losses that are new', async () => {
    const folder = temporaryFolder();
    const run = finishedRun();
    const { store } = storeIn(folder);
    await store.load();
    store.keep(run);
    await store.flush();
    const path = join(folder, `${run.id}.losses`);
    // Marks what was written: it stays unless it is written again.
    const bytes = readFileSync(path);
    bytes.writeDoubleLE(12345, 0);
    writeFileSync(path, bytes);
    run.losses.push(0.5);
    store.keep(run);
    await store.flush();
    const found = new Float64Array(new Uint8Array(readFileSync(path)).buffer);
    expect(found).toHaveLength(51);
    expect(found[0]).toBe(12345);
    expect(found[50]).toBe(0.5);
    // Another list is written whole.
    run.losses = new NumberList([1, 2]);
    run.model = null as never;
    store.keep(run);
    await store.flush();
    const [again] = (await storeIn(folder).store.load()).runs;
    expect([...again!.losses.slice()]).toEqual([1, 2]);
  });

  it('keep infinite validation losses of a run that diverged', async () => {
    const folder = temporaryFolder();
    const run = newRun({ title: 'd', recipe, data, updatesPerEpoch: 1 });
    run.state = 'diverged';
    run.losses = new NumberList([1, 1e300]);
    run.validationLosses = new NumberList([2, Number.POSITIVE_INFINITY]);
    await kept(folder, run);
    const [found] = (await storeIn(folder).store.load()).runs;
    expect([...found!.validationLosses.slice()]).toEqual([2, Number.POSITIVE_INFINITY]);
  });

  it('are never written twice at once, and last as they are last', async () => {
    const folder = temporaryFolder();
    let writing = 0;
    let most = 0;
    const texts: string[] = [];
    const { store } = storeIn(folder, async (_path, text) => {
      most = Math.max(most, ++writing);
      await new Promise((resolve) => setTimeout(resolve, 5));
      texts.push(text);
      writing--;
    });
    await store.load();
    const run = finishedRun();
    for (const title of ['a', 'b', 'c', 'd']) {
      run.title = title;
      store.keep(run);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await store.flush();
    expect(most).toBe(1);
    expect(texts.length).toBeLessThan(5);
    expect(JSON.parse(texts.at(-1)!).title).toBe('d');
  });

  it('tell once when the disk is full, and go on when it is not', async () => {
    let full = true;
    const { store, problems } = storeIn(temporaryFolder(), async () => {
      if (full) throw new Error('x.json cannot be written: the disk is full');
    });
    await store.load();
    const run = finishedRun();
    const keep = async () => {
      store.keep(run);
      await store.flush();
    };
    await keep();
    await keep();
    expect(problems.map(({ message }) => message)).toEqual([
      '\u201cT\u201d cannot be kept on disk: x.json cannot be written: the disk is full',
    ]);
    full = false;
    await keep();
    full = true;
    await keep();
    expect(problems).toHaveLength(2);
  });

  it('can be put aside and brought back, until the next start', async () => {
    const folder = temporaryFolder();
    const run = finishedRun();
    const { store, problems } = storeIn(folder);
    await store.load();
    store.keep(run);
    store.remove(run);
    await store.flush();
    expect(readdirSync(folder)).toEqual(['removed']);
    expect(readdirSync(join(folder, 'removed'))).toHaveLength(3);
    store.restore(run);
    await store.flush();
    expect((await storeIn(folder).store.load()).runs.map(plain)).toEqual([plain(run)]);
    store.remove(run);
    await store.flush();
    expect((await storeIn(folder).store.load()).runs).toEqual([]);
    expect(existsSync(join(folder, 'removed'))).toBe(false);
    expect(problems).toEqual([]);
  });
});

describe('a run that was put aside', () => {
  it('is written whole when it is kept again', async () => {
    const folder = temporaryFolder();
    const run = finishedRun();
    const { store } = storeIn(folder);
    await store.load();
    store.keep(run);
    store.remove(run);
    await store.flush();
    run.losses.push(0.5);
    store.keep(run);
    await store.flush();
    const losses = readFileSync(join(folder, `${run.id}.losses`));
    expect([...new Float64Array(new Uint8Array(losses).buffer)]).toEqual([...run.losses.slice()]);
  });
});

describe('what the system refuses', () => {
  it('is told in words, without whole paths', async () => {
    const folder = temporaryFolder();
    const { store, problems } = storeIn(folder);
    await store.load();
    writeFileSync(join(folder, 'removed'), 'in the way');
    store.remove(finishedRun());
    await store.flush();
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toMatch(/^\u201cT\u201d cannot be kept on disk: its file /);
    expect(problems[0]!.message).not.toContain(folder);
  });

  it('is told of the folder, too', async () => {
    const folder = join(temporaryFolder(), 'runs');
    writeFileSync(folder, 'in the way');
    const problem: Problem = await storeIn(folder)
      .store.load()
      .catch((error) => error);
    expect(problem.code).toBe('file');
    expect(problem.message).toMatch(/^What was trained before cannot be shown: the folder \u201cruns\u201d /);
    expect(problem.message + problem.hint).not.toContain(folder);
  });
});

describe('files that hold no run', () => {
  const good = async () => {
    const folder = temporaryFolder();
    const run = finishedRun();
    await kept(folder, run);
    return { folder, run, path: join(folder, `${run.id}.json`) };
  };

  it.each<[string, (text: string) => string, RegExp]>([
    ['cut', (text) => text.slice(0, 200), /ends in the middle/],
    ['empty', () => '', /ends in the middle/],
    ['another format', (text) => text.replace('descent-run', 'descent-walk'), /format/],
    ['a key that reaches a prototype', (text) => text.replace('"title"', '"__proto__"'), /__proto__/],
    ['a path as its id', (text) => text.replace(/"id": "[^"]*"/, '"id": "../../x"'), /id/],
    ['another id', (text) => text.replace(/"id": "[^"]{8}/, '"id": "00000000'), /holds the run 00000000/],
    [
      'more losses than there are',
      (text) => text.replace('"losses": 50', '"losses": 9000000000'),
      /fewer than/,
    ],
    [
      'weights of later losses',
      (text) => text.replace('"iterations": 50', '"iterations": 51'),
      /iterations is 51 of 50/,
    ],
    ['a wrong recipe', (text) => text.replace('"learningRate": 0.01', '"learningRate": -1'), /learningRate/],
    [
      'a model that lacks a weight',
      (text) => text.replace(/"weights": \[\n\s*\[[^\]]*\],/, '"weights": ['),
      /weights/,
    ],
  ])('are told, kept and skipped: %s', async (_what, damage, message) => {
    const { folder, path } = await good();
    const text = readFileSync(path, 'utf8');
    expect(damage(text)).not.toBe(text);
    writeFileSync(path, damage(text));
    const { runs, broken } = await storeIn(folder).store.load();
    expect(runs).toEqual([]);
    expect(broken).toHaveLength(1);
    expect(broken[0]!.message).toMatch(message);
    expect(readFileSync(path, 'utf8')).toBe(damage(text));
  });

  it('stand in nobody\u2019s way, nor do what a kill has left', async () => {
    const { folder, run } = await good();
    writeFileSync(join(folder, 'x.json'), '{');
    writeFileSync(join(folder, '.y.json.1.tmp'), 'half');
    mkdirSync(join(folder, '.folder.tmp'));
    writeFileSync(join(folder, 'z.losses'), 'orphan');
    mkdirSync(join(folder, 'folder.json'));
    const { runs, broken } = await storeIn(folder).store.load();
    expect(runs.map(({ id }) => id)).toEqual([run.id]);
    expect(broken.map(({ message }) => message.split(' ')[0])).toEqual(
      expect.arrayContaining(['x.json', 'folder.json']),
    );
    expect(readdirSync(folder).filter((name) => /y.*tmp|z\.losses/.test(name))).toEqual([]);
  });
});
