import type { DockviewApi } from 'dockview-react';
import type { PanelId } from './panels.ts';

export const panelElementId = (id: PanelId) => `panel-${id}`;

/** How many frames a panel may take until it is drawn. */
const MOST_FRAMES = 30;

/** Brings the keyboard into a panel once it is drawn. */
export function focusPanel(id: PanelId): void {
  requestAnimationFrame(() => document.getElementById(panelElementId(id))?.focus());
}

/**
 * Puts the keyboard back where it was before panels were moved about or, when that is gone, into the first
 * panel. A place outside the dock, that still has it, keeps it.
 */
export function keepFocus(api: DockviewApi, before: Element | null, frames = MOST_FRAMES): void {
  requestAnimationFrame(() => {
    if (document.activeElement && document.activeElement !== document.body) return;
    const first = api.groups[0]?.activePanel;
    const place =
      before instanceof HTMLElement && before !== document.body && before.isConnected
        ? before
        : first && document.getElementById(panelElementId(first.id as PanelId));
    if (place) place.focus();
    else if (frames > 0) keepFocus(api, before, frames - 1);
  });
}
