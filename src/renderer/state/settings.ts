import type { Settings } from '../../shared/settings.ts';
import { ask } from './client.ts';
import { change } from './store.ts';

/** Remembers settings; what the main process keeps is what the window then shows. */
export async function setSettings(patch: Partial<Settings>): Promise<void> {
  const settings = await ask('app.setSettings', patch);
  if (settings) change({ settings });
}
