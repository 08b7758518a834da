import { describe, expect, it } from 'vitest';
import { type Entry, entriesOf, findEntries } from '../../../src/renderer/features/palette/entries.ts';
import { useWorkbench } from '../../../src/renderer/state/store.ts';
import { commands } from '../../../src/shared/commands.ts';
import { examples } from '../../../src/shared/examples.ts';

const entry = (name: string, changes: Partial<Entry> = {}): Entry => ({
  key: name,
  kind: 'Command',
  name,
  about: '',
  choose: () => {},
  ...changes,
});
const found = (query: string, entries: readonly Entry[]) =>
  findEntries(query, entries).map(({ name }) => name);

describe('entriesOf', () => {
  it('has every command but the palette itself, with the reason where it cannot be used', () => {
    const entries = entriesOf(useWorkbench.getInitialState());
    const own = entries.filter(({ kind }) => kind === 'Command');
    expect(own).toHaveLength(Object.keys(commands).length - 1);
    expect(entries.filter(({ kind }) => kind === 'Example')).toHaveLength(examples.length);
    expect(entries.find(({ key }) => key === 'train')).toMatchObject({
      shortcut: 'Ctrl+Enter',
      reason: 'Open a data set first',
    });
  });
});

describe('findEntries', () => {
  it('wants every word, and puts names that begin so first', () => {
    const entries = [entry('Retrain all'), entry('Stop', { about: 'End the training' }), entry('Train')];
    expect(found('train', entries)).toEqual(['Train', 'Retrain all', 'Stop']);
    expect(found('re all', entries)).toEqual(['Retrain all']);
    expect(found('nothing', entries)).toEqual([]);
  });

  it('puts what cannot be used behind its equals', () => {
    const entries = [entry('Save model', { reason: 'No run' }), entry('Save model as')];
    expect(found('save', entries)).toEqual(['Save model as', 'Save model']);
  });

  it('finds a kind by its name', () => {
    expect(found('run', [entry('Full batch', { kind: 'Run' })])).toEqual(['Full batch']);
  });

  it('keeps everything, in order, for an empty field', () => {
    expect(found('', [entry('B'), entry('A')])).toEqual(['B', 'A']);
  });
});
