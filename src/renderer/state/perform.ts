import { type CommandId, commands } from '../../shared/commands.ts';
import { ask } from './client.ts';
import { editCommands } from './commands/edit.ts';
import { fileCommands } from './commands/files.ts';
import type { Enabled, Performance } from './commands/performance.ts';
import { runCommands } from './commands/runs.ts';
import { viewCommands } from './commands/view.ts';
import { showHint } from './notices.ts';
import { onDraftChange } from './recipe-draft.ts';
import { useWorkbench, workbench } from './store.ts';

/** What every command does; one that is missing here does not compile. */
export const performances: Readonly<Record<CommandId, Performance>> = {
  ...fileCommands,
  ...editCommands,
  ...runCommands,
  ...viewCommands,
};

export const commandIds = Object.keys(commands) as CommandId[];

/** Whether a command can be used now: true, or the reason why not. */
export function enabledNow(id: CommandId): Enabled {
  return performances[id].enabled(workbench());
}

/** Runs a command, or says why it cannot be run now. */
export function run(id: CommandId): void {
  const enabled = enabledNow(id);
  if (enabled === true) performances[id].perform();
  else showHint(`${commands[id].label.replace('\u2026', '')}: ${enabled}`);
}

/** Calls back whenever a command may have become available or not. */
export function onEnabledChange(listener: () => void): () => void {
  const ends = [useWorkbench.subscribe(listener), onDraftChange(listener)];
  return () => {
    for (const end of ends) end();
  };
}

/** Keeps the native menu's items as available as the commands are. @returns a function that ends it */
export function reportEnabled(): () => void {
  let reported = '';
  let due = false;
  const report = () => {
    due = false;
    const ids = commandIds.filter((id) => enabledNow(id) === true);
    if (ids.join() === reported) return;
    reported = ids.join();
    void ask('app.setEnabled', ids);
  };
  report();
  // Many changes come together; one look after them is enough.
  return onEnabledChange(() => {
    if (due) return;
    due = true;
    queueMicrotask(report);
  });
}
