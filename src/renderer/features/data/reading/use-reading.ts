import { useState } from 'react';
import type { ReadChoices } from '../../../../core/data/receipt.ts';
import type { ProblemData } from '../../../../core/problem.ts';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import type { Argument, Events, Result } from '../../../../shared/ipc.ts';
import { sameChoices } from '../../../../shared/read-choices.ts';
import { tryAsk } from '../../../state/client.ts';
import { useWorkbench } from '../../../state/store.ts';

export interface Reading {
  /** Whether the file is being read now. */
  readonly busy: boolean;
  /** Why the last try went wrong; what was read before is still there. */
  readonly problem: ProblemData | undefined;
  /** Reads the file so. @returns whether it was read */
  readonly read: (choices: ReadChoices) => Promise<boolean>;
}

/** Reads files as the user says; the problem is shown beside what was said. */
function useReading(ask: (choices: ReadChoices) => Promise<Result<DatasetSummary>>): Reading {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemData>();
  return {
    busy,
    problem,
    async read(choices) {
      setBusy(true);
      setProblem(undefined);
      const result = await ask(choices);
      setBusy(false);
      if (!result.ok) {
        setProblem(result.error);
        return false;
      }
      // Read, it has come as an event; cancelled, it is what it was.
      return sameChoices(result.value.receipt?.choices ?? {}, choices);
    },
  };
}

/** Reads the file of an open data set anew. */
export function useReadAnew({ id }: DatasetSummary): Reading {
  return useReading((choices) => tryAsk('dataset.read', { id, choices: sent(choices) }));
}

/** Reads a file that was refused, as the user says. */
export function useOpenDifferently(id: string): Reading {
  return useReading((choices) => tryAsk('files.openDifferently', { id, choices: sent(choices) }));
}

/** A copy: what is sent may be changed where it arrives. */
function sent(choices: ReadChoices): Argument<'dataset.read'>['choices'] {
  return structuredClone(choices) as Argument<'dataset.read'>['choices'];
}

/** How far the reading of a file of this name has come; undefined while there is none. */
export function useOpening(name: string): Events['dataset.opening'] | undefined {
  return useWorkbench(({ openings }) => Object.values(openings).find((opening) => opening.name === name));
}
