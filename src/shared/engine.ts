import type { Table } from '../core/data/table.ts';
import type { DataOrigin, Model } from '../core/format/model.ts';
import type { Recipe } from '../core/format/recipe.ts';
import type { ProblemData } from '../core/problem.ts';
import type { DataSize } from '../core/train/measure-data.ts';
import type { Checkpoint } from '../core/train/resume/checkpoint.ts';
import type { RunProgress } from './runs.ts';

/**
 * The messages between the main process and the engine's thread. Every one carries the id of its run;
 * a run that was begun is answered by exactly one `ended` or `failed`, whatever happens.
 */
export type EngineRequest =
  | {
      readonly type: 'train';
      readonly run: string;
      readonly recipe: Recipe;
      /** On shared memory: both sides read the same rows. */
      readonly table: Table;
      /** What the recipe takes of it. */
      readonly size: DataSize;
      readonly data: DataOrigin;
      readonly title: string;
      readonly program: string;
      readonly checkpoint?: Checkpoint;
      /** Seconds that earlier parts of the run took. */
      readonly seconds: number;
    }
  | { readonly type: 'pause'; readonly run: string }
  | { readonly type: 'resume'; readonly run: string }
  /** One update of a run that is paused. */
  | { readonly type: 'step'; readonly run: string }
  | { readonly type: 'stop'; readonly run: string };

export type EngineReport =
  | { readonly type: 'progress'; readonly progress: RunProgress }
  /** Now and then while it trains, so that a kill loses little; the model's history is left empty. */
  | { readonly type: 'checkpoint'; readonly run: string; readonly model: Model }
  /** The end: `model` is null when it was stopped before there was one; its history is left empty. */
  | {
      readonly type: 'ended';
      readonly run: string;
      readonly model: Model | null;
      /** Set when it diverged: what to tell and what to do. */
      readonly problem: ProblemData | null;
    }
  | { readonly type: 'failed'; readonly run: string; readonly problem: ProblemData };
