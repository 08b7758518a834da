import housingText from '../../data/housing.data?raw';
import { findColumns } from '../../src/core/data/find-columns.ts';
import { checkpointOf } from '../../src/core/format/model.ts';
import { decodeRecipe } from '../../src/core/format/recipe.ts';
import type { ProblemData } from '../../src/core/problem.ts';
import { Problem, problemData } from '../../src/core/problem.ts';
import { dataSize } from '../../src/core/train/measure-data.ts';
import { resolveRecipe } from '../../src/core/train/training.ts';
import type { EngineReport } from '../../src/shared/engine.ts';
import type {
  AppState,
  Bridge,
  EventName,
  Events,
  Handlers,
  RecentFile,
  Requests,
} from '../../src/shared/ipc.ts';
import { requests } from '../../src/shared/ipc.ts';
import { activeStates } from '../../src/shared/runs.ts';
import { type Settings, settingsSchema } from '../../src/shared/settings.ts';
import { createEngine } from '../../src/worker/engine.ts';
import { tutorialJson } from '../recipes.ts';
import { type FakeDataset, fakeDataset, numbersFrom, readAs } from './fake/data.ts';
import { correlationsOf } from './fake/describe.ts';
import { exampleRuns } from './fake/examples.ts';
import { peopleDataset } from './fake/people.ts';
import { countWhere, rowsOf } from './fake/rows.ts';
import { type FakeRun, newRun, originOf, settle } from './fake/runs.ts';
import { fakeSheet } from './fake/scoring.ts';

interface FakeOptions {
  readonly platform?: AppState['platform'];
  readonly settings?: Partial<Settings>;
  /** Boston housing open, two finished runs, one that diverged, and a model file. */
  readonly filled?: boolean;
  /** Trains slowly enough to be watched. */
  readonly slow?: boolean;
}

export interface FakeBridge extends Bridge {
  /** Every request, in order. */
  readonly calls: { readonly name: keyof Requests; readonly argument: unknown }[];
  /** Lets the main process tell the window something. */
  emit<N extends EventName>(name: N, payload: Events[N]): void;
  /** The next request of this name fails with this problem. */
  failNext(name: keyof Requests, problem: ProblemData): void;
}

const BOSTON_SHA = 'baadf72995725d76efe787b664e1f083388c79ba21ef9a7990d87f774184735a';

/** The main process, played in memory on the real core and engine: for tests and the preview. */
export function createFakeBridge({
  platform = 'linux',
  settings: given = {},
  filled = true,
  slow = false,
}: FakeOptions = {}): FakeBridge {
  const calls: { name: keyof Requests; argument: unknown }[] = [];
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const failures = new Map<keyof Requests, ProblemData>();
  const datasets = new Map<string, FakeDataset>();
  const runs = new Map<string, FakeRun>();
  const removed = new Map<string, FakeRun>();
  let settings = settingsSchema.parse(given);
  let recent: RecentFile[] = [
    { id: 'recent-1', name: 'housing.data', folder: '~/data' },
    { id: 'recent-2', name: 'boston-sgd.json', folder: '~/models' },
    { id: 'recent-3', name: 'concrete.csv', folder: '~/Documents/measurements/2024' },
  ];
  let next = 1;

  const emit = <N extends EventName>(name: N, payload: Events[N]) => {
    for (const listener of listeners.get(name) ?? []) (listener as (payload: Events[N]) => void)(payload);
  };
  const changed = (run: FakeRun) => emit('run.changed', run.summary);

  function dataset(id: string): FakeDataset {
    const found = datasets.get(id);
    if (!found) throw new Problem('missing', 'This data set is not open any more', 'Open the file again.');
    return found;
  }
  function run(id: string): FakeRun {
    const found = runs.get(id);
    if (!found) throw new Problem('missing', 'This run is not in the list any more', 'Choose another run.');
    return found;
  }
  function openBoston(): FakeDataset {
    const known = [...datasets.values()].find(({ summary }) => summary.sha256 === BOSTON_SHA);
    if (known) return known;
    const opened = fakeDataset({
      id: `data-${next++}`,
      table: numbersFrom(housingText, 'housing.data'),
      sha256: BOSTON_SHA,
      bytes: housingText.length,
      receipt: {
        format: 'whitespace',
        encoding: 'utf-8',
        delimiter: 'whitespace',
        decimal: '.',
        lineEnd: 'lf',
        header: false,
        knownAs: 'Boston housing',
      },
    });
    return put(opened);
  }
  function put(opened: FakeDataset): FakeDataset {
    datasets.set(opened.summary.id, opened);
    return opened;
  }
  /** A file of all kinds of columns. */
  function openPeople(): void {
    emit('dataset.opened', put(peopleDataset(`data-${next++}`)).summary);
  }

  function openedBoston(): FakeDataset {
    const opened = openBoston();
    emit('dataset.opened', opened.summary);
    return opened;
  }

  // A clock of its own makes every slice a few steps of the core, so that slices can be spread out.
  let ticks = 0;
  const engine = createEngine({
    post: hear,
    now: slow ? () => (ticks += 1) : () => performance.now(),
    later: (callback) => setTimeout(callback, slow ? 100 : 0),
  });

  function hear(report: EngineReport): void {
    if (report.type === 'progress') {
      const { progress } = report;
      const trained = run(progress.id);
      for (const loss of progress.losses) trained.losses.push(loss);
      for (const loss of progress.validationLosses) trained.validationLosses.push(loss);
      const before = trained.summary.state;
      if (activeStates.includes(progress.state)) settle(trained, progress.state);
      emit('run.progress', progress);
      if (trained.summary.state !== before) changed(trained);
      return;
    }
    const trained = run(report.run);
    if (report.type === 'checkpoint') {
      trained.model = report.model;
      return;
    }
    if (report.type === 'ended') {
      trained.model = report.model;
      settle(trained, report.model?.training.outcome ?? 'stopped', report.problem);
    } else if (report.type === 'failed') {
      settle(trained, 'failed', report.problem);
    }
    changed(trained);
  }

  function begin(trained: FakeRun, from: FakeDataset, seconds = 0): void {
    const { summary, model } = trained;
    const history = {
      loss: Array.from(trained.losses.slice()),
      validationLoss: Array.from(trained.validationLosses.slice()),
    };
    engine.handle({
      type: 'train',
      run: summary.id,
      recipe: summary.recipe,
      table: from.table,
      size: dataSize(from.table, summary.recipe),
      data: originOf(from),
      title: summary.title,
      program: 'Descent (preview)',
      ...(model && { checkpoint: checkpointOf({ ...model, history }) }),
      seconds,
    });
  }

  function refuseWhileBusy(): void {
    if ([...runs.values()].some(({ summary }) => activeStates.includes(summary.state))) {
      throw new Problem('busy', 'Another run is being trained', 'Stop it, or wait until it ends.');
    }
  }

  if (filled) {
    for (const example of exampleRuns(openBoston())) {
      runs.set(example.summary.id, example);
      next++;
    }
  }

  const newestFirst = () =>
    [...runs.values()].map(({ summary }) => summary).sort((a, b) => b.created.localeCompare(a.created));

  const handlers: Handlers = {
    'app.start': () => ({
      version: '0.1.0',
      versions: { electron: '45.4.1', chrome: '152.0', node: '24.1' },
      platform,
      settings,
      datasets: [...datasets.values()].map(({ summary }) => summary),
      runs: newestFirst(),
      recent,
    }),
    'app.setSettings': (patch) => {
      settings = settingsSchema.parse({ ...settings, ...patch });
      emit('settings.changed', settings);
      return settings;
    },
    'app.setEnabled': () => {},
    'app.showLog': () => {},
    'app.quit': () => {},
    'app.copyText': (text) => {
      void globalThis.navigator?.clipboard?.writeText(text).catch(() => {});
    },
    'files.open': () => {
      emit('dataset.opened', openBoston().summary);
    },
    'files.openRecent': () => {
      emit('dataset.opened', openBoston().summary);
    },
    'files.clearRecent': () => {
      recent = [];
      emit('recent.changed', recent);
    },
    'files.openBundled': () => openedBoston().summary,
    'files.openExample': () => {
      emit('recipe.opened', {
        name: 'example.json',
        recipe: tutorialJson,
        dataset: openedBoston().summary.id,
        lesson: { title: 'A lesson', paragraphs: ['Look at the loss.'] },
      });
    },
    'dataset.make': () => openedBoston().summary,
    'recipe.check': ({ dataset: id, recipe }) => {
      try {
        const { table } = dataset(id);
        const decoded = decodeRecipe(recipe);
        const { plan } = resolveRecipe(decoded, dataSize(table, decoded));
        const { features, targets } = findColumns(table.columns, decoded);
        const name = (at: number) => table.columns[at]!.name;
        const { where } = decoded.data;
        const rows = where === undefined ? table.rows : countWhere(table, where);
        return { plan, rows, inputs: features.map(name), outputs: targets.map(name), warnings: [] };
      } catch (error) {
        return { problem: problemData(error) };
      }
    },
    'dataset.rows': ({ id, ...query }) => rowsOf(dataset(id).table, query),
    'dataset.correlations': ({ id }) => correlationsOf(dataset(id).table),
    'dataset.countWhere': ({ id, where }) => ({ rows: countWhere(dataset(id).table, where) }),
    'dataset.read': ({ id, choices }) => {
      const { summary } = put(readAs(dataset(id), choices));
      emit('dataset.opened', summary);
      return summary;
    },
    'dataset.reload': ({ id }) => {
      const { table, summary } = dataset(id);
      const read = put({ table, summary: { ...summary, file: 'same' } });
      emit('dataset.opened', read.summary);
      return read.summary;
    },
    'files.openDifferently': () => openedBoston().summary,
    'dataset.close': ({ id }) => {
      datasets.delete(id);
      emit('dataset.closed', { id });
    },
    'dataset.cancelOpening': ({ id }) => emit('dataset.openingEnded', { id }),
    'run.train': ({ dataset: id, recipe, title }) => {
      refuseWhileBusy();
      const from = dataset(id);
      const begun = newRun(`run-${next++}`, title, decodeRecipe(recipe), from);
      runs.set(begun.summary.id, begun);
      changed(begun);
      begin(begun, from);
      return begun.summary;
    },
    'run.pause': ({ id }) => {
      engine.handle({ type: 'pause', run: id });
      settle(run(id), 'paused');
      changed(run(id));
    },
    'run.resume': ({ id }) => {
      engine.handle({ type: 'resume', run: id });
      settle(run(id), 'training');
      changed(run(id));
    },
    'run.step': ({ id }) => engine.handle({ type: 'step', run: id }),
    'run.stop': ({ id }) => engine.handle({ type: 'stop', run: id }),
    'run.continue': ({ id, epochs }) => {
      refuseWhileBusy();
      const known = run(id);
      const from = [...datasets.values()].find(({ summary }) => summary.sha256 === known.summary.data.sha256);
      if (!from)
        throw new Problem('missing', `${known.summary.data.name} is not open`, 'Open it and try again.');
      const { recipe } = known.summary;
      const more = { ...recipe, run: { ...recipe.run, epochs: recipe.run.epochs + epochs } };
      known.summary = {
        ...known.summary,
        recipe: more,
        updates: known.summary.updates + epochs * known.summary.updatesPerEpoch,
        unsaved: true,
      };
      settle(known, 'preparing');
      changed(known);
      begin(known, from);
      return known.summary;
    },
    'run.detail': ({ id }) => {
      const { model, losses, validationLosses } = run(id);
      return { id, model, losses: losses.slice(), validationLosses: validationLosses.slice() };
    },
    'run.rename': ({ id, title }) => {
      const renamed = run(id);
      renamed.summary = { ...renamed.summary, title };
      changed(renamed);
    },
    'run.remove': ({ id }) => {
      removed.set(id, run(id));
      runs.delete(id);
      emit('run.removed', { id });
    },
    'run.restore': ({ id }) => {
      const restored = removed.get(id);
      if (!restored)
        throw new Problem('missing', 'This run cannot be brought back any more', 'Train it again.');
      runs.set(id, restored);
      changed(restored);
      return restored.summary;
    },
    'score.sheet': (of) => fakeSheet(run(of.run), dataset(of.dataset)),
    'score.write': (of) => {
      const { rows, name } = dataset(of.dataset).summary;
      emit('score.progress', { run: of.run, done: rows, rows });
      return { name: `${name} predicted.csv`, rows, renamed: [] };
    },
    'score.cancel': () => {},
    'run.save': ({ id }) => {
      const saved = run(id);
      saved.summary = { ...saved.summary, file: `${saved.summary.title}.json`, unsaved: false };
      changed(saved);
      return saved.summary;
    },
  };

  return {
    calls,
    emit,
    failNext: (name, problem) => failures.set(name, problem),
    async invoke(name, argument) {
      calls.push({ name, argument });
      await Promise.resolve();
      const failure = failures.get(name);
      failures.delete(name);
      if (failure) return { ok: false, error: failure };
      try {
        const checked = requests[name].argument.parse(argument);
        const value = await (handlers[name] as (argument: unknown) => unknown)(checked);
        return { ok: true, value: structuredClone(value) as never };
      } catch (error) {
        return { ok: false, error: problemData(error) };
      }
    },
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener as (payload: never) => void));
      return () => known.delete(listener as (payload: never) => void);
    },
    openDropped: openPeople,
  };
}
