import { useEffect, useState } from 'react';
import type { ScoringSheet } from '../../../core/evaluate/scoring-sheet.ts';
import type { ProblemData } from '../../../core/problem.ts';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { tryAsk } from '../../state/client.ts';

export type SheetState =
  | { readonly state: 'asking' }
  | { readonly state: 'there'; readonly sheet: ScoringSheet }
  | { readonly state: 'refused'; readonly problem: ProblemData };

/** What to know before a run's model predicts a data set; asked anew when either is another one. */
export function useSheet(run: string, dataset: DatasetSummary | undefined): SheetState {
  const [answer, setAnswer] = useState<SheetState>({ state: 'asking' });
  const id = dataset?.id;
  const receipt = dataset?.receipt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew, the same data set has other columns
  useEffect(() => {
    if (id === undefined) return;
    let late = false;
    setAnswer({ state: 'asking' });
    void tryAsk('score.sheet', { run, dataset: id }).then((result) => {
      if (late) return;
      setAnswer(
        result.ok ? { state: 'there', sheet: result.value } : { state: 'refused', problem: result.error },
      );
    });
    return () => {
      late = true;
    };
  }, [run, id, receipt]);
  return answer;
}
