import type { ProblemData } from '../../../../core/problem.ts';
import type { Result } from '../../../../shared/ipc.ts';

/** What is known of a condition. */
export type Counted =
  | { readonly state: 'counting' }
  | { readonly state: 'counted'; readonly rows: number }
  | { readonly state: 'wrong'; readonly problem: ProblemData };

/** How long one has not typed before a condition is looked at. */
export const PAUSE_MS = 250;

interface RowCounter {
  /** Says which condition is meant now; an empty one is not counted. */
  mean(where: string): void;
  /** Nobody listens any more. */
  end(): void;
}

/**
 * Counts the rows of conditions as they are typed: asks once one has paused, and tells the answer to the last question
 * only. A newer question ends the one that the main process is still at.
 */
export function createRowCounter(
  ask: (where: string) => Promise<Result<{ readonly rows: number }>>,
  tell: (counted: Counted | undefined) => void,
): RowCounter {
  let meant = '';
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    if (meant === '') return;
    const own = ++asked;
    const result = await ask(meant);
    if (own !== asked) return;
    tell(
      result.ok ? { state: 'counted', rows: result.value.rows } : { state: 'wrong', problem: result.error },
    );
  }

  return {
    mean(where) {
      meant = where.trim();
      asked++;
      clearTimeout(timer);
      tell(meant === '' ? undefined : { state: 'counting' });
      if (meant !== '') timer = setTimeout(() => void look(), PAUSE_MS);
    },
    end() {
      asked++;
      clearTimeout(timer);
    },
  };
}
