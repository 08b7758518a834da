import { randomUUID } from 'node:crypto';
import { type DataOrigin, isFiniteModel, type Model } from '../../core/format/model.ts';
import type { Recipe } from '../../core/format/recipe.ts';
import type { ProblemData } from '../../core/problem.ts';
import { NumberList } from '../../core/train/number-list.ts';
import { activeStates, type RunDetail, type RunState, type RunSummary } from '../../shared/runs.ts';

/** A file that a run's model was saved as or opened from. */
export interface ModelFile {
  readonly path: string;
  /** Of its text, in hex: tells whether the file is still the one that was written or read. */
  readonly sha256: string;
}

/** A run as the main process holds it. */
export interface Run {
  readonly id: string;
  readonly origin: RunSummary['origin'];
  readonly created: string;
  readonly data: DataOrigin;
  title: string;
  state: RunState;
  recipe: Recipe;
  updatesPerEpoch: number;
  /** What it has learned, as of its last checkpoint or its end; its history is empty, it stands below. */
  model: Model | null;
  losses: NumberList;
  validationLosses: NumberList;
  problem: ProblemData | null;
  file: ModelFile | null;
  unsaved: boolean;
}

const NO_HISTORY: Model['history'] = { loss: [], validationLoss: [] };

/** A run that is about to begin. */
export function newRun(
  given: Pick<Run, 'title' | 'recipe' | 'data' | 'updatesPerEpoch'>,
  learned: Partial<Pick<Run, 'model' | 'losses' | 'validationLosses'>> = {},
): Run {
  return {
    id: randomUUID(),
    origin: 'trained',
    created: new Date().toISOString(),
    state: 'preparing',
    model: null,
    losses: new NumberList(),
    validationLosses: new NumberList(),
    problem: null,
    file: null,
    unsaved: true,
    ...given,
    ...learned,
  };
}

/** A model file as an entry of the list. */
export function runOfFile(model: Model, file: ModelFile): Run {
  const { title, recipe, data, training, history } = model;
  return {
    id: randomUUID(),
    origin: 'file',
    created: new Date().toISOString(),
    title,
    state: training.outcome,
    recipe,
    data,
    updatesPerEpoch: training.updatesPerEpoch,
    model: { ...model, history: NO_HISTORY },
    losses: new NumberList(history.loss),
    validationLosses: new NumberList(history.validationLoss),
    problem: null,
    file,
    unsaved: false,
  };
}

export const isActive = ({ state }: Run): boolean => activeStates.includes(state);

/** A model that a file can hold; one that is caught while a parameter is infinite cannot be kept. */
export function keepable(model: Model | null): Model | null {
  return model && isFiniteModel(model) ? model : null;
}

/** Forgets the losses that came after what the model has learned, so that the two agree. */
export function cutToModel(run: Run): void {
  if (!run.model) return;
  const { iterations, updatesPerEpoch } = run.model.training;
  // A look at the validation rows may have come after the checkpoint of its epoch.
  const looks = run.model.resume?.numbers.looks ?? Math.floor(iterations / updatesPerEpoch);
  run.losses = cut(run.losses, iterations);
  run.validationLosses = cut(run.validationLosses, looks);
}

function cut(list: NumberList, length: number): NumberList {
  return list.length > length ? new NumberList(list.slice(0, length)) : list;
}

/** The run's model as a file holds it. */
export function wholeModel(run: Run & { model: Model }): Model {
  return {
    ...run.model,
    title: run.title,
    history: {
      loss: Array.from(run.losses.slice()),
      validationLoss: Array.from(run.validationLosses.slice()),
    },
  };
}

export function summaryOf(run: Run): RunSummary {
  const { id, origin, title, created, state, recipe, data, updatesPerEpoch, model, losses } = run;
  return {
    id,
    origin,
    title,
    created,
    state,
    recipe,
    data: { name: data.name, sha256: data.sha256 },
    iterations: losses.length,
    updates: recipe.run.epochs * updatesPerEpoch,
    updatesPerEpoch,
    lastLoss: losses.slice(-1)[0] ?? null,
    // While it trains, those of its last end are out of date.
    metrics: isActive(run) ? null : (model?.metrics ?? null),
    warnings: model?.training.warnings ?? [],
    spark: sparkOf(losses),
    problem: run.problem,
    file: run.file && fileName(run.file),
    unsaved: run.unsaved,
  };
}

export function detailOf({ id, model, losses, validationLosses }: Run): RunDetail {
  return { id, model, losses: losses.slice(), validationLosses: validationLosses.slice() };
}

function fileName({ path }: ModelFile): string {
  return path.replace(/^.*[\\/]/, '');
}

const SPARK_POINTS = 40;

/** At most 40 losses, evenly apart, the first and the last among them. */
function sparkOf(losses: NumberList): number[] {
  const count = Math.min(SPARK_POINTS, losses.length);
  const step = count > 1 ? (losses.length - 1) / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) => {
    const at = Math.round(i * step);
    return losses.slice(at, at + 1)[0]!;
  });
}
