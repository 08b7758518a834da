import { describe, expect, it } from 'vitest';
import { datasetNote, datasetTitle } from '../../../src/renderer/features/sidebar/data-note.ts';
import { peopleDataset } from '../fake/people.ts';

const { summary } = peopleDataset('data-1');

describe('a data set in the sidebar', () => {
  it('says what became of its file, and how many cells are ambiguous', () => {
    const plain = { ...summary.receipt!, ambiguousCells: 0 };
    expect(datasetNote({ file: 'same', receipt: null })).toBe('');
    expect(datasetNote({ file: 'same', receipt: plain })).toBe('');
    expect(datasetNote({ file: 'changed', receipt: plain })).toBe('changed on disk');
    expect(datasetNote({ file: 'gone', receipt: null })).toBe('not on disk any more');
    expect(datasetNote({ file: 'same', receipt: summary.receipt })).toBe('60 ambiguous cells');
    expect(datasetNote({ file: 'changed', receipt: { ...plain, ambiguousCells: 1 } })).toBe(
      'changed on disk \u00b7 1 ambiguous cell',
    );
  });

  it('is told in one line', () => {
    expect(datasetTitle({ ...summary, file: 'changed' })).toBe(
      'people.csv: CSV \u00b7 11\u202f234 bytes \u00b7 60 ambiguous cells \u00b7 2 rows left out \u00b7 1 warning \u00b7 changed on disk',
    );
    const synthetic = { kind: 'moons', rows: 200, noise: 0.2, seed: 0 } as const;
    expect(datasetTitle({ ...summary, name: 'moons', receipt: null, synthetic })).toMatch(
      /^moons: Two moons/,
    );
  });
});
