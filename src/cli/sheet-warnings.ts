import type { FeatureSheet, ScoringSheet } from '../core/evaluate/scoring-sheet.ts';

type Doubtful = 'below' | 'above' | 'unseen' | 'missing';

const sayings: Readonly<Record<Doubtful, (name: string, rows: string, filled: boolean) => string>> = {
  below: (name, rows) => `${name} is below all that training saw in ${rows}`,
  above: (name, rows) => `${name} is above all that training saw in ${rows}`,
  unseen: (name, rows) => `${name} has a category that training never saw in ${rows}`,
  missing: (name, rows, filled) =>
    filled
      ? `${name} is missing in ${rows} and was filled in`
      : `${name} is missing in ${rows}, which got no prediction, as training left such rows out`,
};

/** What should be known of the rows of a file before their predictions are believed. */
export function sheetWarnings({ features }: ScoringSheet): string[] {
  return features.flatMap((feature: FeatureSheet) =>
    (Object.keys(sayings) as Doubtful[])
      .filter((state) => feature[state] > 0)
      .map((state) =>
        sayings[state](
          feature.name,
          feature[state] === 1 ? '1 row' : `${feature[state]} rows`,
          feature.fill !== null,
        ),
      ),
  );
}
