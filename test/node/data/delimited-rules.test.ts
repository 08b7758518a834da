import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { numberText } from '../../../src/core/data/text/rules/judge-cell.ts';
import { sniff } from '../../../src/core/data/text/sniff/sniff.ts';
import { loadByEngine } from '../../../src/node/data/delimited/load-by-engine.ts';
import { readText } from '../../read-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const digits = (least: number, most: number) => fc.stringMatching(new RegExp(`^[0-9]{${least},${most}}$`));
const sign = fc.constantFrom('', '', '', '-', '+');
const written = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''));
const pick = (...texts: string[]) => fc.constantFrom(...texts);

/** Cells of one kind each; a column mostly holds one of them. */
const kinds: readonly fc.Arbitrary<string>[] = [
  fc.integer({ min: -2000, max: 2000 }).map(String),
  fc.double({ noDefaultInfinity: true, noNaN: true }).map(numberText),
  written(sign, digits(1, 3), pick('.'), digits(0, 19)),
  written(sign, digits(1, 3), pick(','), digits(0, 4)),
  written(sign, digits(1, 3), pick(','), digits(3, 3)),
  written(sign, digits(1, 3), pick('.'), digits(3, 3), pick('', ',5')),
  written(digits(1, 3), pick(' ', '\u00a0', "'"), digits(3, 3), pick('', '.25', ',25')),
  written(sign, digits(0, 3), pick('', '.'), digits(1, 2), pick('e', 'E'), sign, digits(1, 3)),
  written(sign, digits(14, 22)),
  written(digits(1, 2), pick('%', ' %', '  %')),
  pick('true', 'FALSE', 'True', 'false'),
  pick('yes', 'No', 'YES'),
  written(pick('2020-0', '1999-1', '0000-0'), digits(1, 1), pick('-'), digits(2, 2)),
  written(
    pick('2020-02-'),
    digits(2, 2),
    pick('', ' 10:30', 'T23:59:59', 'T00:00:00.5', ' 24:00', ' 10:30:00.1234567', 'T1:30'),
  ),
  written(
    pick('2020-03-01T'),
    pick('10:30', '10:30:00', '10:30:00.25'),
    pick('Z', '+02:00', '-1130', ' +01:00', ''),
  ),
  written(digits(1, 2), pick('/'), digits(1, 2), pick('/'), pick('2020', '1999'), pick('', '', ' 10:30')),
  written(digits(1, 2), pick('.'), digits(1, 2), pick('.2020'), pick('', '', ' 7:30', ' 07:30:15')),
  written(pick('2020/'), digits(1, 2), pick('/'), digits(1, 2)),
  pick('a', 'New York', 'x,y', 'say "hi"', '\u00e9\u{1f600}', 'NA', ' pad ', 'null'),
];
const odd = pick(
  '',
  '',
  'NA',
  '-',
  '?',
  'NaN',
  '#N/A',
  '007',
  '-0',
  '+5',
  '+-5',
  '1_000',
  '0x10',
  'inf',
  '-Infinity',
  '1e400',
  '1e-400',
  '9007199254740993',
  '-9223372036854775809',
  '170141183460469231731687303715884105728',
  ' 12 ',
  '\t7',
  '.',
  '.5',
  '5.',
  '1,234',
  '0,435',
  '1.234.567',
  '12 %',
  '05/05/2020',
  '31/12/2020',
  'yes',
  'other',
  '1e20',
  '00',
  '1.0',
);
const column = fc.constantFrom(...kinds).chain((kind) =>
  fc.array(fc.oneof({ weight: 8, arbitrary: kind }, { weight: 1, arbitrary: odd }), {
    minLength: 12,
    maxLength: 12,
  }),
);
const tame = fc.constantFrom(...kinds).chain((kind) => fc.array(kind, { minLength: 12, maxLength: 12 }));

function quoted(cell: string, always: boolean): string {
  return always || /[",;\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

describe('the quick way of the engine', () => {
  it('gives what the rules of cells give, whatever the first lines had said', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(column, tame), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(',', ';'),
        fc.boolean(),
        fc.integer({ min: 1, max: 12 }),
        fc.option(fc.constantFrom(['NA', '0', '-0', 'x'], ['true', '1.5', 'a'], []), { nil: undefined }),
        async (columns, delimiter, always, known, missing) => {
          const header = columns.map((_, j) => `n${j}`).join(delimiter);
          const rows = columns[0]!.map((_, i) =>
            columns.map((cells) => quoted(cells[i]!, always)).join(delimiter),
          );
          // A blank line is no row.
          const lines = rows.map((row) => (row.trim() === '' ? '""' : row));
          const text = `${[header, ...lines].join('\n')}\n`;
          const choices = { delimiter, header: true, missing };
          const expected = readText(text, 't.csv', choices);
          const path = join(folder, 't.csv');
          writeFileSync(path, text);
          const start = `${[header, ...lines.slice(0, known)].join('\n')}\n`;
          const layout = sniff({ text: start, whole: true }, 't.csv', choices);
          const found = await loadByEngine(path, text.length, layout, {});
          try {
            expect(found.rejected).toEqual([]);
            expect(found.columns.map(({ type }) => type)).toEqual(expected.types);
            const list = expected.types.map((type, j) => (type === 'number' ? `c${j}` : `c${j}::VARCHAR`));
            const cells = await found.store.query(`SELECT ${list.join(', ')} FROM data.cells ORDER BY rowid`);
            const texts = cells.map((row) =>
              row.map((cell) => (typeof cell === 'number' ? numberText(cell) : cell)),
            );
            expect(texts).toEqual(expected.cells);
            const ambiguous = found.odd.ambiguous.map(({ row, column: j, readAs }) => ({
              row,
              column: j,
              readAs,
            }));
            expect(ambiguous).toEqual(expected.ambiguous);
            const marks = layout.readings.flatMap((reading, j) => {
              const all = reading.marks(found.forms[j]!);
              return [...reading.met].filter((mark) => all.has(mark));
            });
            expect(new Set(marks)).toEqual(expected.missingMarks);
          } finally {
            found.store.close();
          }
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  }, 120_000);
});
