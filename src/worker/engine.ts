import { modelOf, type Provenance } from '../core/format/model.ts';
import { Problem, problemData } from '../core/problem.ts';
import { divergedProblem } from '../core/train/diverged.ts';
import { endTraining, train } from '../core/train/train.ts';
import { createTraining, type Training } from '../core/train/training.ts';
import type { EngineReport, EngineRequest } from '../shared/engine.ts';
import type { RunProgress, RunState } from '../shared/runs.ts';

interface Surroundings {
  readonly post: (report: EngineReport) => void;
  /** Milliseconds, always growing. */
  readonly now: () => number;
  /** Calls back soon, after messages that wait have been handled. */
  readonly later: (callback: () => void) => void;
}

export interface Engine {
  handle(request: EngineRequest): void;
}

/** Messages wait this long at most while a run trains. */
const SLICE_MS = 8;
/** Multiplications between two looks at the clock: some 0.3 ms. */
const WORK = 300_000;
/** Some twenty messages a second, which is as often as a chart is worth drawing. */
const PROGRESS_MS = 50;
const CHECKPOINT_MS = 5000;
/** Whoever keeps it takes a small part of this for each. */
const CHECKPOINT_MS_A_PARAMETER = 0.1;
/** Telling takes about a hundredth of the time at most: of a large network less is told, but always four times a second. */
const PATIENCE = 100;
const SLOWEST_PROGRESS_MS = 250;

type Phase = 'running' | 'paused' | 'stepping' | 'ending';

/** One run in the engine. */
interface Job {
  readonly run: string;
  readonly training: Training;
  readonly provenance: Omit<Provenance, 'seconds'>;
  steps: Generator<void, void, number>;
  phase: Phase;
  /** Milliseconds that it has trained: pauses do not count. */
  worked: number;
  startedAt: number;
  sentLosses: number;
  sentValidation: number;
  /** When the next one is due. */
  progressAt: number;
  checkpointAt: number;
  /** For the rate: updates and time at its last measurement. */
  readonly measured: { iterations: number; worked: number };
  rate: number;
}

/**
 * Turns messages into calls of the core: one run at a time, trained in slices so that pause and stop are
 * heard within some ten milliseconds. Every run ends with exactly one `ended` or `failed`.
 */
export function createEngine({ post, now, later }: Surroundings): Engine {
  let job: Job | undefined;
  let scheduled = false;

  /** One slice waits at a time, however many messages ask for one. */
  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    later(slice);
  }

  function begin(request: EngineRequest & { type: 'train' }): void {
    const { run, recipe, table, size, checkpoint, data, title, program, seconds } = request;
    try {
      if (job)
        throw new Problem('busy', 'The engine trains another run already', 'Stop it, or wait until it ends.');
      const training = createTraining(recipe, table, { checkpoint, size });
      job = {
        run,
        training,
        provenance: { data, title, program },
        steps: train(training),
        phase: 'running',
        worked: seconds * 1000,
        startedAt: now(),
        sentLosses: checkpoint?.losses.length ?? 0,
        sentValidation: checkpoint?.validationLosses.length ?? 0,
        progressAt: now(),
        checkpointAt: Number.NEGATIVE_INFINITY,
        measured: { iterations: checkpoint?.iterations ?? 0, worked: seconds * 1000 },
        rate: 0,
      };
      schedule();
    } catch (error) {
      post({ type: 'failed', run, problem: problemData(error) });
    }
  }

  function slice(): void {
    scheduled = false;
    if (!job || job.phase === 'paused') return;
    const current = job;
    const started = now();
    const { iterations } = current.training;
    // So little that it comes back after every update.
    const work = current.phase === 'stepping' ? 1 : WORK;
    const stepped = () => current.phase === 'stepping' && current.training.iterations > iterations;
    try {
      let done = false;
      while (!done && !stepped() && now() - started < SLICE_MS) done = current.steps.next(work).done ?? false;
      current.worked += now() - current.startedAt;
      current.startedAt = now();
      if (done) {
        finish(current);
        return;
      }
    } catch (error) {
      job = undefined;
      post({ type: 'failed', run: current.run, problem: problemData(error) });
      return;
    }
    if (stepped()) {
      pause(current);
      return;
    }
    if (now() >= current.progressAt) reportProgress(current);
    if (now() >= current.checkpointAt && current.phase === 'running') checkpoint(current);
    schedule();
  }

  /** The first one comes as soon as the data is prepared: from then on there is a model to be looked at. */
  function checkpoint(current: Job): void {
    const started = now();
    const model = currentModel(current);
    if (!model) return;
    post({ type: 'checkpoint', run: current.run, model });
    const rest = Math.max(
      PATIENCE * (now() - started),
      CHECKPOINT_MS_A_PARAMETER * current.training.parameters.length,
    );
    current.checkpointAt = now() + Math.max(CHECKPOINT_MS, rest);
  }

  function finish(ended: Job): void {
    job = undefined;
    reportProgress(ended);
    const problem =
      ended.training.outcome === 'diverged' ? problemData(divergedProblem(ended.training)) : null;
    post({ type: 'ended', run: ended.run, model: currentModel(ended) ?? null, problem });
  }

  function reportProgress(current: Job): void {
    const started = now();
    const { training, measured } = current;
    const elapsed = current.worked - measured.worked;
    // Measured over a while, so that the number can be read.
    if (elapsed >= 250 || current.rate === 0) {
      if (elapsed > 0) current.rate = ((training.iterations - measured.iterations) / elapsed) * 1000;
      measured.iterations = training.iterations;
      measured.worked = current.worked;
    }
    const left = training.plan.updates - training.iterations;
    training.settle();
    const progress: RunProgress = {
      id: current.run,
      state: stateOf(current),
      iterations: training.iterations,
      updates: training.plan.updates,
      updatesPerEpoch: training.plan.updatesPerEpoch,
      from: current.sentLosses,
      losses: training.losses.slice(current.sentLosses),
      validationFrom: current.sentValidation,
      validationLosses: training.validationLosses.slice(current.sentValidation),
      parameters: training.parameters.slice(),
      gradient: training.gradient.slice(),
      iterationsPerSecond: current.rate,
      secondsLeft: current.rate > 0 ? left / current.rate : null,
    };
    current.sentLosses = training.losses.length;
    current.sentValidation = training.validationLosses.length;
    post({ type: 'progress', progress });
    const rest = Math.min(SLOWEST_PROGRESS_MS, PATIENCE * (now() - started));
    current.progressAt = now() + Math.max(PROGRESS_MS, rest);
  }

  /** As it stands, without its history, which has been sent piece by piece. */
  function currentModel({ training, provenance, worked }: Job) {
    training.settle();
    return modelOf(training, { ...provenance, seconds: worked / 1000 }, { loss: [], validationLoss: [] });
  }

  function pause(current: Job): void {
    if (current.phase !== 'running' && current.phase !== 'stepping') return;
    current.phase = 'paused';
    reportProgress(current);
    // It may stay paused for long: what it has is kept.
    checkpoint(current);
  }

  function resume(current: Job): void {
    if (current.phase !== 'paused') return;
    current.phase = 'running';
    current.startedAt = now();
    reportProgress(current);
    schedule();
  }

  function step(current: Job): void {
    if (current.phase !== 'paused') return;
    current.phase = 'stepping';
    current.startedAt = now();
    schedule();
  }

  /** Leaves the training where it is and lets the rest of the slices measure what it has learned. */
  function stop(current: Job): void {
    // One that has come to its end by itself is only measured.
    if (current.phase === 'ending' || current.training.outcome !== undefined) return;
    current.phase = 'ending';
    current.startedAt = now();
    current.steps = endTraining(current.training, 'stopped');
    // Told at once: measuring what was learned takes a while with millions of rows.
    current.training.outcome = 'stopped';
    reportProgress(current);
    schedule();
  }

  const actions = { pause, resume, step, stop };

  return {
    handle(request) {
      if (request.type === 'train') begin(request);
      else if (job?.run === request.run) actions[request.type](job);
    },
  };
}

function stateOf({ phase, training }: Job): RunState {
  if (training.outcome) return training.outcome;
  if (phase === 'paused' || phase === 'stepping') return 'paused';
  return training.prepared ? 'training' : 'preparing';
}
