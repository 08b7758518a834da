import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../../src/core/format/model-file.ts';
import { finish } from '../../../src/main/finish.ts';
import type { TrainRequest } from '../../../src/main/runs/engine.ts';
import type { EngineReport } from '../../../src/shared/engine.ts';
import type { RunState, RunSummary } from '../../../src/shared/runs.ts';
import { housing } from '../../housing.ts';
import { jsonWith, recipeWith } from '../../recipes.ts';
import { trained } from '../../training.ts';
import { FakeThread, type MainProcess, mainProcess } from '../parts.ts';

const long = jsonWith({ run: { epochs: 1e7 } });

async function withBoston(options: Parameters<typeof mainProcess>[0] = {}) {
  const main = await mainProcess(options);
  const { summary } = await main.datasets.openBundled('boston-housing');
  const train = (recipe: unknown = jsonWith({}), title = 'T') => main.runs.train(summary.id, recipe, title);
  return { ...main, dataset: summary.id, train };
}

const reaches =
  ({ id }: RunSummary, ...states: RunState[]) =>
  (run: RunSummary) =>
    run.id === id && states.includes(run.state);

/** Trains to the end of the recipe. */
async function finished(main: Awaited<ReturnType<typeof withBoston>>, recipe?: unknown, title?: string) {
  const begun = await main.train(recipe, title);
  return main.until('run.changed', reaches(begun, 'finished'));
}

describe('training', () => {
  it('ends with the numbers of the core, and every loss was told once', async () => {
    const main = await withBoston();
    const run = await finished(main);
    const expected = trained(recipeWith(), housing());
    const detail = main.runs.get(run.id);
    expect([...detail.losses.slice()]).toEqual([...expected.losses.slice()]);
    expect(main.all('run.progress').flatMap(({ losses }) => [...losses])).toEqual([
      ...expected.losses.slice(),
    ]);
    expect(run).toMatchObject({
      state: 'finished',
      title: 'T',
      iterations: 1000,
      updates: 1000,
      lastLoss: expected.losses.slice(-1)[0],
      unsaved: true,
      file: null,
      problem: null,
    });
    expect(run.metrics).toEqual(expected.metrics);
    expect(run.spark).toHaveLength(40);
    expect(run.spark[0]).toBe(expected.losses.slice(0, 1)[0]);
    expect(run.spark[39]).toBe(run.lastLoss);
    const states = main.all('run.changed').map(({ state }) => state);
    expect([states.at(0), states.at(-1)]).toEqual(['preparing', 'finished']);
  });

  it('is refused while another run trains, which is named', async () => {
    const main = await withBoston();
    const run = await main.train(long, 'The first');
    await expect(main.train()).rejects.toThrow('A run is training already: \u201cThe first\u201d');
    await expect(main.runs.continueRun(run.id, 0)).rejects.toThrow('A run is training already');
    expect(() => main.runs.remove(run.id)).toThrow('is still training');
    await expect(main.modelFiles.save(run.id, true)).rejects.toThrow('is still training');
    await main.trainer.close();
  });

  it('is refused for a recipe that does not fit, and leaves no run', async () => {
    const main = await withBoston();
    await expect(main.train(jsonWith({ optimizer: { kind: 'sgd', learningRate: -1 } }))).rejects.toThrow(
      'learningRate',
    );
    await expect(main.train(jsonWith({ data: { file: 'x', target: 'PRICE' } }))).rejects.toThrow(
      "'PRICE' is not a column",
    );
    await expect(main.runs.train('gone', jsonWith({}), '')).rejects.toThrow('not open any more');
    expect(main.runs.summaries()).toEqual([]);
  });

  it('pauses, resumes and stops', async () => {
    const main = await withBoston();
    const run = await main.train(long);
    await main.until('run.changed', reaches(run, 'training'));
    main.trainer.order('pause', main.runs.get(run.id));
    await main.until('run.changed', reaches(run, 'paused'));
    main.trainer.order('resume', main.runs.get(run.id));
    await main.until('run.progress', ({ state }) => state === 'training');
    expect(main.trainer.learning()?.id).toBe(run.id);
    main.trainer.order('stop', main.runs.get(run.id));
    // It still holds the engine, which measures; closing the window now need not ask about it.
    expect(main.trainer.active()?.id).toBe(run.id);
    expect(main.trainer.learning()).toBeUndefined();
    const stopped = await main.until('run.changed', reaches(run, 'stopped'));
    expect(stopped.iterations).toBeGreaterThan(0);
    expect(main.runs.get(run.id).model!.training.iterations).toBe(stopped.iterations);
    expect(main.trainer.active()).toBeUndefined();
  });

  it('keeps the curve of a run that diverged, and says what to do', async () => {
    const main = await withBoston();
    const begun = await main.train(jsonWith({ optimizer: { kind: 'sgd', learningRate: 50 } }));
    const run = await main.until('run.changed', reaches(begun, 'diverged'));
    expect(run.iterations).toBeGreaterThan(10);
    expect(run.problem!.message).toContain('learning rate 50');
    await expect(main.modelFiles.save(run.id, true)).rejects.toThrow('diverged');
    await expect(main.runs.continueRun(run.id, 10)).rejects.toThrow('nothing to go on from');
  });
});

describe('an engine that dies', () => {
  it('fails the run with what its last checkpoint held, and trains the next', async () => {
    const threads: FakeThread[] = [];
    const thread = () => {
      threads.push(new FakeThread());
      return threads.at(-1)!;
    };
    const main = await withBoston({ thread });
    const run = await main.train(long);
    const { model } = checkpoint(run.id, 3);
    threads[0]!.report(progress(run.id, 0, [5, 4]));
    // Of a later iteration than the losses that are here: it waits for them.
    threads[0]!.report({ type: 'checkpoint', run: run.id, model });
    expect(main.runs.get(run.id).model).toBeNull();
    threads[0]!.report(progress(run.id, 2, [3, 2, 1]));
    expect(main.runs.get(run.id).model!.training.iterations).toBe(3);
    threads[0]!.emit('exit', 1);
    const failed = await main.until('run.changed', reaches(run, 'failed'));
    expect(failed.iterations).toBe(3);
    expect(failed.problem!.message).toContain('stopped unexpectedly');
    await main.runs.continueRun(run.id, 0);
    const sent = threads[1]!.sent[0] as TrainRequest;
    expect(sent).toMatchObject({ type: 'train', run: run.id, checkpoint: { iterations: 3 } });
    expect(Array.from(sent.checkpoint!.losses)).toEqual([5, 4, 3]);
  });

  it('fails the run when it does not start, and the next one may begin', async () => {
    let broken = true;
    const main = await withBoston({
      thread: () => {
        if (broken) throw new Error('no memory');
        return new FakeThread();
      },
    });
    expect(await main.train(long)).toMatchObject({ state: 'failed', problem: { code: 'internal' } });
    expect(main.trainer.active()).toBeUndefined();
    broken = false;
    expect(await main.train(long)).toMatchObject({ state: 'preparing' });
  });

  it('keeps what a run had that was stopped before it went on', async () => {
    const main = await withBoston();
    const run = await finished(main, jsonWith({ run: { epochs: 10 } }));
    const { model } = main.runs.get(run.id);
    await main.runs.continueRun(run.id, 10);
    main.trainer.order('stop', main.runs.get(run.id));
    await main.until('run.changed', reaches(run, 'stopped'));
    expect(main.runs.get(run.id).model!.layers).toEqual(model!.layers);
  });
});

describe('a run that goes on', () => {
  it('does so to the bit, and its recipe stays the truth', async () => {
    const main = await withBoston();
    const run = await finished(main, jsonWith({ run: { epochs: 600 } }));
    await main.runs.continueRun(run.id, 400);
    const all = await main.until(
      'run.changed',
      ({ id, iterations, state }) => id === run.id && iterations === 1000 && state === 'finished',
    );
    expect(all.recipe.run.epochs).toBe(1000);
    expect(all.updates).toBe(1000);
    const { model, losses } = main.runs.get(run.id);
    const expected = trained(recipeWith(), housing());
    expect(model!.layers[0]!.weights.flat()).toEqual([...expected.parameters.slice(0, 13)]);
    expect([...losses.slice()]).toEqual([...expected.losses.slice()]);
  });

  it('goes on after a kill, on the bundled data', async () => {
    const first = await withBoston({ thread: () => new FakeThread() });
    const run = await first.train(long);
    const [thread] = first.threads;
    const { model } = checkpoint(run.id, 3);
    thread!.report(progress(run.id, 0, [5, 4, 3, 2]));
    thread!.report({ type: 'checkpoint', run: run.id, model: { ...model, data: originOf(first) } });
    await first.store.flush();
    // Nothing is told to the first any more, as after a kill.
    const second = await mainProcess({ folder: first.folder });
    const [found] = second.runs.summaries();
    expect(found).toMatchObject({ id: run.id, state: 'interrupted', iterations: 3 });
    expect(await second.runs.continueRun(run.id, 0)).toMatchObject({ id: run.id, state: 'preparing' });
    await second.until('run.progress', ({ from }) => from === 3);
    await second.trainer.close();
    await second.store.flush();
  });

  it('asks for its data when that is not there', async () => {
    const main = await mainProcess();
    const path = join(main.folder, 'mine.csv');
    writeFileSync(path, 'a,b\n1,2\n3,4\n5,6\n');
    const { summary } = (await main.datasets.open(path))!;
    const recipe = jsonWith({ data: { file: 'mine.csv', target: 'b' }, run: { epochs: 5 } });
    const begun = await main.runs.train(summary.id, recipe, 'mine');
    await main.until('run.changed', reaches(begun, 'finished'));
    main.datasets.close(summary.id);
    await expect(main.runs.continueRun(begun.id, 5)).rejects.toThrow(
      'trained on mine.csv, which is not open',
    );
  });

  it('stays away when it is removed while its data is read', async () => {
    const main = await withBoston();
    const run = await finished(main, jsonWith({ run: { epochs: 5 } }));
    main.datasets.close(main.dataset);
    const going = main.runs.continueRun(run.id, 50);
    main.runs.remove(run.id);
    await expect(going).rejects.toMatchObject({ code: 'missing' });
    expect(main.runs.summaries()).toEqual([]);
    expect(main.trainer.active()).toBeUndefined();
  });

  it('has to be told how far when it has made all its epochs', async () => {
    const main = await withBoston();
    const run = await finished(main);
    await expect(main.runs.continueRun(run.id, 0)).rejects.toThrow('all 1000 epochs');
  });
});

describe('model files', () => {
  async function savedRun() {
    const main = await withBoston();
    const run = await finished(main, undefined, 'a/b: "c"');
    const path = join(main.folder, 'model.json');
    main.willSaveAs(path);
    return { main, run, path };
  }

  it('hold the run, and are not asked for twice', async () => {
    const { main, run, path } = await savedRun();
    expect(await main.modelFiles.save(run.id, false)).toMatchObject({ file: 'model.json', unsaved: false });
    expect(main.suggested).toEqual([join(main.folder, 'a-b-c.json')]);
    const model = readModel(readFileSync(path, 'utf8'), 'model.json');
    expect(model.title).toBe('a/b: "c"');
    expect(model.history.loss).toHaveLength(1000);
    main.runs.rename(run.id, 'renamed');
    expect(main.runs.summaries()[0]!.unsaved).toBe(true);
    await main.modelFiles.save(run.id, false);
    expect(main.suggested).toHaveLength(1);
    expect(readModel(readFileSync(path, 'utf8'), 'model.json').title).toBe('renamed');
    expect(main.recent.list()[0]!.name).toBe('model.json');
  });

  it('get their ending, and never over a file that was not asked about', async () => {
    const { main, run } = await savedRun();
    main.willSaveAs(join(main.folder, 'plain'));
    expect(await main.modelFiles.save(run.id, true)).toMatchObject({ file: 'plain.json' });
    await expect(main.modelFiles.save(run.id, true)).rejects.toThrow('plain.json is there already');
    main.willSaveAs(undefined);
    expect(await main.modelFiles.save(run.id, true)).toBeNull();
  });

  /** A save that writes by now. */
  async function saving(main: MainProcess, { id }: RunSummary) {
    const saved = main.modelFiles.save(id, false);
    await setImmediate();
    return { saved };
  }

  it('do not hold what a run learns while they are written', async () => {
    const { main, run } = await savedRun();
    const { saved } = await saving(main, run);
    const going = await main.runs.continueRun(run.id, 10);
    expect(await saved).toMatchObject({ file: 'model.json', unsaved: true });
    await main.until(
      'run.changed',
      ({ iterations, state }) => iterations === 1010 && state === 'finished' && going.id === run.id,
    );
    expect(main.runs.get(run.id).unsaved).toBe(true);
    expect(await main.modelFiles.save(run.id, false)).toMatchObject({ unsaved: false });
  });

  it('do not hold a name that is given while they are written', async () => {
    const { main, run } = await savedRun();
    const { saved } = await saving(main, run);
    main.runs.rename(run.id, 'renamed');
    expect(await saved).toMatchObject({ title: 'renamed', unsaved: true });
  });

  it('do not bring a run back that is removed while they are written', async () => {
    const { main, run } = await savedRun();
    const { saved } = await saving(main, run);
    main.runs.remove(run.id);
    const told = main.all('run.changed').length;
    expect(await saved).toMatchObject({ file: 'model.json' });
    await main.store.flush();
    expect(main.all('run.changed')).toHaveLength(told);
    expect((await mainProcess({ folder: main.folder })).runs.summaries()).toEqual([]);
  });

  it('give back what was saved when their run has gone on', async () => {
    const { main, run, path } = await savedRun();
    await main.modelFiles.save(run.id, false);
    await main.runs.continueRun(run.id, 10);
    await main.until('run.changed', ({ iterations, state }) => iterations === 1010 && state === 'finished');
    await main.opener.open([path]);
    const [opened] = main.all('run.opened');
    expect(opened!.id).not.toBe(run.id);
    expect(main.runs.get(opened!.id)).toMatchObject({ origin: 'file', title: 'a/b: "c"' });
    expect(main.runs.get(opened!.id).losses.length).toBe(1000);
    expect(main.runs.get(run.id).losses.length).toBe(1010);
  });

  it('that would be longer than a text can be are refused with the number of iterations', async () => {
    const { main, run } = await savedRun();
    const kept = main.runs.get(run.id);
    // Half a gigabyte is too much for a test: it fails as that does.
    const { model } = kept;
    const failing = (message: string) => {
      kept.model = Object.defineProperty({ ...model! }, 'layers', {
        enumerable: true,
        get() {
          throw new RangeError(message);
        },
      });
      return main.modelFiles.save(run.id, false);
    };
    await expect(failing('Invalid string length')).rejects.toMatchObject({
      message: expect.stringMatching(/too long for a model file.* 1000 iterations/),
      hint: expect.stringContaining('fewer iterations'),
    });
    // What is our own mistake is not told as one of the numbers.
    await expect(failing('Maximum call stack size exceeded')).rejects.toBeInstanceOf(RangeError);
    kept.model = { ...model!, layers: [{ weights: [[Number.POSITIVE_INFINITY]], biases: [] }] };
    await expect(main.modelFiles.save(run.id, false)).rejects.toMatchObject({
      hint: expect.stringContaining('Lower the learning rate'),
    });
  });

  it('take the place of what another run was saved as', async () => {
    const { main, run } = await savedRun();
    await main.modelFiles.save(run.id, false);
    const other = await finished(main, undefined, 'other');
    await main.modelFiles.save(other.id, true);
    expect(main.runs.summaries().map(({ title, file }) => [title, file])).toEqual([
      ['other', 'model.json'],
      ['a/b: "c"', null],
    ]);
  });

  it('are shown once however often they are opened, and go on as runs of their own', async () => {
    const { main, run, path } = await savedRun();
    await main.modelFiles.save(run.id, false);
    await main.opener.open([path]);
    expect(main.all('run.opened')).toEqual([{ id: run.id }]);
    const copy = join(main.folder, 'copy.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(copy, text);
    await main.opener.open([copy, copy]);
    const opened = main.runs.summaries().find(({ origin }) => origin === 'file')!;
    expect(main.runs.summaries()).toHaveLength(2);
    expect(opened).toMatchObject({ state: 'finished', iterations: 1000, file: 'copy.json', unsaved: false });
    const going = await main.runs.continueRun(opened.id, 10);
    expect(going.id).not.toBe(opened.id);
    await main.until('run.changed', reaches(going, 'finished'));
    expect(main.runs.get(going.id).losses.length).toBe(1010);
    expect(main.runs.get(opened.id).losses.length).toBe(1000);
    expect(readFileSync(copy, 'utf8')).toBe(text);
  });

  it('do not go on where their training does not fit', async () => {
    const { main, run, path } = await savedRun();
    await main.modelFiles.save(run.id, false);
    const json = JSON.parse(readFileSync(path, 'utf8'));
    json.training.updatesPerEpoch = 2;
    writeFileSync(path, JSON.stringify(json));
    await main.opener.open([path]);
    const opened = main.runs.summaries().find(({ origin }) => origin === 'file')!;
    await expect(main.runs.continueRun(opened.id, 10)).rejects.toThrow('do not fit its recipe');
  });
});

describe('the list', () => {
  it('forgets a run and brings it back', async () => {
    const main = await withBoston();
    const run = await finished(main);
    main.runs.remove(run.id);
    expect(main.runs.summaries()).toEqual([]);
    expect(() => main.runs.get(run.id)).toThrow('not in the list');
    expect(main.runs.restore(run.id)).toMatchObject({ id: run.id, iterations: 1000 });
    expect(() => main.runs.restore(run.id)).toThrow('cannot be brought back');
    await main.store.flush();
    expect((await mainProcess({ folder: main.folder })).runs.summaries()).toMatchObject([{ id: run.id }]);
  });

  it('is all there at the next start, names and files too', async () => {
    const main = await withBoston();
    const run = await finished(main);
    main.runs.rename(run.id, 'My run');
    main.willSaveAs(join(main.folder, 'm.json'));
    await main.modelFiles.save(run.id, false);
    await main.store.flush();
    const again = await mainProcess({ folder: main.folder });
    expect(again.runs.summaries()).toEqual(main.runs.summaries());
  });
});

describe('closing', () => {
  it('stops what trains and keeps it as stopped', async () => {
    const main = await withBoston();
    const run = await main.train(long);
    await main.until('run.changed', reaches(run, 'training'));
    await main.trainer.close();
    await main.store.flush();
    const [found] = (await mainProcess({ folder: main.folder })).runs.summaries();
    expect(found).toMatchObject({ state: 'stopped', problem: null });
    expect(found!.iterations).toBeGreaterThan(0);
  });

  it('waits for a file that is being written, and its run knows of it at the next start', async () => {
    const main = await withBoston();
    const run = await finished(main);
    main.willSaveAs(join(main.folder, 'm.json'));
    void main.modelFiles.save(run.id, false);
    await setImmediate();
    const { trainer, modelFiles, store, recent } = main;
    const scoring = { stop: async () => {} };
    await finish({ trainer, modelFiles, scoring, datasets: main.datasets, stores: [store, recent] });
    const again = await mainProcess({ folder: main.folder });
    expect(again.runs.summaries()).toMatchObject([{ file: 'm.json', unsaved: false }]);
    expect(again.recent.list()).toMatchObject([{ name: 'm.json' }]);
  });

  it('lets nothing begin any more', async () => {
    const main = await withBoston();
    const run = await finished(main, jsonWith({ run: { epochs: 5 } }));
    const closed = main.trainer.close();
    await expect(main.train()).rejects.toThrow('Descent is closing');
    await expect(main.runs.continueRun(run.id, 5)).rejects.toThrow('Descent is closing');
    await closed;
    expect(main.runs.summaries()).toMatchObject([{ id: run.id, state: 'finished' }]);
  });

  it('does not wait for an engine that does not answer', async () => {
    const main = await withBoston({ thread: () => new FakeThread() });
    const run = await main.train(long);
    await main.trainer.close(20);
    expect(main.runs.get(run.id)).toMatchObject({ state: 'interrupted', problem: null });
    expect(main.threads[0]!.terminated).toBe(true);
  });
});

function progress(id: string, from: number, losses: number[]): EngineReport {
  return {
    type: 'progress',
    progress: {
      id,
      state: 'training',
      iterations: from + losses.length,
      updates: 1e7,
      updatesPerEpoch: 1,
      from,
      losses: Float64Array.from(losses),
      validationFrom: 0,
      validationLosses: new Float64Array(),
      parameters: new Float64Array(14),
      gradient: new Float64Array(14),
      iterationsPerSecond: 1,
      secondsLeft: null,
    },
  };
}

/** What the engine sends after so many iterations, with weights that are all 1. */
function checkpoint(run: string, iterations: number) {
  const column = { unit: 'x', min: 0, max: 1, mean: 0, std: 1, shift: 0, divisor: 1 };
  const names = housing().columns.map(({ name }) => name);
  const layers = [{ weights: names.slice(0, 13).map(() => [1]), biases: [1] }];
  return {
    type: 'checkpoint',
    run,
    model: {
      format: 'descent-model',
      version: 2,
      program: 'test',
      title: 'T',
      recipe: recipeWith({ run: { epochs: 1e7 } }),
      data: { name: 'housing.data', sha256: 'a'.repeat(64), rows: 506, columns: names },
      features: names.slice(0, 13).map((name) => ({ kind: 'number', name, ...column })),
      target: { kind: 'numbers', columns: [{ kind: 'number', name: 'MEDV', ...column }] },
      layers,
      first: layers,
      gradient: layers,
      training: {
        outcome: 'interrupted',
        iterations,
        updatesPerEpoch: 1,
        rows: { train: 404, validation: 0, test: 102 },
        seconds: 1,
        warnings: [],
      },
      metrics: null,
      history: { loss: [], validationLoss: [] },
      resume: null,
    },
  } as const satisfies EngineReport;
}

function originOf({ datasets }: Pick<MainProcess, 'datasets'>) {
  const { name, sha256, rows, columns } = datasets.summaries()[0]!;
  return { name, sha256, rows, columns: columns.map((column) => column.name) };
}
