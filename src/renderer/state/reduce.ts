import type { DatasetSummary } from '../../shared/datasets.ts';
import type { AppState, Events } from '../../shared/ipc.ts';
import { activeStates, type RunSummary } from '../../shared/runs.ts';
import { marksFor } from './marks.ts';
import type { Workbench } from './store.ts';

/* How the store changes with what the main process tells: state and news in, changes out. */

type Change = Partial<Workbench>;

export const isActive = ({ state }: RunSummary) => activeStates.includes(state);

/** The run that holds the engine. */
export const activeRun = (state: Workbench) => state.runs.find(isActive);

/** The first answer. What is chosen by then stays chosen. */
export function started(state: Workbench, answer: AppState): Change {
  const { version, versions, platform, settings, datasets, recent } = answer;
  const runs = newestFirst(answer.runs);
  const datasetId = state.datasetId ?? datasets.at(-1)?.id ?? null;
  const running = runs.find(isActive);
  // A window that was loaded again goes on where it was; a new one begins with nothing chosen.
  const runId = state.runId ?? running?.id ?? (datasetId === null ? null : (runs[0]?.id ?? null));
  return {
    app: { version, versions, platform },
    settings,
    datasets,
    recent,
    runs,
    datasetId,
    runId,
    marks: marksFor(runs, state.marks),
  };
}

/** A data set is new or was read anew. It is chosen, unless a dialog opens it for itself. */
export function datasetOpened(
  { datasets, datasetId, openings, aside }: Workbench,
  dataset: DatasetSummary,
): Change {
  const known = datasets.some(({ id }) => id === dataset.id);
  const { [dataset.id]: _, ...others } = openings;
  return {
    datasets: known
      ? datasets.map((other) => (other.id === dataset.id ? dataset : other))
      : [...datasets, dataset],
    datasetId: aside && datasetId !== null ? datasetId : dataset.id,
    ...(aside && { aside: { opened: dataset.id } }),
    openings: others,
  };
}

/** The statistics of its columns have come; how it was read stays the same object, so nothing is fetched anew. */
export function datasetDescribed(
  { datasets }: Workbench,
  { id, columns }: Events['dataset.described'],
): Change {
  return {
    datasets: datasets.map((dataset) =>
      dataset.id === id ? { ...dataset, columns: withDescriptions(dataset.columns, columns) } : dataset,
    ),
  };
}

function withDescriptions(
  columns: DatasetSummary['columns'],
  descriptions: Events['dataset.described']['columns'],
): DatasetSummary['columns'] {
  return columns.map((column, i) => {
    const description = descriptions[i]!;
    return { ...column, distinct: description.distinct, description };
  });
}

export function datasetFile({ datasets }: Workbench, { id, state }: Events['dataset.file']): Change {
  return { datasets: datasets.map((dataset) => (dataset.id === id ? { ...dataset, file: state } : dataset)) };
}

export function datasetClosed({ datasets, datasetId }: Workbench, id: string): Change {
  const left = datasets.filter((dataset) => dataset.id !== id);
  return { datasets: left, datasetId: datasetId === id ? neighbour(datasets, id) : datasetId };
}

/** A run is new or changed. A new one is chosen: it was just begun, opened or brought back. */
export function runChanged(state: Workbench, run: RunSummary): Change {
  const known = state.runs.some(({ id }) => id === run.id);
  const runs = known
    ? state.runs.map((other) => (other.id === run.id ? run : other))
    : newestFirst([...state.runs, run]);
  return known ? { runs } : { runs, runId: run.id, marks: marksFor(runs, state.marks) };
}

export function runRemoved({ runs, runId, ticked, marks }: Workbench, id: string): Change {
  const left = runs.filter((run) => run.id !== id);
  return {
    runs: left,
    runId: runId === id ? neighbour(runs, id) : runId,
    ticked: ticked.filter((other) => other !== id),
    marks: marksFor(left, marks),
  };
}

export function toggled(ticked: readonly string[], id: string): readonly string[] {
  return ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id];
}

/** The item to choose when this one goes: the next, else the one before. */
function neighbour(items: readonly { readonly id: string }[], id: string): string | null {
  const at = items.findIndex((item) => item.id === id);
  return items[at + 1]?.id ?? items[at - 1]?.id ?? null;
}

function newestFirst(runs: readonly RunSummary[]): RunSummary[] {
  return [...runs].sort((a, b) => b.created.localeCompare(a.created));
}
