import { describe, expect, it } from 'vitest';
import { datasetTitle, fileNote } from '../../../src/renderer/features/sidebar/data-note.ts';
import { peopleDataset } from '../fake/people.ts';

const { summary } = peopleDataset('data-1');

describe('a data set in the sidebar', () => {
  it('says what became of its file', () => {
    expect(fileNote({ file: 'same' })).toBeUndefined();
    expect(fileNote({ file: 'changed' })).toBe('changed on disk');
    expect(fileNote({ file: 'gone' })).toBe('not on disk any more');
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
