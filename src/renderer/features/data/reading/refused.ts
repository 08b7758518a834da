import { create } from 'zustand';
import type { Events } from '../../../../shared/ipc.ts';
import { showProblem } from '../../../state/notices.ts';
import { change } from '../../../state/store.ts';

export type Refused = Events['dataset.refused'];

/** The file that could not be read, which the dialog is about; undefined when it is about an open data set. */
export const useRefused = create<{ readonly refused: Refused | undefined }>()(() => ({ refused: undefined }));

/** Says why a file was not opened, and offers to read it as the user says. */
export function showRefused(refused: Refused): void {
  showProblem(refused.problem, {
    label: 'Open differently\u2026',
    perform: () => {
      useRefused.setState({ refused });
      change({ dialog: 'reading' });
    },
  });
}

export function forgetRefused(): void {
  useRefused.setState({ refused: undefined });
}
