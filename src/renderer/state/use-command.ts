import { useSyncExternalStore } from 'react';
import { type Command, type CommandId, commands } from '../../shared/commands.ts';
import type { Enabled } from './commands/performance.ts';
import { enabledNow, onEnabledChange, run } from './perform.ts';
import { ariaShortcut, shortcutText } from './shortcuts.ts';
import { useWorkbench } from './store.ts';

export interface UsedCommand {
  readonly label: string;
  readonly about: string;
  readonly enabled: Enabled;
  /** For reading, in the keys of this platform. */
  readonly shortcut: string | undefined;
  /** For `aria-keyshortcuts`. */
  readonly ariaShortcut: string | undefined;
  readonly run: () => void;
}

/** Whether a command can be used now: true, or the reason why not. */
export function useEnabled(id: CommandId): Enabled {
  return useSyncExternalStore(onEnabledChange, () => enabledNow(id));
}

/** A command for whatever draws it: a button, a menu item. */
export function useCommand(id: CommandId): UsedCommand {
  const { label, about, accelerator }: Command = commands[id];
  const platform = useWorkbench(({ app }) => app?.platform ?? 'linux');
  return {
    label: label.replace('\u2026', ''),
    about,
    enabled: useEnabled(id),
    shortcut: accelerator && shortcutText(accelerator, platform),
    ariaShortcut: accelerator && ariaShortcut(accelerator, platform),
    run: () => run(id),
  };
}
