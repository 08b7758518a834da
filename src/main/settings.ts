import { join } from 'node:path';
import type { Argument } from '../shared/ipc.ts';
import { type Settings, settingsSchema } from '../shared/settings.ts';
import type { Announce } from './announcer.ts';
import { openStoredValue } from './stored-value.ts';
import { type Place, placeSchema } from './window/place.ts';

/** What is remembered between two starts. */
export interface SettingsStore {
  get(): Settings;
  /** What the patch leaves out, or undefined, stays. */
  change(patch: Argument<'app.setSettings'>): Settings;
  /** Where the window was left; null before its first time. */
  place(): Place | null;
  keepPlace(place: Place): void;
  flush(): Promise<void>;
}

/** What the window may know and change, and where the window itself stood. */
const fileSchema = settingsSchema.extend({ window: placeSchema.nullable().default(null) });

/** @param folder of the user's files: settings.json lies there */
export async function openSettings(
  folder: string,
  announce: Announce,
  onProblem: (problem: unknown) => void,
): Promise<SettingsStore> {
  const stored = await openStoredValue(join(folder, 'settings.json'), fileSchema, { onProblem });

  function get(): Settings {
    const { window: _, ...settings } = stored.get();
    return settings;
  }

  return {
    get,
    change(patch) {
      const given = Object.entries(patch).filter(([, value]) => value !== undefined);
      stored.set({ ...stored.get(), ...Object.fromEntries(given) });
      const settings = get();
      announce('settings.changed', settings);
      return settings;
    },
    place: () => stored.get().window,
    keepPlace: (place) => stored.set({ ...stored.get(), window: place }),
    flush: stored.flush,
  };
}
