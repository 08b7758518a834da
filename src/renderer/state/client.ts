import type { ProblemData } from '../../core/problem.ts';
import type { Answer, Argument, Bridge, RequestName, Result } from '../../shared/ipc.ts';

declare global {
  interface Window {
    /** What the preload provides. */
    readonly descent: Bridge;
  }
}

type ProblemListener = (problem: ProblemData) => void;
let showProblem: ProblemListener = () => {};

/** Says where problems of requests are shown. */
export function onProblem(listener: ProblemListener): void {
  showProblem = listener;
}

/** Asks the main process; a problem is shown to the user and comes back as undefined. */
export async function ask<N extends RequestName>(
  name: N,
  ...argument: Argument<N> extends undefined ? [] : [Argument<N>]
): Promise<Answer<N> | undefined> {
  const result = await window.descent.invoke(name, argument[0] as Argument<N>);
  if (result.ok) return result.value;
  showProblem(result.error);
  return undefined;
}

/** Asks for what nobody waits for: a problem only means that there is no answer. */
export async function askQuietly<N extends RequestName>(
  name: N,
  argument: Argument<N>,
): Promise<Answer<N> | undefined> {
  const result = await window.descent.invoke(name, argument);
  return result.ok ? result.value : undefined;
}

/** Asks, and has whoever asks show the problem where it belongs. */
export function tryAsk<N extends RequestName>(name: N, argument: Argument<N>): Promise<Result<Answer<N>>> {
  return window.descent.invoke(name, argument);
}
