import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSettings } from '../../src/main/settings.ts';
import { requests } from '../../src/shared/ipc.ts';
import { settingsSchema } from '../../src/shared/settings.ts';
import { temporaryFolder } from './parts.ts';

async function settingsIn(folder: string) {
  const problems: string[] = [];
  const told: unknown[] = [];
  const settings = await openSettings(
    folder,
    (_name, payload) => told.push(payload),
    (problem) => problems.push((problem as Error).message),
  );
  return { settings, problems, told };
}

const place = { x: 1, y: 2, width: 1000, height: 700, maximized: true };

describe('settings', () => {
  it('begin with the defaults and come back as they were left', async () => {
    const folder = temporaryFolder();
    const { settings, problems, told } = await settingsIn(folder);
    expect(settings.get()).toEqual(settingsSchema.parse({}));
    expect(settings.place()).toBeNull();
    const changed = settings.change({ theme: 'dark', drafts: { a: { learningRate: 0.1 } } });
    expect(told).toEqual([changed]);
    settings.keepPlace(place);
    await settings.flush();
    const again = await settingsIn(folder);
    expect(again.settings.get()).toEqual({
      ...settingsSchema.parse({}),
      theme: 'dark',
      drafts: { a: { learningRate: 0.1 } },
    });
    expect(again.settings.place()).toEqual(place);
    expect([...problems, ...again.problems]).toEqual([]);
  });

  it('change alone: the others stay, also those that a patch names as undefined', async () => {
    const { settings } = await settingsIn(temporaryFolder());
    settings.change({ theme: 'dark', zoom: 2 });
    settings.change({ sidebar: false, zoom: undefined });
    expect(settings.get()).toMatchObject({ theme: 'dark', zoom: 2, sidebar: false });
    // The window's request, too, must not bring defaults in for what it leaves out.
    settings.change(requests['app.setSettings'].argument.parse({ sidebar: true }));
    expect(settings.get()).toMatchObject({ theme: 'dark', zoom: 2, sidebar: true });
  });

  it.each([
    ['cut', '{"theme": "da'],
    ['empty', ''],
    ['of another kind', '[1, 2]'],
    ['with a wrong value', '{"theme": "pink"}'],
    ['with a place that is none', '{"window": {"x": 1e9}}'],
    ['reaching for a prototype', '{"__proto__": {"theme": "dark"}}'],
  ])('start anew when their file is %s, which is kept', async (_what, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), text);
    const { settings, problems } = await settingsIn(folder);
    expect(settings.get()).toEqual(settingsSchema.parse({}));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^settings\.json could not be used/);
    expect(readFileSync(join(folder, 'settings.broken.json'), 'utf8')).toBe(text);
    settings.change({ theme: 'light' });
    await settings.flush();
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).theme).toBe('light');
  });

  it('put aside what cannot be read, and say so without a path', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'settings.json'));
    const { settings, problems } = await settingsIn(folder);
    expect(problems).toEqual([
      'settings.json could not be used, so Descent starts without it: settings.json is a folder',
    ]);
    expect(existsSync(join(folder, 'settings.broken.json'))).toBe(true);
    settings.change({ theme: 'light' });
    await settings.flush();
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).theme).toBe('light');
  });

  it('are not written over what could not be put aside', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{"theme": "da');
    mkdirSync(join(folder, 'settings.broken.json', 'full'), { recursive: true });
    const { settings, problems } = await settingsIn(folder);
    settings.change({ theme: 'light' });
    await settings.flush();
    expect(settings.get().theme).toBe('light');
    expect(problems).toHaveLength(1);
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('{"theme": "da');
  });

  it('leave out what they do not know', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{"theme": "dark", "later": 1}');
    const { settings, problems } = await settingsIn(folder);
    expect(settings.get()).toEqual({ ...settingsSchema.parse({}), theme: 'dark' });
    expect(problems).toEqual([]);
  });

  it('are told of, not lost in memory, when they cannot be written', async () => {
    const folder = join(temporaryFolder(), 'not-there');
    const { settings, problems } = await settingsIn(folder);
    settings.change({ theme: 'dark' });
    await settings.flush();
    expect(problems).toHaveLength(1);
    expect(settings.get().theme).toBe('dark');
    mkdirSync(folder);
    settings.change({ zoom: 1 });
    await settings.flush();
    expect(existsSync(join(folder, 'settings.json'))).toBe(true);
  });
});
