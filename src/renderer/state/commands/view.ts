import type { LayoutName, Theme } from '../../../shared/settings.ts';
import { showView } from '../../features/data/view.ts';
import { resetDock, showPanel } from '../../features/dock/dock-control.ts';
import type { PanelId } from '../../features/dock/panels.ts';
import { ask } from '../client.ts';
import { setSettings } from '../settings.ts';
import { type Workbench, workbench } from '../store.ts';
import { always, dialog, type Enabled, needsDataset } from './performance.ts';

const ZOOM_STEP = 0.5;
const MOST_ZOOM = 5;

const layout = (layoutName: LayoutName) => always(() => void setSettings({ layoutName }));
const theme = (chosen: Theme) => always(() => void setSettings({ theme: chosen }));

/** The dock stands where a data set or a run is chosen. */
const hasDock = ({ datasetId, runId }: Workbench): Enabled =>
  datasetId !== null || runId !== null ? true : 'Open a data set first';

const panel = (id: PanelId) => ({ perform: () => showPanel(id), enabled: hasDock });

const zoomBy = (step: number) => ({
  perform: () => void setSettings({ zoom: clamp(workbench().settings.zoom + step) }),
  enabled: ({ settings }: Workbench): Enabled =>
    clamp(settings.zoom + step) === settings.zoom ? 'It does not go any further' : true,
});

export const viewCommands = {
  palette: dialog('palette'),
  layoutTrain: layout('train'),
  layoutInspect: layout('inspect'),
  layoutCompare: layout('compare'),
  resetLayout: { perform: resetDock, enabled: hasDock },
  toggleSidebar: always(() => void setSettings({ sidebar: !workbench().settings.sidebar })),
  showData: panel('data'),
  showRecipe: panel('recipe'),
  showLoss: panel('loss'),
  showWeights: panel('weights'),
  showPredict: panel('predict'),
  showCompare: panel('compare'),
  showCorrelations: {
    perform: () => {
      showPanel('data');
      showView('correlations');
    },
    enabled: needsDataset,
  },
  themeSystem: theme('system'),
  themeLight: theme('light'),
  themeDark: theme('dark'),
  zoomIn: zoomBy(ZOOM_STEP),
  zoomOut: zoomBy(-ZOOM_STEP),
  zoomReset: always(() => void setSettings({ zoom: 0 })),
  shortcuts: dialog('shortcuts'),
  showLog: always(() => void ask('app.showLog')),
  about: dialog('about'),
};

function clamp(zoom: number): number {
  return Math.max(-MOST_ZOOM, Math.min(MOST_ZOOM, zoom));
}
