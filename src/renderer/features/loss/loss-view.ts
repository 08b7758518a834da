import { create } from 'zustand';
import type { XUnit } from '../../charts/x-place.ts';

/** How losses are drawn; kept while the program runs, so that a panel that was closed comes back as it was. */
export interface LossView {
  readonly x: XUnit;
  readonly y: 'log' | 'linear';
  readonly smoothing: Smoothing;
  readonly validation: boolean;
  /** Ids of runs that are not drawn. */
  readonly hidden: readonly string[];
}

/** How many iterations are averaged: a number, those of an epoch, or as many as noise asks for. */
export type Smoothing = number | 'epoch' | 'auto';

export const smoothings: readonly Smoothing[] = ['auto', 1, 5, 17, 51, 201, 1001, 'epoch'];

export const useLossView = create<LossView>()(() => ({
  x: 'iteration',
  y: 'log',
  smoothing: 'auto',
  validation: true,
  hidden: [],
}));

export const changeLossView = useLossView.setState;

/** Draws a run's line, or not. */
export function toggleLine(id: string): void {
  const { hidden } = useLossView.getState();
  changeLossView({
    hidden: hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id],
  });
}
