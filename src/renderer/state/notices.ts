import { create } from 'zustand';
import type { ProblemData } from '../../core/problem.ts';

/** Something to tell the user over everything; drawn by components/Notices.tsx. */
export interface Notice {
  readonly id: number;
  readonly kind: 'problem' | 'done' | 'hint';
  readonly message: string;
  /** The way out. */
  readonly hint?: string;
  readonly action?: { readonly label: string; readonly perform: () => void };
  /** Milliseconds until it goes by itself; 0 stays until it is closed. */
  readonly timeout: number;
}

export const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));

const MOST = 4;
const SHORT = 4000;
const UNDO = 'Undo';
const TIME_TO_UNDO = 12_000;
let next = 1;

/** Shows a problem; it stays until it is closed. The same problem is not shown twice. */
export function showProblem({ message, hint }: ProblemData, action?: Notice['action']): void {
  if (useNotices.getState().notices.some((notice) => notice.message === message)) return;
  add({ kind: 'problem', message, hint, timeout: 0, ...(action && { action }) });
}

/** Says that something was done, where that cannot be seen. */
export function showDone(message: string): void {
  add({ kind: 'done', message, timeout: SHORT });
}

/** Says why nothing happened; there is only one at a time. */
export function showHint(message: string): void {
  dismissKind('hint');
  add({ kind: 'hint', message, timeout: SHORT });
}

/** Says what was done and offers to take it back. */
export function showUndo(message: string, undo: () => void): void {
  add({ kind: 'done', message, action: { label: UNDO, perform: undo }, timeout: TIME_TO_UNDO });
}

/** Takes back what was done last, as long as that is offered. @returns whether anything was */
export function undoLast(): boolean {
  const last = useNotices.getState().notices.findLast(({ action }) => action?.label === UNDO);
  if (!last) return false;
  dismissNotice(last.id);
  last.action!.perform();
  return true;
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

function dismissKind(kind: Notice['kind']): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.kind !== kind) }));
}

function add(notice: Omit<Notice, 'id'>): void {
  const id = next++;
  useNotices.setState(({ notices }) => ({ notices: [...notices, { ...notice, id }].slice(-MOST) }));
}
