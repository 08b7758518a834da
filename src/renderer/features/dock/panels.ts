import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A panel of the dock. Its component takes no props: it reads the store. */
export interface PanelEntry {
  readonly id: string;
  readonly title: string;
  readonly component: LazyExoticComponent<ComponentType>;
}

/** Every panel, in the order of the View menu; loaded when first shown. */
export const panels = [
  {
    id: 'data',
    title: 'Data',
    component: lazy(async () => ({ default: (await import('../data/DataPanel.tsx')).DataPanel })),
  },
  {
    id: 'recipe',
    title: 'Recipe',
    component: lazy(async () => ({ default: (await import('../recipe/RecipePanel.tsx')).RecipePanel })),
  },
  {
    id: 'loss',
    title: 'Loss',
    component: lazy(async () => ({ default: (await import('../loss/LossPanel.tsx')).LossPanel })),
  },
  {
    id: 'weights',
    title: 'Weights',
    component: lazy(async () => ({ default: (await import('../weights/WeightsPanel.tsx')).WeightsPanel })),
  },
  {
    id: 'predict',
    title: 'Predict',
    component: lazy(async () => ({ default: (await import('../predict/PredictPanel.tsx')).PredictPanel })),
  },
  {
    id: 'compare',
    title: 'Compare',
    component: lazy(async () => ({ default: (await import('../compare/ComparePanel.tsx')).ComparePanel })),
  },
] as const satisfies readonly PanelEntry[];

export type PanelId = (typeof panels)[number]['id'];

export const panelIds: readonly PanelId[] = panels.map(({ id }) => id);
