import type { RunSummary } from '../../../shared/runs.ts';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export interface RunDialogProps extends DialogProps {
  /** The chosen run, which the dialog is about. */
  readonly run: RunSummary;
}
