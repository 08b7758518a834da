import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { type MenuState, menuTemplate } from '../../../src/main/window/menu-template.ts';
import { type CommandId, commands } from '../../../src/shared/commands.ts';

const every = Object.keys(commands) as CommandId[];
const state: MenuState = {
  platform: 'linux',
  enabled: new Set(every),
  recent: [],
  theme: 'system',
  development: false,
};

function menu(given: Partial<MenuState> = {}) {
  const performed: string[] = [];
  const act = (id: string) => void performed.push(id);
  const menus = menuTemplate({ ...state, ...given }, { perform: act, openRecent: act });
  const items = menus.flatMap(({ submenu }) => (submenu ?? []) as MenuItemConstructorOptions[]);
  return { menus, items, performed, item: (id: CommandId) => items.find((item) => item.id === id)! };
}

const click = ({ click }: MenuItemConstructorOptions) => (click as () => void)();

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  it('has every command once, which it performs', () => {
    const { items, performed } = menu({ platform });
    const own = items.filter(({ id }) => id !== undefined);
    expect(own.map(({ id }) => id).sort()).toEqual([...every].sort());
    for (const item of own) click(item);
    expect(performed).toEqual(own.map(({ id }) => id));
  });
  it('shows shortcuts without taking them from the page', () => {
    for (const { id, accelerator, registerAccelerator } of menu({ platform }).items) {
      if (!id || !accelerator) continue;
      expect(accelerator).toBe((commands as Record<string, { accelerator?: string }>)[id]!.accelerator);
      expect(registerAccelerator).toBe(false);
    }
  });
  it('never has two lines on end, nor one at an end', () => {
    for (const { submenu, role } of menu({ platform, development: true }).menus) {
      if (role === 'windowMenu') continue;
      const lines = (submenu as MenuItemConstructorOptions[]).map(({ type }) =>
        type === 'separator' ? '-' : 'x',
      );
      expect(lines.join('')).not.toMatch(/^-|--|-$/);
    }
  });
});

describe('the menu', () => {
  it('greys what cannot be used', () => {
    const { item } = menu({ enabled: new Set<CommandId>(['open']) });
    expect([item('open').enabled, item('train').enabled]).toEqual([true, false]);
  });
  it('marks the theme', () => {
    const { item } = menu({ theme: 'dark' });
    expect(
      [item('themeSystem'), item('themeLight'), item('themeDark')].map(({ type, checked }) => [
        type,
        checked,
      ]),
    ).toEqual([
      ['radio', false],
      ['radio', false],
      ['radio', true],
    ]);
  });
  it('lists recent files', () => {
    const { items, performed } = menu({ recent: [{ id: 'r1', name: 'a&b.csv', folder: '~/data' }] });
    const recent = items.find(({ label }) => label === 'Open recent')!;
    const [file] = recent.submenu as MenuItemConstructorOptions[];
    expect(file!.label).toBe('a&&b.csv  (~/data)');
    click(file!);
    expect(performed).toEqual(['r1']);
    expect(menu().items.find(({ label }) => label === 'Open recent')!.enabled).toBe(false);
  });
  it('has Quit and About where a Mac has them', () => {
    const labels = (name: NodeJS.Platform) =>
      menu({ platform: name }).menus.map(({ label, role }) => label ?? role);
    expect(labels('linux')).toEqual(['&File', '&Edit', '&View', '&Run', '&Help']);
    expect(labels('darwin')).toEqual(['appMenu', '&File', '&Edit', '&View', '&Run', 'windowMenu', '&Help']);
  });
  it('has tools for developing only then', () => {
    const tools = (development: boolean) =>
      menu({ development }).items.some(({ role }) => role === 'toggleDevTools');
    expect([tools(true), tools(false)]).toEqual([true, false]);
  });
});
