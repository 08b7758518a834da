import type { DockviewApi, SerializedDockview } from 'dockview-react';
import { z } from 'zod';
import { type LayoutName, layoutNames } from '../../../shared/settings.ts';
import { type PanelId, panelIds, panels } from './panels.ts';

/** What the settings keep: the panels of each layout as the user has left them. */
export type SavedLayouts = Partial<Record<LayoutName, SerializedDockview>>;

const size = z.number().min(0).optional();
const leaf = z.object({
  type: z.literal('leaf'),
  data: z.object({ id: z.string(), views: z.array(z.string()).min(1), activeView: z.string().optional() }),
  size,
});
type Grid = z.output<typeof leaf> | { type: 'branch'; data: Grid[]; size?: number | undefined };
const grid: z.ZodType<Grid> = z.lazy(() =>
  z.union([leaf, z.object({ type: z.literal('branch'), data: z.array(grid).min(1), size })]),
);
const savedLayout = z.object({
  grid: z.object({
    root: grid,
    width: z.number().positive(),
    height: z.number().positive(),
    orientation: z.enum(['HORIZONTAL', 'VERTICAL']),
  }),
  panels: z.record(z.string(), z.object({ id: z.string(), contentComponent: z.string() })),
});

/** The layouts among settings that can be used; what is broken, or from another version, is left out. */
export function readLayouts(saved: unknown): SavedLayouts {
  if (typeof saved !== 'object' || saved === null) return {};
  const layouts = saved as Readonly<Record<string, unknown>>;
  const usable = layoutNames.filter((name) => isUsable(layouts[name]));
  return Object.fromEntries(usable.map((name) => [name, layouts[name] as SerializedDockview]));
}

/** Whether dockview can show it: well-formed, and every panel known, described and placed exactly once. */
function isUsable(layout: unknown): boolean {
  const { success, data } = savedLayout.safeParse(layout);
  if (!success) return false;
  const placed = viewsOf(data.grid.root);
  const described = Object.entries(data.panels);
  return (
    placed.length === described.length &&
    new Set(placed).size === placed.length &&
    described.every(
      ([key, { id, contentComponent }]) =>
        key === id && id === contentComponent && panelIds.includes(id as PanelId) && placed.includes(id),
    )
  );
}

function viewsOf(node: Grid): string[] {
  return node.type === 'leaf' ? node.data.views : node.data.flatMap(viewsOf);
}

type Place = NonNullable<Parameters<DockviewApi['addPanel']>[0]['position']>;

/** Puts a panel into the dock. */
export function addPanel(
  api: DockviewApi,
  id: PanelId,
  position?: Place,
  initial: { initialWidth?: number; initialHeight?: number } = {},
): void {
  const { title } = panels.find((panel) => panel.id === id)!;
  api.addPanel({ id, title, component: id, ...(position && { position }), ...initial } as Parameters<
    DockviewApi['addPanel']
  >[0]);
}

const RECIPE_WIDTH = 312;

/** The ready layouts, built into an empty dock. */
export const defaultLayouts: Readonly<Record<LayoutName, (api: DockviewApi) => void>> = {
  train(api) {
    const width = Math.max(0, api.width - RECIPE_WIDTH);
    addPanel(api, 'recipe');
    addPanel(api, 'loss', { direction: 'right' }, { initialWidth: width });
    addPanel(api, 'weights', below('loss'), { initialHeight: Math.round(api.height * 0.45) });
    addPanel(
      api,
      'predict',
      { referencePanel: 'weights', direction: 'right' },
      { initialWidth: Math.round(width * 0.48) },
    );
  },
  inspect(api) {
    addPanel(api, 'data');
    addPanel(api, 'weights', { direction: 'right' }, { initialWidth: Math.round(api.width * 0.36) });
  },
  compare(api) {
    addPanel(api, 'compare');
  },
};

const below = (referencePanel: PanelId): Place => ({ referencePanel, direction: 'below' });

type Direction = 'left' | 'right' | 'above' | 'below' | 'within';

/** Where a panel that is asked for and not there goes: beside the first of these that is there. */
const homes: Readonly<Record<PanelId, readonly (readonly [PanelId, Direction])[]>> = {
  data: [
    ['loss', 'within'],
    ['compare', 'within'],
    ['weights', 'left'],
  ],
  recipe: [],
  loss: [
    ['compare', 'below'],
    ['weights', 'above'],
    ['predict', 'above'],
    ['data', 'within'],
  ],
  weights: [
    ['predict', 'left'],
    ['loss', 'below'],
    ['data', 'right'],
    ['compare', 'within'],
  ],
  predict: [
    ['weights', 'right'],
    ['loss', 'below'],
    ['data', 'within'],
    ['compare', 'within'],
  ],
  compare: [
    ['loss', 'within'],
    ['data', 'within'],
    ['weights', 'within'],
  ],
};

export function addAtHome(api: DockviewApi, id: PanelId): void {
  if (id === 'recipe' && api.totalPanels > 0) {
    addPanel(api, id, { direction: 'left' }, { initialWidth: RECIPE_WIDTH });
    return;
  }
  const home = homes[id].find(([neighbour]) => api.getPanel(neighbour));
  addPanel(api, id, home && { referencePanel: home[0], direction: home[1] });
}
