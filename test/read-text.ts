import { compareTexts } from '../src/core/data/prepare/categories.ts';
import type { ColumnType, ReadChoices } from '../src/core/data/receipt.ts';
import type { Column, Table } from '../src/core/data/table.ts';
import { type ColumnForm, decideForms } from '../src/core/data/text/rules/column-forms.ts';
import { judgeCell } from '../src/core/data/text/rules/judge-cell.ts';
import { trimBlanks } from '../src/core/data/text/rules/missing-marks.ts';
import { recordsOf } from '../src/core/data/text/sniff/records.ts';
import { type Layout, sniff } from '../src/core/data/text/sniff/sniff.ts';

export interface ReadText {
  readonly table: Table;
  readonly layout: Layout;
  readonly types: readonly ColumnType[];
  /** What each cell says, row by row, null where it is missing: as the rules have it, without any engine. */
  readonly cells: readonly (readonly (string | null)[])[];
  /** Cells that could mean something else. */
  readonly ambiguous: readonly { readonly row: number; readonly column: number; readonly readAs: string }[];
  /** That were met and taken as missing. */
  readonly missingMarks: ReadonlySet<string>;
}

/** A table from text by the core's rules alone: what the program's loaders have to agree with. */
export function readText(
  text: string | Uint8Array,
  fileName = 'table.txt',
  choices: ReadChoices = {},
): ReadText {
  const whole = typeof text === 'string' ? text : new TextDecoder().decode(text);
  const sample = { text: whole.replace(/\r\n?/g, '\n'), whole: true };
  const layout = sniff(sample, fileName, choices);
  const { delimiter, quote, skipLines, header, padded, readings, columns } = layout;
  const records = recordsOf(sample, delimiter, quote, skipLines, Number.POSITIVE_INFINITY);
  const rows = records.slice(header ? 1 : 0).filter(({ cells }) => cells.length === columns.length);
  const forms = decideForms(readings.map(({ evidence }) => evidence));
  const marks = readings.map((reading, j) => reading.marks(forms[j]!));
  const ambiguous: { row: number; column: number; readAs: string }[] = [];
  const missingMarks = new Set<string>();
  const cells = rows.map((row, i) =>
    row.cells.map((cell, j) => {
      const form = forms[j]!;
      const said = form.type === 'text' && !padded ? cell : trimBlanks(cell);
      if (marks[j]!.has(said)) {
        missingMarks.add(said);
        return null;
      }
      const judged = judgeCell(said, form);
      if (!judged) throw new Error(`${said} has not the form of its column`);
      if (judged.ambiguous) ambiguous.push({ row: i, column: j, readAs: judged.readAs });
      return judged.readAs;
    }),
  );
  const lines = rows.map(({ line }) => line);
  const texts = columns.map((_, j) => categoriesOf(forms[j]!, cells, j));
  const values = new Float64Array(new SharedArrayBuffer(8 * rows.length * columns.length));
  for (const [i, row] of cells.entries()) {
    for (const [j, cell] of row.entries())
      values[i * columns.length + j] = numberOf(cell, forms[j]!, texts[j]);
  }
  const described = columns.map((column, j): Column => {
    const first = cells.findIndex((row) => row[j] === null);
    const missing =
      first < 0 ? undefined : { where: `line ${lines[first]}`, text: trimBlanks(rows[first]!.cells[j]!) };
    const place = texts[j] ? cells.findIndex((row) => row[j] !== null) : -1;
    return {
      ...column,
      ...(missing && { firstMissing: missing }),
      ...(texts[j] && { categories: texts[j] }),
      ...(place >= 0 && { firstText: { where: `line ${lines[place]}`, text: cells[place]![j]! } }),
    };
  });
  const table = { name: fileName, columns: described, rows: rows.length, values };
  return { table, layout, types: forms.map(({ type }) => type), cells, ambiguous, missingMarks };
}

function categoriesOf(
  form: ColumnForm,
  cells: readonly (readonly (string | null)[])[],
  column: number,
): string[] | undefined {
  if (form.type !== 'text' && form.type !== 'date') return undefined;
  return [...new Set(cells.flatMap((row) => row[column] ?? []))].sort(compareTexts);
}

function numberOf(cell: string | null, form: ColumnForm, categories: readonly string[] | undefined): number {
  if (cell === null) return Number.NaN;
  if (categories) return categories.indexOf(cell);
  return form.type === 'boolean' ? Number(cell === 'true') : Number(cell);
}
