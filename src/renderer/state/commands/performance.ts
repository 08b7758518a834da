import { activeRun, isActive } from '../reduce.ts';
import { change, chosenDataset, chosenRun, type DialogName, type Workbench, workbench } from '../store.ts';

/** Whether a command can be used now: true, or the reason why not, as a sentence without its full stop. */
export type Enabled = true | string;

/** What a command does, and when. */
export interface Performance {
  readonly perform: () => void;
  readonly enabled: (state: Workbench) => Enabled;
}

/** A command that can always be used. */
export function always(perform: () => void): Performance {
  return { perform, enabled: () => true };
}

/** A command that opens a dialog, and closes it when it is open. */
export function dialog(name: DialogName): Performance {
  return always(() => change({ dialog: workbench().dialog === name ? null : name }));
}

export const needsDataset = (state: Workbench): Enabled =>
  chosenDataset(state) ? true : 'Open a data set first';

export const needsRun = (state: Workbench): Enabled => (chosenRun(state) ? true : 'Choose a run first');

/** A chosen run that is not being trained. */
export function needsRestingRun(state: Workbench): Enabled {
  const run = chosenRun(state);
  if (!run) return 'Choose a run first';
  return isActive(run) ? 'This run is still being trained; stop it first' : true;
}

export const needsFreeEngine = (state: Workbench): Enabled =>
  activeRun(state) ? 'A run is being trained; stop it or wait until it ends' : true;

/** The first reason against it. */
export function both(...enabled: readonly ((state: Workbench) => Enabled)[]) {
  return (state: Workbench): Enabled => {
    for (const each of enabled) {
      const answer = each(state);
      if (answer !== true) return answer;
    }
    return true;
  };
}
