import { type ProblemData, problemData } from '../core/problem.ts';
import type { Announce } from './announcer.ts';
import type { Log } from './log.ts';

/** Problems that no request of the window asked for: logged, and shown as soon as the window listens. */
export interface Problems {
  readonly tell: (error: unknown) => void;
  /** The window listens. */
  begin(): void;
}

export function createProblems(announce: Announce, log: Log): Problems {
  const waiting: ProblemData[] = [];
  let listening = false;
  return {
    tell(error) {
      const data = problemData(error);
      if (data.code === 'internal') log.error(data.message, error);
      else log.warn(data.message);
      if (listening) announce('problem', data);
      else waiting.push(data);
    },
    begin() {
      listening = true;
      for (const data of waiting.splice(0)) announce('problem', data);
    },
  };
}
