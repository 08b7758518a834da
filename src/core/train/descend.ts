import { MOST_AT_ONCE, UPDATE_COST } from './memory.ts';
import type { Objective } from './objective/objective.ts';
import type { ShuffledOrder } from './resume/shuffled-order.ts';
import type { EarlyStopping } from './stopping.ts';
import type { Training } from './training.ts';

/** How the parameters follow the gradient. */
export interface Descent {
  readonly objective: Objective;
  readonly order: ShuffledOrder | undefined;
  /** Makes an update, counted from 1, by the gradient of the batch. */
  readonly step: (rate: number, update: number) => void;
  /** The learning rate of an epoch, counted from 0. */
  readonly rate: (epoch: number) => number;
  /** Whether that is the same in every epoch. */
  readonly steady: boolean;
  /** Hears the validation loss after each epoch, or else the mean loss of its iterations. */
  readonly onEpoch: (loss: number) => void;
  readonly stopping: EarlyStopping | undefined;
}

/**
 * Makes the updates of a run, from wherever it is. A generator, so that its driver owns the time: each
 * `next(work)` does about `work` multiplications and comes back, in the middle of an update too; leaving it there
 * stops the run with all whole updates done. How the work is cut never changes a bit of the result.
 * @returns how it ended: a loss that is not finite is diverging
 */
export function* descend(
  training: Training,
  descent: Descent,
): Generator<void, 'finished' | 'early' | 'diverged', number> {
  const { plan, network, parameters, gradient, losses, validationLosses, prepared } = training;
  const { objective, order, stopping } = descent;
  const { updates } = objective;
  const { train, validation } = prepared!;
  const many = training.kernels.allocate(MOST_AT_ONCE);
  /** Whether the network's gradient is that of a batch that is not whole yet. */
  let inBatch = false;
  /** Whether the last update was one of many. */
  let amongMany = false;
  training.settle = () => {
    if (inBatch) return;
    if (amongMany) updates?.settle?.();
    gradient.set(network.gradient);
  };
  const fullCost = objective.rowCost * plan.batch + UPDATE_COST;
  let work = 0;
  /** Epochs whose end was seen to; a run is never left between the last update of one and that. */
  let seen = Math.floor(training.iterations / plan.updatesPerEpoch);

  for (;;) {
    const epoch = Math.floor(training.iterations / plan.updatesPerEpoch);
    const inEpoch = training.iterations - epoch * plan.updatesPerEpoch;
    if (inEpoch === 0 && epoch > 0) {
      const verdict = yield* endEpoch(epoch);
      if (verdict) return verdict;
    }
    if (training.iterations >= plan.updates) {
      settleForGood();
      // What it keeps is of the last parameters, from which a longer run goes on.
      objective.save?.();
      stopping?.finish(parameters);
      return 'finished';
    }
    if (inEpoch === 0 && order) yield* order.shuffleFor(epoch);
    // What was given while rows were measured or shuffled has been spent on that.
    if (work <= 0 || (inEpoch === 0 && watched())) work = yield;

    const rate = descent.rate(epoch);
    if (updates) {
      const affordable = Math.max(1, Math.ceil(work / fullCost));
      // A full batch has an epoch an update: they are made at once unless something is looked at after each.
      const left =
        plan.updatesPerEpoch === 1 && !watched() ? plan.updates : (epoch + 1) * plan.updatesPerEpoch;
      const count = Math.min(left - training.iterations, affordable, MOST_AT_ONCE);
      const made = updates.make(inEpoch * plan.batch, plan.batch, count, rate, many);
      for (let i = 0; i < made; i++) losses.push(many[i]!);
      training.iterations += made;
      work -= made * fullCost;
      amongMany ||= made > 0;
      if (made > 0) continue;
    }

    const from = inEpoch * plan.batch;
    const to = Math.min(from + plan.batch, train.rows);
    if (to - from > objective.block) {
      // It may be left between two pieces.
      training.settle();
      inBatch = true;
    }
    objective.begin(to - from);
    for (let at = from; at < to; at += objective.block) {
      const end = Math.min(at + objective.block, to);
      objective.add(at, end);
      work -= (end - at) * objective.rowCost + UPDATE_COST;
      if (work <= 0 && end < to) work = yield;
    }
    const loss = objective.end();
    if (!Number.isFinite(loss)) return 'diverged';
    losses.push(loss);
    descent.step(rate, training.iterations + 1);
    inBatch = false;
    amongMany = false;
    training.iterations++;
  }

  /** Whether the end of an epoch is more than a number. */
  function watched(): boolean {
    return validation.rows > 0 || !descent.steady || order !== undefined;
  }

  /** Looks at the validation rows after so many epochs, unless that was done. */
  function* endEpoch(epochs: number): Generator<void, 'early' | 'diverged' | undefined> {
    if (validation.rows === 0) {
      if (!descent.steady && epochs > seen) descent.onEpoch(meanOf(losses.view(-plan.updatesPerEpoch)));
      seen = epochs;
      return undefined;
    }
    if (validationLosses.length >= epochs) return undefined;
    const loss = yield* objective.evaluate(validation);
    if (!Number.isFinite(loss)) return 'diverged';
    validationLosses.push(loss);
    descent.onEpoch(loss);
    if (!stopping?.see(loss, parameters)) return undefined;
    settleForGood();
    stopping.restoreBest(parameters);
    objective.moved?.();
    return 'early';
  }

  /** What is only worked out when somebody looks would else be worked out over the best that are put back. */
  function settleForGood(): void {
    if (!stopping) return;
    training.settle();
    amongMany = false;
  }
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
