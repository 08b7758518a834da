import { Classes } from '@blueprintjs/core';
import type { Theme } from '../../shared/settings.ts';
import { useWorkbench, workbench } from './store.ts';

const system = () => matchMedia('(prefers-color-scheme: dark)');

/** Draws the window in the theme of the settings or, where they say so, of the system, and keeps to it. */
export function followTheme(): void {
  let theme: Theme | undefined;
  const apply = () => draw(workbench().settings.theme);
  useWorkbench.subscribe(({ settings }) => {
    if (settings.theme !== theme) apply();
    theme = settings.theme;
  });
  system().addEventListener('change', apply);
  apply();
}

/** Whether a theme is drawn dark. */
export function isDark(theme: Theme): boolean {
  return theme === 'system' ? system().matches : theme === 'dark';
}

function draw(theme: Theme): void {
  const dark = isDark(theme);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.body.classList.toggle(Classes.DARK, dark);
}
