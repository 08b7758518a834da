import { type Model, modelOf } from '../../../src/core/format/model.ts';
import type { Recipe } from '../../../src/core/format/recipe.ts';
import { type ProblemData, problemData } from '../../../src/core/problem.ts';
import { divergedProblem } from '../../../src/core/train/diverged.ts';
import { NumberList } from '../../../src/core/train/number-list.ts';
import { train } from '../../../src/core/train/train.ts';
import { createTraining } from '../../../src/core/train/training.ts';
import type { RunSummary } from '../../../src/shared/runs.ts';
import type { FakeDataset } from './data.ts';

/** A run as the fake holds it. */
export interface FakeRun {
  summary: RunSummary;
  model: Model | null;
  losses: NumberList;
  validationLosses: NumberList;
}

export function newRun(id: string, title: string, recipe: Recipe, dataset: FakeDataset): FakeRun {
  const { plan } = createTraining(recipe, dataset.table);
  return {
    summary: {
      id,
      origin: 'trained',
      title,
      created: new Date().toISOString(),
      state: 'preparing',
      recipe,
      data: { name: dataset.summary.name, sha256: dataset.summary.sha256 },
      iterations: 0,
      updates: plan.updates,
      updatesPerEpoch: plan.updatesPerEpoch,
      lastLoss: null,
      metrics: null,
      warnings: [],
      spark: [],
      problem: null,
      file: null,
      unsaved: true,
    },
    model: null,
    losses: new NumberList(),
    validationLosses: new NumberList(),
  };
}

/** Trains to the end at once. */
export function finishedRun(id: string, title: string, recipe: Recipe, dataset: FakeDataset): FakeRun {
  const run = newRun(id, title, recipe, dataset);
  const training = createTraining(recipe, dataset.table);
  const steps = train(training);
  while (!steps.next(1e7).done);
  run.losses = new NumberList(training.losses.slice());
  run.validationLosses = new NumberList(training.validationLosses.slice());
  run.model =
    modelOf(
      training,
      { program: 'Descent (preview)', title, data: originOf(dataset), seconds: 0.1 },
      { loss: [], validationLoss: [] },
    ) ?? null;
  settle(
    run,
    training.outcome ?? 'finished',
    training.outcome === 'diverged' ? problemData(divergedProblem(training)) : null,
  );
  return run;
}

export function originOf({ summary }: FakeDataset) {
  const { name, sha256, rows, columns } = summary;
  return { name, sha256, rows, columns: columns.map((column) => column.name) };
}

/** Brings a run's summary up to what it holds. */
export function settle(run: FakeRun, state: RunSummary['state'], problem: ProblemData | null = null): void {
  const losses = run.losses.slice();
  const every = Math.max(1, Math.floor(losses.length / 40));
  run.summary = {
    ...run.summary,
    state,
    problem,
    iterations: losses.length,
    lastLoss: losses.at(-1) ?? null,
    metrics: run.model?.metrics ?? null,
    warnings: run.model?.training.warnings ?? [],
    spark: Array.from(losses.filter((_, i) => i % every === 0)).slice(0, 40),
  };
}
