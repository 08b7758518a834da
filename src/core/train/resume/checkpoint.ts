import type { GeneratorState } from '../../random/random-state.ts';

/** How a run ended: ran its epochs, stopped early, was stopped, or its loss stopped being a finite number. */
export type Outcome = 'finished' | 'early' | 'stopped' | 'diverged';

/** Where an earlier run of the same recipe and data was left. */
export interface Checkpoint {
  readonly iterations: number;
  readonly parameters: ArrayLike<number>;
  readonly first: ArrayLike<number>;
  readonly gradient: ArrayLike<number>;
  readonly losses: ArrayLike<number>;
  readonly validationLosses: ArrayLike<number>;
  readonly resume: Resume | null;
}

/** What training needs beside its parameters, so that going on gives the bits of never having stopped. */
export interface Resume {
  /** The optimizer's moments, the best parameters so far and so on: flat lists by name. */
  readonly vectors: Readonly<Record<string, readonly number[]>>;
  /** The looks at the validation rows that were heard, and what early stopping remembers: numbers by name. */
  readonly numbers: Readonly<Record<string, number>>;
  /** What a learning-rate schedule that watches the loss remembers; empty for the others. */
  readonly schedule: readonly number[];
  /** Of a shuffled run. */
  readonly shuffle: ShuffleState | null;
}

/** A shuffled run's place in its epoch. */
export interface ShuffleState {
  readonly generator: GeneratorState;
  /** Whole shuffles made. */
  readonly shuffles: number;
  /** The next place that a shuffle under way fills; 0 between two shuffles. */
  readonly place: number;
  /** The rows in their order as little-endian 32-bit integers in base64; null for tables so long that replaying is less. */
  readonly order: string | null;
}
