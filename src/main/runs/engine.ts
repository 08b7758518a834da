import { Problem, type ProblemData, problemData } from '../../core/problem.ts';
import type { EngineReport, EngineRequest } from '../../shared/engine.ts';

/** What is used of a worker thread. */
export interface EngineThread {
  postMessage(request: EngineRequest): void;
  on(event: 'message', listener: (report: EngineReport) => void): unknown;
  on(event: 'error' | 'messageerror', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<unknown>;
}

export type TrainRequest = Extract<EngineRequest, { type: 'train' }>;
export type Order = Exclude<EngineRequest['type'], 'train'>;

/** The engine in its thread, one run at a time. */
export interface Engine {
  /** Starts the thread, so that the first run finds it waiting. */
  warm(): void;
  /**
   * Begins a run.
   * @param listener hears its reports, at the end exactly one `ended` or `failed`, whatever happens to the thread
   * @throws Problem when another run holds the engine
   */
  train(request: TrainRequest, listener: (report: EngineReport) => void): void;
  /** Tells the run something; one that has ended does not hear it. */
  order(order: Order, run: string): void;
  close(): Promise<void>;
}

interface Job {
  readonly run: string;
  readonly listener: (report: EngineReport) => void;
}

/** @param startThread makes the worker thread */
export function createEngine(startThread: () => EngineThread, onDeath: (error: unknown) => void): Engine {
  let thread: EngineThread | undefined;
  let job: Job | undefined;

  function start(): EngineThread {
    const started = launch();
    // A thread ends once, but tells it in more ways than one, and its last words may come late.
    const live = () => thread === started;
    const died = (cause: unknown) => {
      if (!live()) return;
      thread = undefined;
      onDeath(cause);
      if (job) settle({ type: 'failed', run: job.run, problem: deathProblem(cause) });
    };
    started.on('message', (report) => {
      if (live()) hear(report);
    });
    started.on('error', died);
    started.on('messageerror', died);
    started.on('exit', (code) => died(new Error(`it ended with code ${code}`)));
    thread = started;
    return started;
  }

  function launch(): EngineThread {
    try {
      return startThread();
    } catch (error) {
      onDeath(error);
      throw error;
    }
  }

  function hear(report: EngineReport): void {
    const run = report.type === 'progress' ? report.progress.id : report.run;
    if (job?.run !== run) return;
    if (report.type === 'ended' || report.type === 'failed') settle(report);
    else job.listener(report);
  }

  /** Free first, then told: whoever hears of the end may begin the next run. */
  function settle(report: EngineReport): void {
    const ended = job;
    job = undefined;
    ended?.listener(report);
  }

  return {
    warm() {
      try {
        if (!thread) start();
      } catch {
        // Told already; the first run tries again.
      }
    },
    train(request, listener) {
      if (job) throw new Problem('busy', 'A run is training already', 'Stop it, or wait until it ends.');
      job = { run: request.run, listener };
      try {
        (thread ?? start()).postMessage(request);
      } catch (error) {
        settle({ type: 'failed', run: request.run, problem: problemData(error) });
      }
    },
    order(type, run) {
      if (job?.run === run) thread?.postMessage({ type, run });
    },
    async close() {
      const closing = thread;
      thread = undefined;
      if (job) settle({ type: 'failed', run: job.run, problem: deathProblem(new Error('it was closed')) });
      await closing?.terminate();
    },
  };
}

function deathProblem(cause: unknown): ProblemData {
  const { code, message } = cause as { code?: string; message?: string };
  const outOfMemory = code === 'ERR_WORKER_OUT_OF_MEMORY';
  return {
    code: 'training',
    message: outOfMemory
      ? 'The training engine ran out of memory and was ended'
      : `The training engine stopped unexpectedly (${message ?? String(cause)})`,
    hint: `The program goes on, and what was trained up to the last checkpoint is kept. ${
      outOfMemory ? 'Train on fewer rows or for fewer iterations.' : 'Continue the run, or train it again.'
    }`,
  };
}
