import type { ProblemData } from '../../../core/problem.ts';

/** What went wrong and the way out. */
export function ProblemText({ problem: { message, hint } }: { readonly problem: ProblemData }) {
  return (
    <p className="field-error" role="alert">
      {message}. <span className="muted">{hint}</span>
    </p>
  );
}
