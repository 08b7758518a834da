import { type Command, type CommandId, commands } from '../../../shared/commands.ts';
import { examples } from '../../../shared/examples.ts';
import { countOf } from '../../components/format.ts';
import { openExample } from '../../state/commands/files.ts';
import { commandIds, enabledNow, run } from '../../state/perform.ts';
import { shortcutText } from '../../state/shortcuts.ts';
import { change, type Workbench } from '../../state/store.ts';
import { runNote } from '../sidebar/run-note.ts';

/** Something the palette can find. */
export interface Entry {
  readonly key: string;
  readonly kind: 'Command' | 'Run' | 'Model' | 'Data' | 'Example';
  readonly name: string;
  readonly about: string;
  readonly shortcut?: string | undefined;
  /** Why it cannot be used now. */
  readonly reason?: string | undefined;
  readonly choose: () => void;
}

/** Everything there is to find: every command but the palette itself, runs and models, data sets, examples. */
export function entriesOf(state: Workbench): Entry[] {
  const platform = state.app?.platform ?? 'linux';
  const ofCommand = (id: CommandId): Entry => {
    const { label, about, accelerator, menu }: Command = commands[id];
    const enabled = enabledNow(id);
    return {
      key: id,
      kind: 'Command',
      name: menu === 'view' && id.startsWith('show') ? `Show ${label}` : label,
      about,
      shortcut: accelerator && shortcutText(accelerator, platform),
      reason: enabled === true ? undefined : enabled,
      choose: () => run(id),
    };
  };
  return [
    ...commandIds.filter((id) => id !== 'palette').map(ofCommand),
    ...state.runs.map(
      (each): Entry => ({
        key: `run ${each.id}`,
        kind: each.origin === 'file' ? 'Model' : 'Run',
        name: each.title,
        about: runNote(each).parts.join(' \u00b7 '),
        choose: () => change({ runId: each.id }),
      }),
    ),
    ...state.datasets.map(
      ({ id, name, rows, columns }): Entry => ({
        key: `data ${id}`,
        kind: 'Data',
        name,
        about: `${countOf(rows, 'row')} \u00b7 ${countOf(columns.length, 'column')}`,
        choose: () => change({ datasetId: id }),
      }),
    ),
    ...examples.map(
      ({ id, title, about }): Entry => ({
        key: `example ${id}`,
        kind: 'Example',
        name: title,
        about,
        choose: () => openExample(id),
      }),
    ),
  ];
}

/** The entries that have every typed word, those that begin with what was typed first. */
export function findEntries(query: string, entries: readonly Entry[]): Entry[] {
  const words = query.trim().toLowerCase().split(/\s+/);
  const scored = entries.flatMap((entry) => {
    const scores = words.map((word) => scoreOf(word, entry));
    return scores.includes(0) ? [] : [{ entry, score: scores.reduce((sum, score) => sum + score, 0) }];
  });
  // What can be used comes before what cannot; sorting keeps the order of equals.
  return scored
    .sort((a, b) => b.score - a.score || Number(Boolean(a.entry.reason)) - Number(Boolean(b.entry.reason)))
    .map(({ entry }) => entry);
}

function scoreOf(word: string, { name, about, kind }: Entry): number {
  const text = name.toLowerCase();
  if (text.startsWith(word)) return 4;
  if (text.includes(` ${word}`)) return 3;
  if (text.includes(word)) return 2;
  return about.toLowerCase().includes(word) || kind.toLowerCase().startsWith(word) ? 1 : 0;
}
