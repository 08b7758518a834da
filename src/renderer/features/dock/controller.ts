import type { DockviewApi } from 'dockview-react';
import { type Settings, settingsSchema } from '../../../shared/settings.ts';
import { ask } from '../../state/client.ts';
import { useWorkbench, workbench } from '../../state/store.ts';
import { provideDock } from './dock-control.ts';
import { focusPanel, keepFocus } from './focus.ts';
import { withGaps } from './gaps.ts';
import { addAtHome, defaultLayouts, readLayouts } from './layouts.ts';

const SAVE_AFTER_MS = 500;

/**
 * Keeps the dock to the settings: shows the layout they name, remembers what the user moves, and does
 * what commands ask of it. @returns a function that ends it
 */
export function controlDock(api: DockviewApi): () => void {
  let name = workbench().settings.layoutName;
  let layouts = readLayouts(workbench().settings.layout);
  let loading = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function load(): void {
    loading = true;
    const focused = document.activeElement;
    const saved = layouts[name];
    try {
      if (saved) api.fromJSON(saved, { reuseExistingPanels: true });
      else build();
    } catch {
      // It looked right, and dockview still would not have it.
      build();
    }
    loading = false;
    keepFocus(api, focused);
  }

  function build(): void {
    api.clear();
    defaultLayouts[name](api);
  }

  function save(): void {
    clearTimeout(timer);
    timer = undefined;
    const { [name]: _, ...others } = layouts;
    // An emptied dock comes back with its panels.
    layouts = api.totalPanels > 0 ? { ...others, [name]: withGaps(api.toJSON()) } : others;
    void ask('app.setSettings', { layout: asJson(layouts) });
  }

  function saveNow(): void {
    if (timer !== undefined) save();
  }

  const change = api.onDidLayoutChange(() => {
    if (loading) return;
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  });

  const endFollowing = useWorkbench.subscribe(({ settings }) => {
    if (settings.layoutName === name) return;
    saveNow();
    name = settings.layoutName;
    load();
  });

  load();
  window.addEventListener('pagehide', saveNow);
  provideDock({
    show(id) {
      const panel = api.getPanel(id);
      if (panel) panel.api.setActive();
      else addAtHome(api, id);
      focusPanel(id);
    },
    reset() {
      const { [name]: _, ...others } = layouts;
      layouts = others;
      load();
      save();
    },
  });

  return () => {
    saveNow();
    window.removeEventListener('pagehide', saveNow);
    endFollowing();
    change.dispose();
    provideDock(undefined);
  };
}

function asJson(layouts: unknown): Settings['layout'] {
  return settingsSchema.shape.layout.parse(JSON.parse(JSON.stringify(layouts)));
}
