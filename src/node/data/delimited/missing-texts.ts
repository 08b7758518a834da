import type { ColumnForm } from '../../../core/data/text/rules/column-forms.ts';
import { trimBlanks } from '../../../core/data/text/rules/missing-marks.ts';
import { recordsOf } from '../../../core/data/text/sniff/records.ts';
import type { Layout } from '../../../core/data/text/sniff/sniff.ts';
import type { Loaded } from '../loaded.ts';
import type { SourceFile } from '../source-file.ts';
import { reopened } from '../text/line-index.ts';
import type { Utf8Text } from '../text/read-as-utf8.ts';
import { textsOfLines } from '../text/texts-of-lines.ts';

/** A cell of a line longer than this is told as an empty one. */
const LONGEST = 2 ** 20;

/**
 * What missing cells say in the file: the one mark of their columns, or where there are several of them what stands
 * there, for which the file is opened again.
 */
export function missingTexts(
  file: SourceFile,
  text: Pick<Utf8Text, 'encoding' | 'copied'>,
  { readings, delimiter, quote }: Layout,
  forms: readonly ColumnForm[],
  lineOf: (row: number) => Promise<number>,
): NonNullable<Loaded['missingTexts']> {
  const marks = readings.map((reading, j) => {
    const all = reading.marks(forms[j]!);
    return [...reading.met].filter((mark) => all.has(mark));
  });
  return async (cells) => {
    const open = new Map<number, number>();
    for (const { row, column } of cells) {
      if (marks[column]!.length > 1 && !open.has(row)) open.set(row, await lineOf(row));
    }
    const lines = [...new Set(open.values())].sort((a, b) => a - b);
    const texts =
      lines.length === 0 ? [] : await reopened(file, text, (path) => textsOfLines(path, lines, LONGEST));
    const records = new Map(
      lines.map((line, i) => {
        const [record] = recordsOf({ text: texts[i]!, whole: true }, delimiter, quote, 0, 1);
        return [line, record?.cells ?? []];
      }),
    );
    return cells.map(({ row, column }) => {
      const [mark = '', ...others] = marks[column]!;
      if (others.length === 0) return mark;
      const cell = trimBlanks(records.get(open.get(row)!)![column] ?? '');
      return marks[column]!.includes(cell) ? cell : '';
    });
  };
}
