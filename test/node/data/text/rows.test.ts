import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { withSource } from '../../../../src/node/data/source-file.ts';
import { findUnclosedQuote } from '../../../../src/node/data/text/find-unclosed-quote.ts';
import { createLineIndex, lineFinder } from '../../../../src/node/data/text/line-index.ts';
import { readAsUtf8 } from '../../../../src/node/data/text/read-as-utf8.ts';
import { RowScanner } from '../../../../src/node/data/text/row-scanner.ts';
import type { TextDialect } from '../../../../src/node/data/text/text-dialect.ts';
import { textsOfLines } from '../../../../src/node/data/text/texts-of-lines.ts';
import { encode } from './encode.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function fileWith(contents: string | Uint8Array): string {
  const path = join(folder, `r${++files}.csv`);
  writeFileSync(path, contents);
  return path;
}

const csv: TextDialect = { delimiter: ',', quote: '"', header: true, skipLines: 0, blankLines: 'skip' };

async function linesOf(text: string, dialect: Partial<TextDialect> = {}): Promise<number[]> {
  const index = await createLineIndex(fileWith(text), { ...csv, ...dialect });
  return Array.from({ length: index.rows }, (_, row) => index.lineOf(row));
}

describe('the lines of rows', () => {
  it.each<[string, string, Partial<TextDialect>, number[]]>([
    ['follow one another', 'a,b\n1,2\n3,4\n', {}, [2, 3]],
    ['without an end of the last', 'a,b\n1,2\n3,4', {}, [2, 3]],
    ['without names', '1,2\n3,4\n', { header: false }, [1, 2]],
    ['with CR LF and blank lines', '\r\na,b\r\n\r\n1,2\r\n  \t\r\n3,4\r\n', {}, [4, 6]],
    ['behind lines before the table', '# "it\n# is\na,b\n1,2\n', { skipLines: 2 }, [4]],
    ['over line ends within quotes', 'a,b\n"x\ny\n",2\n3,"4\r\n"\n5,6\n', {}, [2, 5, 7]],
    ['under names with a line end', '"a\nb",c\n1,2\n', {}, [3]],
    ['with doubled quotes', 'a,b\n"x""\n""",2\n"",""\n5,6\n', {}, [2, 4, 5]],
    ['with quotes inside cells', 'a,b\n5" x,2\n3,4\n', {}, [2, 3]],
    ['without quotes at all', 'a,b\n"x,2\n3,4\n', { quote: '' }, [2, 3]],
    ['of another quote', "a;b\n'x\n';2\n3;4\n", { delimiter: ';', quote: "'" }, [2, 4]],
    ['that are blank, where those count', 'a\n1\n\n3\n', { blankLines: 'rows' }, [2, 3, 4]],
    ['of nothing but delimiters', 'a\tb\n\t\n1\t2\n', { delimiter: '\t' }, [2, 3]],
    ['of blanks alone', ' a b\n\n 1  2\n \n3\t4', { delimiter: 'whitespace' }, [3, 5]],
  ])('%s', async (_, text, dialect, lines) => {
    expect(await linesOf(text, dialect)).toEqual(lines);
  });
  it('are found the other way round', async () => {
    const index = await createLineIndex(fileWith('a,b\n1,2\n\n"x\ny",2\n5,6\n'), csv);
    expect([1, 2, 3, 4, 5, 6, 7].map((line) => index.rowOf(line))).toEqual([null, 0, null, 1, null, 2, null]);
    expect(() => index.lineOf(3)).toThrow('there is no row 3 of 3');
  });
  it('are those at which any table was written, however the bytes are cut', () => {
    const cell = fc.oneof(
      fc.constantFrom('1', '', 'x y', 'é', '5"'),
      fc
        .array(fc.constantFrom('a', '""', '\n', ',', ' '), { maxLength: 5 })
        .map((all) => `"${all.join('')}"`),
    );
    const row = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.array(cell, { minLength: 2, maxLength: 3 }).map((cells) => cells.join(',')),
      },
      { weight: 1, arbitrary: fc.constantFrom('', '  ') },
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), sizes, (rows, cuts) => {
        const expected: number[] = [];
        let line = 1;
        for (const text of rows) {
          if (text.trim() !== '') expected.push(line);
          line += text.split('\n').length;
        }
        const found: number[] = [];
        const scanner = new RowScanner({ ...csv, header: false }, (at) => found.push(at));
        const bytes = Buffer.from(rows.join('\n'));
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = cuts[i % cuts.length]!;
          scanner.add(bytes.subarray(at, at + size));
          at += size;
        }
        expect(scanner.end()).toBeNull();
        expect(found).toEqual(expected);
      }),
      { seed: 4, numRuns: 2000 },
    );
  });
  it('are found long after, from the file as it is then, whatever its encoding', async () => {
    const text = '姓名,城市\n张伟,"北\r京"\n\n李娜,上海\n';
    const path = fileWith(encode(text, 'gbk'));
    const lineOf = await withSource(path, {}, async (file) =>
      lineFinder(file, await readAsUtf8(file, {}), csv),
    );
    expect([await lineOf(0), await lineOf(1)]).toEqual([2, 5]);
    const late = await withSource(path, {}, async (file) =>
      lineFinder(file, await readAsUtf8(file, {}), csv),
    );
    const before = readFileSync(path);
    writeFileSync(path, 'a,b\n1,2\n');
    await expect(late(0)).rejects.toThrow(`r${files}.csv changed since it was opened`);
    rmSync(path);
    await expect(late(0)).rejects.toThrow(`r${files}.csv is not there`);
    expect(before.length).toBeGreaterThan(8);
    expect(await lineOf(1)).toBe(5);
  });
});

describe('a quote that is never closed', () => {
  it.each<[string, string, number | null]>([
    ['none', 'a,b\n"x\n",2\n3,5"\n', null],
    ['the last', 'a,b\n"x",2\n"3,4\n5,6\n', 3],
    ['one that a later quote closes', 'a,b\n1,2\n"3,4\n5,"6"\n7,8\n', 3],
    ['one with many behind it', 'a,b\n"1",2\n"3,4\n"5","6"\n"7","8"\n', 3],
  ])('%s', async (_, text, line) => {
    expect((await findUnclosedQuote(fileWith(text), csv))?.line ?? null).toBe(line);
  });
  it('is told with its line', async () => {
    const path = fileWith(`a,b\n1,2\n3,"${'é'.repeat(200)}\n5,6\n`);
    expect(await findUnclosedQuote(path, csv)).toEqual({ line: 3, text: `3,"${'é'.repeat(77)}` });
  });
});

describe('the texts of lines', () => {
  it('are short, and empty for a line that is not there', async () => {
    const long = '模'.repeat(3_000_000);
    const path = fileWith(`one\r\n${long}\nthree`);
    expect(await textsOfLines(path, [1, 2, 3, 9], 5)).toEqual(['one', '模模模模模', 'three', '']);
  });
});
