import { checkpointOf, type Model } from '../../core/format/model.ts';
import { NumberList } from '../../core/train/number-list.ts';
import type { Checkpoint } from '../../core/train/resume/checkpoint.ts';
import type { EngineReport } from '../../shared/engine.ts';
import { program } from '../../shared/program.ts';
import { activeStates, type RunProgress, type RunState } from '../../shared/runs.ts';
import type { Announce } from '../announcer.ts';
import type { Engine, Order } from './engine.ts';
import { cutToModel, keepable, type Run, summaryOf } from './run.ts';
import type { RunStore } from './run-store.ts';
import type { TrainingRows } from './training-rows.ts';

/** Trains runs: what the engine reports becomes the run's state, its history and its file. */
export interface Trainer {
  /** The run that holds the engine. */
  active(): Run | undefined;
  /** The run that still learns: not one whose end is being measured, which loses nothing by being closed. */
  learning(): Run | undefined;
  /** Whether the program closes: nothing may begin any more. */
  closing(): boolean;
  begin(run: Run, rows: TrainingRows): void;
  /** One that has just ended by itself takes no orders. */
  order(order: Order, run: Run): void;
  /** For closing the program: stops what trains, and ends the engine when that takes too long. */
  close(patience?: number): Promise<void>;
}

interface Surroundings {
  readonly engine: Engine;
  readonly store: RunStore;
  readonly announce: Announce;
}

export function createTrainer({ engine, store, announce }: Surroundings): Trainer {
  let active: Run | undefined;
  /** Told to stop, or done: only its metrics are still to come. */
  let ending = false;
  let closing = false;
  let onEnd = () => {};
  /** A checkpoint whose losses are still on their way: it can be kept once they are here. */
  let checkpoint: Model | undefined;

  const changed = (run: Run) => announce('run.changed', summaryOf(run));

  function begin(run: Run, { table, size, data }: TrainingRows): void {
    run.state = 'preparing';
    run.problem = null;
    run.unsaved = true;
    if (!run.model) forgetHistory(run);
    active = run;
    ending = false;
    store.keep(run);
    changed(run);
    engine.train(
      {
        type: 'train',
        run: run.id,
        recipe: run.recipe,
        table,
        size,
        data,
        title: run.title,
        program,
        ...(run.model && { checkpoint: checkpointOfRun({ ...run, model: run.model }) }),
        seconds: run.model?.training.seconds ?? 0,
      },
      (report) => hear(run, report),
    );
  }

  function hear(run: Run, report: EngineReport): void {
    if (report.type === 'progress') hearProgress(run, report.progress);
    else if (report.type === 'checkpoint') checkpoint = keepable(report.model) ?? undefined;
    else if (report.type === 'ended') end(run, report.model, report.problem);
    else fail(run, report.problem);
    if (active && checkpoint && checkpoint.training.iterations <= run.losses.length) {
      run.model = checkpoint;
      checkpoint = undefined;
      store.keep(run);
    }
  }

  function hearProgress(run: Run, progress: RunProgress): void {
    append(run.losses, progress.losses, progress.from);
    append(run.validationLosses, progress.validationLosses, progress.validationFrom);
    announce('run.progress', progress);
    if (!activeStates.includes(progress.state)) {
      // That it ended is known when its model is here.
      ending = true;
      return;
    }
    if (progress.state === run.state) return;
    run.state = progress.state;
    changed(run);
  }

  function end(run: Run, model: Model | null, problem: Run['problem']): void {
    // Stopped before it went on: then it still has what it had.
    if (model) run.model = keepable(model);
    run.problem = problem;
    settle(run, run.problem ? 'diverged' : outcomeOf(model));
  }

  function fail(run: Run, problem: Run['problem']): void {
    run.problem = closing ? null : problem;
    // What a checkpoint did not hold is lost, so that curve and weights agree.
    cutToModel(run);
    settle(run, closing ? 'interrupted' : 'failed');
  }

  function settle(run: Run, state: RunState): void {
    run.state = state;
    // A file that was being written when it went on holds what it was before.
    run.unsaved = true;
    active = undefined;
    checkpoint = undefined;
    store.keep(run);
    changed(run);
    onEnd();
  }

  return {
    active: () => active,
    learning: () => (ending ? undefined : active),
    closing: () => closing,
    begin,
    order(order, run) {
      if (order === 'stop' && run === active) ending = true;
      engine.order(order, run.id);
    },
    async close(patience = 2000) {
      closing = true;
      const run = active;
      if (run) {
        const ended = new Promise<void>((resolve) => {
          const late = setTimeout(resolve, patience);
          onEnd = () => {
            clearTimeout(late);
            resolve();
          };
        });
        engine.order('stop', run.id);
        await ended;
      }
      await engine.close();
    },
  };
}

function outcomeOf(model: Model | null): RunState {
  return model?.training.outcome ?? 'stopped';
}

/** Takes in what the list does not hold yet of values that begin at `from`. */
function append(list: NumberList, values: Float64Array, from: number): void {
  for (let i = list.length - from; i < values.length; i++) list.push(values[i]!);
}

function checkpointOfRun(run: Run & { model: Model }): Checkpoint {
  return {
    ...checkpointOf(run.model),
    losses: run.losses.slice(),
    validationLosses: run.validationLosses.slice(),
  };
}

/** Nothing was learned that could be gone on from, so the run begins anew. */
function forgetHistory(run: Run): void {
  run.losses = new NumberList();
  run.validationLosses = new NumberList();
}
