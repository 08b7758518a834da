import type { PanelId } from './panels.ts';

/** What the dock can be told from outside. */
export interface DockControl {
  /** Brings a panel to the front, opening it when it was closed. */
  show(panel: PanelId): void;
  /** Puts the panels of this layout back. */
  reset(): void;
}

let control: DockControl | undefined;
let waiting: PanelId | undefined;

/** The dock says how it is controlled while it is there. */
export function provideDock(provided: DockControl | undefined): void {
  control = provided;
  if (control && waiting) control.show(waiting);
  waiting = undefined;
}

/** Shows a panel; one that is asked for before the dock is there is shown once it is. */
export function showPanel(panel: PanelId): void {
  if (control) control.show(panel);
  else waiting = panel;
}

export function resetDock(): void {
  control?.reset();
}
