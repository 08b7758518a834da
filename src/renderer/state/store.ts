import { create } from 'zustand';
import type { DatasetSummary } from '../../shared/datasets.ts';
import type { AppState, Events, RecentFile } from '../../shared/ipc.ts';
import type { RunSummary } from '../../shared/runs.ts';
import { type Settings, settingsSchema } from '../../shared/settings.ts';
import type { Marks } from './marks.ts';

/** What every part of the window may read. Changed by `connect.ts` and by the actions beside it only. */
export interface Workbench {
  /** Undefined until the main process has answered. */
  readonly app: Pick<AppState, 'version' | 'versions' | 'platform'> | undefined;
  readonly settings: Settings;
  readonly datasets: readonly DatasetSummary[];
  /** The data set that panels show and Train uses. */
  readonly datasetId: string | null;
  /** While a dialog opens a file for itself, which is not chosen for that: the data set that it came to. */
  readonly aside: { readonly opened: string | null } | null;
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  /** The run that panels show. */
  readonly runId: string | null;
  /** Runs ticked for comparison, in the order of ticking. */
  readonly ticked: readonly string[];
  /** What colour, dash and marker each run has: see `marks.ts`. */
  readonly marks: Marks;
  /** Grows by one whenever the numbers of a run change; its details are in `run-details.ts`. */
  readonly revisions: Readonly<Record<string, number>>;
  readonly recent: readonly RecentFile[];
  /** Files being read, by id. */
  readonly openings: Readonly<Record<string, Events['dataset.opening']>>;
  /** Which dialog is open over everything. */
  readonly dialog: DialogName | null;
}

export type DialogName =
  | 'palette'
  | 'shortcuts'
  | 'about'
  | 'rename'
  | 'continue'
  | 'examples'
  | 'makeData'
  | 'reading'
  | 'score';

export const useWorkbench = create<Workbench>()(() => ({
  app: undefined,
  settings: settingsSchema.parse({}),
  datasets: [],
  datasetId: null,
  aside: null,
  runs: [],
  runId: null,
  ticked: [],
  marks: {},
  revisions: {},
  recent: [],
  openings: {},
  dialog: null,
}));

export const workbench = useWorkbench.getState;
export const change = useWorkbench.setState;

export const chosenDataset = (state: Workbench) => state.datasets.find(({ id }) => id === state.datasetId);
export const chosenRun = (state: Workbench) => state.runs.find(({ id }) => id === state.runId);
export const tickedRuns = (state: Workbench) =>
  state.ticked.flatMap((id) => state.runs.filter((run) => run.id === id));
