import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAnnouncer } from '../../src/main/announcer.ts';
import { createDatasets } from '../../src/main/datasets.ts';
import { createOpener } from '../../src/main/files/opener.ts';
import { openRecentFiles } from '../../src/main/files/recent.ts';
import type { Log } from '../../src/main/log.ts';
import { createEngine, type EngineThread } from '../../src/main/runs/engine.ts';
import { createModelFiles } from '../../src/main/runs/model-files.ts';
import { createRunStore } from '../../src/main/runs/run-store.ts';
import { createRuns } from '../../src/main/runs/runs.ts';
import { createTrainer } from '../../src/main/runs/trainer.ts';
import type { EngineReport, EngineRequest } from '../../src/shared/engine.ts';
import type { EventName, Events } from '../../src/shared/ipc.ts';
import { createEngine as createWorkerEngine } from '../../src/worker/engine.ts';
import { housingPath } from '../housing.ts';

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'descent-main-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** A log that only remembers. */
export function quietLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (message: string) => void lines.push(message);
  return { folder: '', lines, info: write, warn: write, error: write };
}

export class FakeThread implements EngineThread {
  readonly sent: EngineRequest[] = [];
  terminated = false;
  readonly #listeners: Record<string, ((value: never) => void)[]> = {};

  postMessage(request: EngineRequest): void {
    this.sent.push(request);
  }
  on(event: string, listener: (value: never) => void): void {
    this.#listeners[event] ??= [];
    this.#listeners[event].push(listener);
  }
  async terminate(): Promise<void> {
    this.terminated = true;
    this.emit('exit', 1);
  }
  emit(event: 'message' | 'error' | 'messageerror' | 'exit', value: unknown): void {
    for (const listener of this.#listeners[event] ?? []) listener(value as never);
  }
  report(report: EngineReport): void {
    this.emit('message', report);
  }
}

/** The real engine in this thread, with messages copied as between threads. */
export class InnerThread extends FakeThread {
  readonly #engine = createWorkerEngine({
    post: (report) => {
      // What an ended thread has still posted does not arrive.
      if (!this.terminated) this.report(structuredClone(report));
    },
    now: () => performance.now(),
    later: (callback) => setImmediate(() => this.terminated || callback()),
  });

  override postMessage(request: EngineRequest): void {
    super.postMessage(request);
    setImmediate(() => this.#engine.handle(request));
  }
}

interface Recorded {
  readonly name: EventName;
  readonly payload: unknown;
}

/** The main process without Electron, on a folder of its own or one that an earlier one left. */
export async function mainProcess({
  folder = temporaryFolder(),
  thread = () => new InnerThread() as FakeThread,
} = {}) {
  const events: Recorded[] = [];
  const listeners = new Set<() => void>();
  const announcer = createAnnouncer((name, payload) => {
    events.push({ name, payload: structuredClone(payload) });
    for (const listener of listeners) listener();
    return true;
  });
  const { announce } = announcer;
  const problems: unknown[] = [];
  const tell = (problem: unknown) => void problems.push(problem);

  const threads: FakeThread[] = [];
  const engine = createEngine(
    () => {
      threads.push(thread());
      return threads.at(-1)!;
    },
    () => {},
  );
  const store = createRunStore(join(folder, 'runs'), { onProblem: tell });
  const trainer = createTrainer({ engine, store, announce });
  const datasets = createDatasets({ announce, tell, bundledFolder: dirname(housingPath) });
  const runs = createRuns({ datasets, trainer, store, announce });
  const broken = await runs.load();
  const documents: string[] = [];
  const recent = await openRecentFiles({
    folder,
    home: '/home/ada',
    announce,
    onProblem: tell,
    system: {
      addRecentDocument: (path) => documents.push(path),
      clearRecentDocuments: () => documents.splice(0),
    },
  });
  let place: string | undefined;
  const suggested: string[] = [];
  const modelFiles = createModelFiles({
    runs,
    askPlace: async (path) => {
      suggested.push(path);
      return place;
    },
    firstFolder: folder,
    onSaved: recent.add,
  });
  const examplesFolder = join(dirname(housingPath), 'examples');
  const opener = createOpener({ datasets, modelFiles, recent, announce, tell, examplesFolder });
  // Nothing may still be written when the folder is taken away, which happens after this.
  onTestFinished(async () => {
    await trainer.close(50);
    await modelFiles.flush();
    await Promise.all([store.flush(), recent.flush()]);
    datasets.end();
  });

  function all<N extends EventName>(name: N): Events[N][] {
    return events.filter((event) => event.name === name).map((event) => event.payload as Events[N]);
  }

  return {
    folder,
    announcer,
    events,
    problems,
    broken,
    threads,
    engine,
    store,
    trainer,
    datasets,
    runs,
    recent,
    documents,
    modelFiles,
    suggested,
    opener,
    all,
    /** The next save dialog answers with this. */
    willSaveAs(path: string | undefined) {
      place = path;
    },
    /** Waits for an event that is wanted, or has been. */
    until<N extends EventName>(
      name: N,
      wanted: (payload: Events[N]) => boolean = () => true,
    ): Promise<Events[N]> {
      return new Promise((resolve) => {
        const look = () => {
          const found = all(name).find(wanted);
          if (!found) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      });
    },
  };
}

export type MainProcess = Awaited<ReturnType<typeof mainProcess>>;
