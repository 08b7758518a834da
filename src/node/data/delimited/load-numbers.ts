import type { ReadChoices, Receipt } from '../../../core/data/receipt.ts';
import type { Table } from '../../../core/data/table.ts';
import { createTableReader } from '../../../core/data/table-reader.ts';
import { decideForms } from '../../../core/data/text/rules/column-forms.ts';
import { trimBlanks } from '../../../core/data/text/rules/missing-marks.ts';
import { plainNumbers, readNumber } from '../../../core/data/text/rules/number-formats.ts';
import { recordsOf } from '../../../core/data/text/sniff/records.ts';
import type { Layout } from '../../../core/data/text/sniff/sniff.ts';
import type { DataColumn } from '../open-data.ts';
import type { SourceFile, SourceOptions } from '../source-file.ts';
import { LineEnds } from './line-ends.ts';
import { raggedProblem } from './refuse-lines.ts';
import { SAMPLE } from './sample.ts';

/** Whether a beginning like this may be one of a table of nothing but plain numbers, which the core reads by itself. */
export function mayBeNumbers({ readings, columns, delimiter }: Layout, choices: ReadChoices): boolean {
  // What is chosen for cells asks for their texts.
  if (choices.missing || choices.columns) return false;
  const forms = decideForms(readings.map(({ evidence }) => evidence));
  const isOneByte = delimiter === 'whitespace' || delimiter.charCodeAt(0) < 128;
  return (
    isOneByte &&
    columns.every(({ name }) => !/[\r\n]/.test(name)) &&
    readings.every(({ met }) => [...met].every((mark) => mark === '')) &&
    forms.every(
      ({ kind, other, width }) =>
        kind?.format === plainNumbers && !kind.percent && !other && width === 'double',
    )
  );
}

export interface NumberTable {
  readonly table: Table;
  readonly columns: readonly DataColumn[];
  readonly lineEnd: Receipt['lineEnd'];
}

/**
 * Reads a text of nothing but numbers, and empty cells, from the file's own bytes in one go.
 * @returns undefined when it turns out to hold anything else
 * @throws Problem naming a line far down that has too many or too few numbers
 */
export async function loadNumbers(
  file: SourceFile,
  layout: Layout,
  choices: ReadChoices,
  options: SourceOptions,
): Promise<NumberTable | undefined> {
  const size = file.compression ? 0 : file.bytes;
  const reader = createTableReader(file.name, layout, size);
  const ends = new LineEnds();
  for await (const chunk of file.contents(options)) {
    ends.look(chunk);
    if (!reader.push(chunk)) return otherwise();
  }
  const table = reader.end();
  if (!table) return otherwise();
  return { table, columns: table.columns.map((_, j) => columnOf(table, j)), lineEnd: ends.found };

  /** Where the engine would find nothing but the same line after a long time, it is told at once. */
  function otherwise(): undefined {
    const { ragged } = reader;
    // Before that a longer beginning may show another number of columns.
    if (!ragged || choices.badRows === 'skip' || ragged.from < SAMPLE) return undefined;
    const line = new TextDecoder().decode(ragged.bytes);
    const [record] = recordsOf({ text: line, whole: true }, layout.delimiter, layout.quote, 0, 1);
    const cells = record?.cells ?? [];
    const isPlain = (cell: string) => readNumber(trimBlanks(cell), plainNumbers) !== undefined;
    if (cells.length === layout.columns.length || !cells.every((cell) => cell === '' || isPlain(cell)))
      return undefined;
    const text = line.slice(0, 80);
    throw raggedProblem({ line: ragged.line, text, cells: cells.length }, file.name, layout);
  }
}

/** A column is one of integers when it holds nothing but whole numbers that doubles tell apart. */
function columnOf({ columns, values, rows }: Table, j: number): DataColumn {
  const width = columns.length;
  let missing = 0;
  let isInteger = true;
  for (let at = j; at < values.length; at += width) {
    const value = values[at]!;
    if (Number.isNaN(value)) missing++;
    else if (isInteger && (!Number.isSafeInteger(value) || Object.is(value, -0))) isInteger = false;
  }
  const { name, unit, about } = columns[j]!;
  return {
    name,
    type: isInteger && missing < rows ? 'integer' : 'number',
    ...(unit !== undefined && { unit }),
    ...(about !== undefined && { about }),
    missing,
    distinct: null,
  };
}
