import type { PartSizes } from '../data/split.ts';
import { descentOf, type Recipe } from '../format/recipe.ts';
import { Problem, quote } from '../problem.ts';
import { arangeLength } from './exhaustive/arange.ts';

/** What a recipe asks for on a data set, known before anything is trained. */
export interface Plan {
  /** Rows of each part. */
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
  readonly parameters: number;
  /** Rows of a batch; the last one of an epoch may be shorter. */
  readonly batch: number;
  readonly updatesPerEpoch: number;
  readonly epochs: number;
  /** Updates of a descent, points of a search, 1 for a solution. */
  readonly updates: number;
}

/** @throws Problem when the run would have no end, nothing to stop by, or a model that no file could hold */
export function planRun(recipe: Recipe, parts: PartSizes, parameters: number): Plan {
  refuseLarge(parameters);
  if (!descentOf(recipe)) return { ...wholeRun(recipe), rows: parts, parameters, batch: parts.train };
  if (recipe.run.stopping && parts.validation === 0) throw nothingToWatch(recipe, parts.train);
  const batch = recipe.run.batch === 'all' ? parts.train : Math.min(recipe.run.batch, parts.train);
  const updatesPerEpoch = Math.ceil(parts.train / batch);
  const { epochs } = recipe.run;
  const updates = epochs * updatesPerEpoch;
  refuseEndless(updates + (parts.validation > 0 ? epochs : 0), 'run.epochs', `${epochs} makes`);
  return { rows: parts, parameters, batch, updatesPerEpoch, epochs, updates };
}

/** Of a search or a solution: one epoch. */
function wholeRun({ optimizer }: Recipe) {
  const axes = optimizer.kind === 'exhaustive' ? Object.values(optimizer.grid) : [];
  const points = axes.reduce((product, [from, to, step]) => product * arangeLength(from, to, step), 1);
  refuseEndless(points, 'optimizer.grid', 'its points make');
  return { updatesPerEpoch: points, epochs: 1, updates: points };
}

function nothingToWatch({ split }: Recipe, train: number): Problem {
  const byColumn = split.order === 'column';
  const path = byColumn ? 'split.column' : 'split.validation';
  const message = byColumn
    ? `${quote(split.column)} says 'validation' in no row, so run.stopping has nothing to watch`
    : `${split.validation} of so few rows leaves none, beside ${train} to train on, that run.stopping could watch`;
  const hint = byColumn
    ? 'Write validation rows into that column, or leave stopping out.'
    : 'Give the validation part a larger share, or leave stopping out.';
  return new Problem('recipe', `${path}: ${message}`, hint, [{ path, message }]);
}

/** A model file holds up to five numbers for each, and could not be opened again with more. */
const MOST_PARAMETERS = 1_000_000;

function refuseLarge(parameters: number): void {
  if (parameters <= MOST_PARAMETERS) return;
  const path = 'model.hidden';
  const message = `its layers have ${parameters} parameters; allowed: at most ${MOST_PARAMETERS}`;
  const hint = 'Take fewer units, or leave out columns with many categories.';
  throw new Problem('recipe', `${path}: ${message}`, hint, [{ path, message }]);
}

/** A model file holds every loss of its run, and could not be opened again with more. */
const MOST_LOSSES = 10_000_000;

function refuseEndless(losses: number, path: string, what: string): void {
  if (losses <= MOST_LOSSES) return;
  const epochs = path === 'run.epochs';
  const allowed = epochs ? 'as many epochs as have 10000000 losses in all' : 'at most 10000000';
  const message = `${what} a run of ${losses} losses; allowed: ${allowed}`;
  const hint = epochs
    ? 'Ask for fewer epochs, or for larger batches.'
    : 'Take larger steps, or fewer parameters.';
  throw new Problem('recipe', `${path}: ${message}`, hint, [{ path, message }]);
}
