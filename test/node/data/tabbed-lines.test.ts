import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TabbedLines } from '../../../src/node/data/delimited/tabbed-lines.ts';
import { open } from './delimited.ts';

/** By a pattern, which is slow for long runs of blanks, and with the whole text at once. */
function expected(text: string, quote: string): string {
  const cell = new RegExp(
    quote === ''
      ? '[^ \\t]+'
      : `${quote}(?:[^${quote}]|${quote}${quote})*${quote}(?=[ \\t\\r]|$)|(?:[^ \\t])+`,
    'g',
  );
  const lines = text.split('\n').map((line) => {
    const [, inner, end] = /^[ \t]*(.*?)[ \t]*(\r?)$/s.exec(line)!;
    return (inner!.match(cell) ?? []).join('\t') + end;
  });
  return lines.join('\n');
}

function tabbed(text: string, quote: string, size: number): string {
  const bytes = Buffer.from(text);
  const lines = new TabbedLines(quote);
  const parts: Uint8Array[] = [];
  const buffer = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    // One buffer for every chunk, as when a file is read.
    const length = bytes.copy(buffer, 0, at, at + size);
    parts.push(lines.push(buffer.subarray(0, length)));
  }
  parts.push(lines.end());
  return Buffer.concat(parts).toString();
}

test('cells are parted alike wherever chunks end', () => {
  const text = fc
    .array(fc.constantFrom(' ', '  ', '\t', '"', "'", '""', 'a', 'é', '\n', '\r\n'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom('"', "'", ''), fc.integer({ min: 1, max: 9 }), (drawn, quote, size) => {
      expect(tabbed(drawn, quote, size)).toBe(expected(drawn, quote));
    }),
    { numRuns: 3000, seed: 1 },
  );
});

test('runs of millions of blanks take no longer than other bytes', () => {
  const blanks = ' '.repeat(4e6);
  expect(tabbed(`${blanks}a${blanks}b\t${blanks}\n`, '"', 2 ** 20)).toBe('a\tb\n');
});

test('a blank or a quote at the edge of a megabyte, on a line of more than two', async () => {
  const names = 'first second\n';
  const edge = 2 ** 20 - names.length;
  const long = 'y'.repeat(1.5 * 2 ** 20);
  for (const shift of [-1, 0, 1]) {
    const [a, b] = ['x'.repeat(edge + shift), 'x'.repeat(edge + shift - 3)];
    for (const [line, cells] of [
      [`${a} ${long}`, [a, long]],
      [`"${b} z" ${long}`, [`${b} z`, long]],
    ] as const) {
      const { cells: found } = await open(`${names}${line}\nu v\n`, { delimiter: 'whitespace' });
      expect(found.map((row) => row.map((cell) => cell?.length))).toEqual([
        cells.map(({ length }) => length),
        [1, 1],
      ]);
      expect(found).toEqual([cells, ['u', 'v']]);
    }
  }
}, 30_000);

test('the quotes that the user chose hold blanks', async () => {
  const { cells } = await open("city n\n'New York'  1\n'Los  Angeles' 2\n", {
    delimiter: 'whitespace',
    quote: "'",
  });
  expect(cells).toEqual([
    ['New York', '1'],
    ['Los  Angeles', '2'],
  ]);
});
