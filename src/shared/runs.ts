import type { PartMetrics } from '../core/evaluate/metrics.ts';
import type { Model } from '../core/format/model.ts';
import type { Recipe } from '../core/format/recipe.ts';
import type { ProblemData } from '../core/problem.ts';

/**
 * Where a run stands. `early`: the validation loss fell no more, so it ended with its best parameters.
 * `interrupted`: the program ended while it trained, with what it had by then. `failed`: it could not go on,
 * and `problem` says why.
 */
export type RunState =
  | 'preparing'
  | 'training'
  | 'paused'
  | 'finished'
  | 'early'
  | 'stopped'
  | 'diverged'
  | 'failed'
  | 'interrupted';

/** The states in which a run holds the engine. */
export const activeStates: readonly RunState[] = ['preparing', 'training', 'paused'];

/** What the list of runs shows, and what every panel may know of a run without asking for its whole. */
export interface RunSummary {
  readonly id: string;
  /** Trained here, or a model file that was opened. */
  readonly origin: 'trained' | 'file';
  readonly title: string;
  /** When it began or was opened, ISO 8601. */
  readonly created: string;
  readonly state: RunState;
  readonly recipe: Recipe;
  readonly data: { readonly name: string; readonly sha256: string };
  readonly iterations: number;
  /** Updates that the recipe asks for. */
  readonly updates: number;
  readonly updatesPerEpoch: number;
  readonly lastLoss: number | null;
  readonly metrics: PartMetrics | null;
  readonly warnings: readonly string[];
  /** At most 40 points for the tiny line in the list. */
  readonly spark: readonly number[];
  readonly problem: ProblemData | null;
  /** The name of the file it was last saved as or opened from; null while it is only in the list. */
  readonly file: string | null;
  /** Whether it changed since it was saved. */
  readonly unsaved: boolean;
}

/** All of a run that its panels draw. */
export interface RunDetail {
  readonly id: string;
  /** The weights and scaling; null while there are none (being prepared, failed early). Its history is left empty here. */
  readonly model: Model | null;
  readonly losses: Float64Array;
  readonly validationLosses: Float64Array;
}

/** What came since the last message of a run that trains; at most some twenty a second. */
export interface RunProgress {
  readonly id: string;
  readonly state: RunState;
  /** Updates made. */
  readonly iterations: number;
  readonly updates: number;
  readonly updatesPerEpoch: number;
  /** The losses from iteration `from` on; those before were sent. */
  readonly from: number;
  readonly losses: Float64Array;
  readonly validationFrom: number;
  readonly validationLosses: Float64Array;
  /** The parameters and the last gradient as they stand, flat. */
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly iterationsPerSecond: number;
  readonly secondsLeft: number | null;
}
