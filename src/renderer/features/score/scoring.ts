import { create } from 'zustand';
import type { Events } from '../../../shared/ipc.ts';

type Progress = Events['score.progress'];

/** How far the predictions are that are being saved; null while none are. */
export const useScoring = create<{ readonly progress: Progress | null }>()(() => ({ progress: null }));

/** What the main process tells of it. */
export function scoreProgress(progress: Progress): void {
  useScoring.setState({ progress });
}

/** Nothing is being saved any more. */
export function scoringEnded(): void {
  useScoring.setState({ progress: null });
}
