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
 * Counts the rows of conditions as they are typed: asks once one has paused, one question at a time, and tells the
 * answer to the last one only.
 */
export function createRowCounter(
  ask: (where: string) => Promise<Result<{ readonly rows: number }>>,
  tell: (counted: Counted | undefined) => void,
): RowCounter {
  let meant = '';
  let asked: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    // While an answer is on its way the newest condition waits for it.
    if (meant === '' || asked !== undefined) return;
    asked = meant;
    const result = await ask(asked);
    const newest = asked === meant;
    asked = undefined;
    if (!newest) {
      void look();
      return;
    }
    tell(
      result.ok ? { state: 'counted', rows: result.value.rows } : { state: 'wrong', problem: result.error },
    );
  }

  return {
    mean(where) {
      meant = where.trim();
      clearTimeout(timer);
      tell(meant === '' ? undefined : { state: 'counting' });
      if (meant !== '') timer = setTimeout(() => void look(), PAUSE_MS);
    },
    end() {
      meant = '';
      clearTimeout(timer);
    },
  };
}
