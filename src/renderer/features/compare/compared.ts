import type { Model } from '../../../core/format/model.ts';
import type { RunSummary } from '../../../shared/runs.ts';

/** A run that is compared; its model is null while it is not here, or where it came to none. */
export interface Compared {
  readonly run: RunSummary;
  readonly model: Model | null;
}

export const partNames = ['test', 'validation', 'train'] as const;
export type PartName = (typeof partNames)[number];
