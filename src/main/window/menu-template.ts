import type { MenuItemConstructorOptions } from 'electron';
import { type Command, type CommandId, commands, type MenuName } from '../../shared/commands.ts';
import type { RecentFile } from '../../shared/ipc.ts';
import type { Theme } from '../../shared/settings.ts';

/** What the menu depends on. */
export interface MenuState {
  readonly platform: NodeJS.Platform;
  /** Those that can be used now. */
  readonly enabled: ReadonlySet<CommandId>;
  readonly recent: readonly RecentFile[];
  readonly theme: Theme;
  readonly development: boolean;
}

interface Actions {
  readonly perform: (id: CommandId) => void;
  readonly openRecent: (id: string) => void;
}

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

const labels: Readonly<Record<MenuName, string>> = {
  file: '&File',
  edit: '&Edit',
  view: '&View',
  run: '&Run',
  help: '&Help',
};

const themeOf: Partial<Record<CommandId, Theme>> = {
  themeSystem: 'system',
  themeLight: 'light',
  themeDark: 'dark',
};

/** A Mac has these in the program's own menu. */
const inAppMenu: readonly CommandId[] = ['about', 'quit'];

/** The native menu: the table of commands, and what every program has beside its own commands. */
export function menuTemplate(state: MenuState, actions: Actions): Item[] {
  const mac = state.platform === 'darwin';
  const entries = (Object.entries(commands) as [CommandId, Command][]).filter(
    ([id]) => !(mac && inAppMenu.includes(id)),
  );
  const own = (menu: MenuName) =>
    entries
      .filter(([, command]) => command.menu === menu)
      .flatMap(([id, command], i) => [
        ...(command.separated && i > 0 ? [SEPARATOR] : []),
        item(id, command, state, actions),
        ...(id === 'openBoston' ? [recentMenu(state.recent, actions)] : []),
      ]);

  const submenus: Readonly<Record<MenuName, Item[]>> = {
    file: own('file'),
    edit: [...textItems(mac), SEPARATOR, ...own('edit')],
    view: [...own('view'), SEPARATOR, { role: 'togglefullscreen' }, ...toolItems(state.development)],
    run: own('run'),
    help: own('help'),
  };
  const menus = (['file', 'edit', 'view', 'run', 'help'] as const).map(
    (name): Item => ({ label: labels[name], submenu: submenus[name] }),
  );
  return mac
    ? [appMenu(state, actions), ...menus.slice(0, -1), { role: 'windowMenu' }, menus.at(-1)!]
    : menus;
}

function item(id: CommandId, { label, accelerator }: Command, state: MenuState, { perform }: Actions): Item {
  const theme = themeOf[id];
  return {
    id,
    label,
    enabled: state.enabled.has(id),
    ...(theme && { type: 'radio', checked: theme === state.theme }),
    // Shown alone: the page binds all shortcuts, from the same table. A Mac registers them all the same; there,
    // too, the page sees a key first, and what it handles (preventDefault) does not come to the menu.
    ...(accelerator && { accelerator, registerAccelerator: false }),
    click: () => perform(id),
  };
}

/** For fields of text; the system words and binds them. */
function textItems(mac: boolean): Item[] {
  const roles = ['undo', 'redo', undefined, 'cut', 'copy', 'paste', 'selectAll'] as const;
  const items = roles.map((role): Item => (role ? { role } : SEPARATOR));
  return mac ? [...items, SEPARATOR, { role: 'startSpeaking' }, { role: 'stopSpeaking' }] : items;
}

function toolItems(development: boolean): Item[] {
  return development ? [SEPARATOR, { role: 'forceReload' }, { role: 'toggleDevTools' }] : [];
}

function recentMenu(recent: readonly RecentFile[], { openRecent }: Actions): Item {
  return {
    label: 'Open recent',
    enabled: recent.length > 0,
    submenu: recent.map(({ id, name, folder }) => ({
      // An ampersand alone would mark a letter.
      label: `${name}  (${folder})`.replaceAll('&', '&&'),
      click: () => openRecent(id),
    })),
  };
}

function appMenu(state: MenuState, actions: Actions): Item {
  return {
    role: 'appMenu',
    submenu: [
      item('about', commands.about, state, actions),
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      item('quit', commands.quit, state, actions),
    ],
  };
}
