import type { ProblemData } from '../core/problem.ts';
import type { Plan } from '../core/train/plan.ts';

/** What a recipe comes to on a data set, or why it cannot be trained there. */
export type RecipeCheck = RecipeOutlook | { readonly problem: ProblemData };

/** What is known of a run before it begins. */
export interface RecipeOutlook {
  readonly plan: Plan;
  /** Rows that meet the recipe's condition, all where it has none: those that are split. */
  readonly rows: number;
  /** Inputs of the network, by name: "RM", "RAD=4". */
  readonly inputs: readonly string[];
  /** Its outputs: a target each, or a class: "MEDV", "species=virginica". */
  readonly outputs: readonly string[];
  /** What the data makes worth saying. */
  readonly warnings: readonly string[];
}
