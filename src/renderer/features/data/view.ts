import { create } from 'zustand';
import { change, workbench } from '../../state/store.ts';
import { showPanel } from '../dock/dock-control.ts';
import type { Cell } from './grid/grid-keys.ts';

/** What the Data panel shows of a data set. */
export type PanelView = 'rows' | 'correlations';

interface Shown {
  readonly view: PanelView;
  /** A cell to go to, in the file's order, once its data set is drawn. */
  readonly sought: { readonly dataset: string; readonly cell: Cell } | undefined;
}

export const useDataView = create<Shown>()(() => ({ view: 'rows', sought: undefined }));

export function showView(view: PanelView): void {
  useDataView.setState({ view });
}

/** Shows a cell of a data set in the grid. @param cell in the file's order */
export function showCell(dataset: string, cell: Cell): void {
  useDataView.setState({ view: 'rows', sought: { dataset, cell } });
  if (workbench().datasetId !== dataset) change({ datasetId: dataset });
  showPanel('data');
}

/** The cell has been gone to. */
export function endSeeking(): void {
  useDataView.setState({ sought: undefined });
}
