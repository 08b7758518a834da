import { app, Menu } from 'electron';
import { type CommandId, commands } from '../../shared/commands.ts';
import type { Announcer } from '../announcer.ts';
import type { RecentFiles } from '../files/recent.ts';
import type { SettingsStore } from '../settings.ts';
import { menuTemplate } from './menu-template.ts';

export interface MainMenu {
  setEnabled(ids: readonly CommandId[]): void;
}

interface Surroundings {
  readonly announcer: Announcer;
  readonly settings: SettingsStore;
  readonly recent: RecentFiles;
  readonly openRecent: (id: string) => void;
  readonly development: boolean;
}

/** The native menu, drawn anew when what it shows has changed. */
export function createMenu(surroundings: Surroundings): MainMenu {
  const { announcer, settings, recent, openRecent, development } = surroundings;
  let enabled: ReadonlySet<CommandId> = new Set(Object.keys(commands) as CommandId[]);

  function perform(id: CommandId): void {
    // A page that hangs could not perform this one.
    if (id === 'quit') app.quit();
    else announcer.announce('command', { id });
  }

  function draw(): void {
    const { platform } = process;
    const { theme } = settings.get();
    const state = { platform, enabled, recent: recent.list(), theme, development };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, { perform, openRecent })));
  }

  let drawn = settings.get().theme;
  announcer.on('recent.changed', draw);
  announcer.on('settings.changed', ({ theme }) => {
    if (theme === drawn) return;
    drawn = theme;
    draw();
  });
  draw();

  return {
    setEnabled(ids) {
      enabled = new Set(ids);
      const menu = Menu.getApplicationMenu();
      for (const id of Object.keys(commands) as CommandId[]) {
        const item = menu?.getMenuItemById(id);
        if (item) item.enabled = enabled.has(id);
      }
    },
  };
}
