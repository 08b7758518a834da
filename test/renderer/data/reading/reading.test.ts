import { describe, expect, it } from 'vitest';
import { type ColumnType, plainReceipt, type Receipt } from '../../../../src/core/data/receipt.ts';
import { countSaid, withColumns, withPoint } from '../../../../src/renderer/features/data/reading/choices.ts';
import { columnChanges } from '../../../../src/renderer/features/data/reading/column-changes.ts';
import { otherMeaning } from '../../../../src/renderer/features/data/reading/other-meaning.ts';
import { formatOfName, listChoice } from '../../../../src/renderer/features/data/reading/points.ts';
import {
  receiptFlags,
  receiptPhrases,
  shortHash,
} from '../../../../src/renderer/features/data/reading/receipt-words.ts';
import { syntheticText } from '../../../../src/renderer/features/make-data/synthetic-text.ts';
import { peopleDataset } from '../../fake/people.ts';

const receipt = (changes: Partial<Receipt>): Receipt => ({ ...plainReceipt('csv', {}), ...changes });

describe('what the user says', () => {
  it('holds the points that were spoken on, and no others', () => {
    const said = withPoint(withPoint({}, 'decimal', ','), 'header', false);
    expect(said).toEqual({ decimal: ',', header: false });
    expect(withPoint(said, 'header', undefined)).toEqual({ decimal: ',' });
    expect(withPoint({}, 'quote', '')).toEqual({ quote: '' });
  });

  it('forgets where the table begins when it is of another sheet', () => {
    const said = { skipLines: 1, header: false, missing: ['?'], sheet: 'Rents' };
    expect(withPoint(said, 'sheet', 'Costs')).toEqual({ missing: ['?'], sheet: 'Costs' });
    expect(withPoint(said, 'sheet', undefined)).toEqual({ missing: ['?'] });
    expect(withPoint(said, 'sheet', 'Rents')).toEqual(said);
  });

  it('says the same of many columns, each of which keeps what else was said of it', () => {
    const before = withColumns({ decimal: ',' }, ['a'], { missing: ['?'] });
    const said = withColumns(before, ['a', 'b'], { type: 'text' });
    expect(said).toEqual({
      decimal: ',',
      columns: { a: { type: 'text', missing: ['?'] }, b: { type: 'text' } },
    });
    expect(countSaid(said)).toBe(3);
    expect(withColumns(said, ['a', 'b'], { type: null })).toEqual(before);
    expect(withColumns(said, ['a', 'b'], { type: null, missing: null })).toEqual({ decimal: ',' });
    expect(said.columns!.a).toEqual({ type: 'text', missing: ['?'] });
  });

  it('speaks of a column that is called as objects are made', () => {
    const said = withColumns({}, ['__proto__'], { type: 'text' });
    expect(Object.entries(said.columns!)).toEqual([['__proto__', { type: 'text' }]]);
  });
});

describe('what an ambiguous cell may be, too', () => {
  const other = (text: string, readAs: string) => otherMeaning({ text, readAs });

  it('is the number by the other decimal mark', () => {
    expect(other('1,955', '1955')).toBe('1.955');
    expect(other('1,955', '1.955')).toBe('1955');
    expect(other('1.234', '1234')).toBe('1.234');
    expect(other('-12.345 %', '-12345')).toBe('-12.345');
    expect(other('1,234.5', '1234.5')).toBe('');
  });

  it('is the other day, or either where it stayed a text', () => {
    expect(other('10/01/2024', '2024-01-10')).toBe('2024-10-01');
    expect(other('10/01/2024', '10/01/2024')).toBe('2024-01-10 or 2024-10-01');
    expect(other('13/01/2024', '13/01/2024')).toBe('2024-01-13');
    expect(other('02/02/2024', '2024-02-02')).toBe('');
  });

  it('is a text with zeros in front, or a number that tables do not write so', () => {
    expect(other('007', '7')).toBe('the text 007');
    expect(other('1_000', '1_000')).toBe('1000');
    expect(other('0x10', '0x10')).toBe('16');
    expect(other('-0x10', '-0x10')).toBe('');
    expect(other('Graz', 'Graz')).toBe('');
  });
});

describe('what a reading changed', () => {
  const columns = (types: Readonly<Record<string, ColumnType>>) =>
    Object.entries(types).map(([name, type]) => ({ name, type }));

  it('names types, new columns and those that are gone', () => {
    const before = columns({ item: 'integer', weight: 'number', day: 'text' });
    expect(columnChanges(before, before)).toEqual([]);
    expect(columnChanges(before, columns({ item: 'integer', weight: 'text', day: 'date' }))).toEqual([
      'weight: number \u2192 text, day: text \u2192 date',
    ]);
    expect(columnChanges(before, columns({ x1: 'text', weight: 'number', x2: 'text' }))).toEqual([
      'new: x1, x2',
      'gone: item, day',
    ]);
  });

  it('names a few of very many', () => {
    const wide = (type: ColumnType) =>
      columns(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`c${i}`, type])));
    expect(columnChanges([], wide('text'))).toEqual(['new: c0, c1, c2, c3, c4 and 7 more']);
    expect(columnChanges(wide('number'), wide('boolean'))[0]).toMatch(
      /^c0: number \u2192 yes\/no, .* and 7 more$/,
    );
  });
});

describe('a point as a list', () => {
  it('begins with what was found', () => {
    const { chosen, unsaid, options } = listChoice('delimiter', receipt({ delimiter: ';' }), {});
    expect({ chosen, unsaid }).toEqual({ chosen: -1, unsaid: 'semicolons (found)' });
    expect(options.map(({ value }) => value)).toContain('\t');
  });

  it('shows what is said, and does not call that found', () => {
    const said = receipt({ decimal: ',', choices: { decimal: ',' } });
    expect(listChoice('decimal', said, { decimal: ',' })).toMatchObject({ chosen: 1, unsaid: 'find out' });
    expect(listChoice('decimal', null, {})).toMatchObject({ chosen: -1, unsaid: 'find out' });
  });

  it('has what is unusual too, once', () => {
    const { chosen, options } = listChoice('delimiter', receipt({ delimiter: '~' }), { delimiter: '~' });
    expect(options[chosen]).toEqual({ value: '~', label: '~' });
    expect(options.filter(({ value }) => value === '~')).toHaveLength(1);
  });

  it('says what is usual where nothing is found', () => {
    expect(listChoice('badRows', receipt({}), {})).toMatchObject({
      chosen: -1,
      unsaid: 'end the reading (usual)',
    });
    expect(listChoice('badRows', null, { badRows: 'skip' })).toMatchObject({ chosen: 0 });
  });

  it('has the sheets of the file', () => {
    const sheets = receipt({ format: 'xlsx', sheet: 'Two', sheets: ['One', 'Two'] });
    expect(listChoice('sheet', sheets, {})).toMatchObject({
      unsaid: 'Two (found)',
      options: [
        { value: 'One', label: 'One' },
        { value: 'Two', label: 'Two' },
      ],
    });
  });
});

describe('formatOfName', () => {
  it('goes by the name, gzipped or not, and takes what it does not know for text', () => {
    expect(['a.XLSX', 'a.ndjson.gz', 'a.dat', 'a', 'constructor.parquet'].map(formatOfName)).toEqual([
      'xlsx',
      'ndjson',
      'csv',
      'csv',
      'parquet',
    ]);
    expect(formatOfName('a.constructor')).toBe('csv');
  });
});

describe('the words on a data set', () => {
  it('say how the file was understood', () => {
    const { summary } = peopleDataset('data-1');
    expect(receiptPhrases(summary)).toEqual([
      'CSV',
      'Windows-1252',
      'columns parted by semicolons',
      'decimal comma',
      'thousands parted by points',
      'names from the first line',
      '36 missing cells',
      '11\u202f234 bytes',
    ]);
    expect(receiptFlags(summary.receipt!)).toEqual(['60 ambiguous cells', '2 rows left out', '1 warning']);
  });

  it('leave out what goes without saying', () => {
    const boston = receipt({
      format: 'whitespace',
      delimiter: 'whitespace',
      header: false,
      knownAs: 'Boston',
    });
    const file = { bytes: 12, columns: [], synthetic: null };
    expect(receiptPhrases({ ...file, receipt: boston })).toEqual([
      'Text',
      'columns parted by blanks',
      'no header line',
      'columns named as in Boston',
      '12 bytes',
    ]);
    const parquet = receipt({ format: 'parquet', compression: null });
    expect(receiptPhrases({ ...file, receipt: parquet })).toEqual(['Parquet', '12 bytes']);
    const sheet = receipt({ format: 'xlsx', sheet: 'May', sheets: ['May', 'June'], skippedLines: 2 });
    expect(receiptPhrases({ ...file, receipt: sheet })).toEqual([
      'Excel',
      'sheet May',
      '2 lines before the table',
      'names from the first line',
      '12 bytes',
    ]);
    expect(receiptPhrases({ ...file, receipt: receipt({ compression: 'gzip' }) })[0]).toBe('CSV, gzipped');
    expect(receiptFlags(boston)).toEqual([]);
  });

  it('say how a table was made that no file holds', () => {
    const synthetic = { kind: 'moons', rows: 200, noise: 0.2, seed: 0 } as const;
    const made = { bytes: 0, columns: [], receipt: null, synthetic };
    expect(receiptPhrases(made)).toEqual([syntheticText(synthetic)]);
    expect(shortHash('baadf72995725d76')).toBe('baadf729\u2026');
  });
});
