import { createScoring } from '../../../src/core/evaluate/scoring/scoring.ts';
import type { ScoringSheet } from '../../../src/core/evaluate/scoring-sheet.ts';
import { Problem } from '../../../src/core/problem.ts';
import type { FakeDataset } from './data.ts';
import type { FakeRun } from './runs.ts';

/** A run's model held against a data set, as the main process does it. */
export function fakeSheet({ model, summary }: FakeRun, { table, summary: data }: FakeDataset): ScoringSheet {
  if (!model) throw new Problem('training', `\u201c${summary.title}\u201d has no model`, 'Train it first.');
  const types = data.columns.map(({ type }) => type);
  const steps = createScoring(model, { table, types, named: true });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.sheet((row) => `${data.name} line ${row + 1}`);
}
