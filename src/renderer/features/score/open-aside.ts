import { ask } from '../../state/client.ts';
import { change, workbench } from '../../state/store.ts';

/**
 * Has the user open a file for this dialog: what the window shows and Train uses stays chosen.
 * @returns the data set's id, or null when none was opened
 */
export async function openAside(): Promise<string | null> {
  change({ aside: { opened: null } });
  await ask('files.open');
  const opened = workbench().aside?.opened ?? null;
  change({ aside: null });
  return opened;
}
