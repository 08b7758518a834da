import type { Recipe } from '../format/recipe.ts';
import type { Resume } from './resume/checkpoint.ts';

/** Watches the validation loss and remembers the parameters where it was least. */
export interface EarlyStopping {
  /** Takes the loss after an epoch. @returns whether it has not fallen for so many epochs that it is time to stop */
  see(loss: number, parameters: Float64Array): boolean;
  /** Puts the best parameters back, for good: a run that goes on begins with them. */
  restoreBest(parameters: Float64Array): void;
  /** The same at the end of the epochs, after which a run that is given more goes on from the last ones. */
  finish(parameters: Float64Array): void;
  /** What it remembers, as a checkpoint holds it. */
  save(): { readonly vectors: Readonly<Record<string, Float64Array>>; readonly numbers: Resume['numbers'] };
}

/**
 * As Keras's EarlyStopping(monitor='val_loss', restore_best_weights=True): a loss counts as better when it is
 * less than the best so far by more than `minDelta`.
 * @param resume of an earlier part of the run
 */
export function createStopping(
  { patience, minDelta }: NonNullable<Recipe['run']['stopping']>,
  parameters: Float64Array,
  resume: Resume | null,
): EarlyStopping {
  const best = Float64Array.from(resume?.vectors.best ?? parameters);
  let bestLoss = resume?.numbers.bestLoss ?? Number.POSITIVE_INFINITY;
  let waited = resume?.numbers.waited ?? 0;
  let last: Float64Array | undefined;
  return {
    see(loss, now) {
      if (loss < bestLoss - minDelta) {
        bestLoss = loss;
        best.set(now);
        waited = 0;
        return false;
      }
      waited++;
      if (waited < patience) return false;
      // Whoever goes on after this gives it as long again.
      waited = 0;
      return true;
    },
    restoreBest: (now) => now.set(best),
    finish(now) {
      // Without a look there is no best.
      if (!Number.isFinite(bestLoss)) return;
      last = now.slice();
      now.set(best);
    },
    save: () => ({
      vectors: { best, ...(last && { last }) },
      // Infinity is no number that a file can hold.
      numbers: Number.isFinite(bestLoss) ? { bestLoss, waited } : { waited },
    }),
  };
}
