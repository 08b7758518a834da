import { plainReceipt, type ReadChoices, type Receipt } from '../../../core/data/receipt.ts';
import { decimalOf } from '../../../core/data/text/rules/column-forms.ts';
import type { Layout } from '../../../core/data/text/sniff/sniff.ts';
import type { SourceFile } from '../source-file.ts';
import { guessedWarning, type Utf8Text } from '../text/read-as-utf8.ts';
import { cellNotes } from './cell-notes.ts';
import type { EngineTable } from './load-by-engine.ts';
import { raggedMessage } from './refuse-lines.ts';
import type { RowLines } from './row-lines.ts';

const formats: Readonly<Record<string, Receipt['format']>> = { '\t': 'tsv', whitespace: 'whitespace' };

/** What the beginning of the text told. */
export function textReceipt(layout: Layout, choices: ReadChoices): Receipt {
  const { delimiter, quote, header, skipLines, knownAs, warnings } = layout;
  return {
    ...plainReceipt(formats[delimiter] ?? 'csv', choices),
    delimiter,
    quote,
    header,
    skippedLines: skipLines,
    knownAs: knownAs ?? null,
    warnings,
  };
}

/** What all of the text told. */
export async function engineReceipt(
  file: SourceFile,
  text: Utf8Text,
  layout: Layout,
  choices: ReadChoices,
  found: EngineTable,
  lines: RowLines,
): Promise<Receipt> {
  const { odd, forms, rejected } = found;
  const { readings } = layout;
  const formats = forms.flatMap(({ kind }) => kind?.format ?? []);
  const decimal = formats.find((format) => format.decimal === ',') ? ',' : '.';
  const marks = new Set(
    readings.flatMap((reading, j) => {
      const all = reading.marks(forms[j]!);
      return [...reading.met].filter((mark) => all.has(mark));
    }),
  );
  return {
    ...textReceipt(layout, choices),
    compression: file.compression,
    encoding: text.encoding,
    lineEnd: text.lineEnd,
    decimal: choices.decimal ?? decimalOf(readings.map(({ evidence }) => evidence)) ?? decimal,
    grouping: formats.find(({ grouping }) => grouping !== '')?.grouping ?? '',
    missingMarks: [...marks],
    skippedRows: rejected.length,
    skipped: rejected.slice(0, MOST_SKIPPED).map((line) => ({
      line: line.line,
      text: line.text,
      why: raggedMessage(line, layout),
    })),
    ambiguous: await Promise.all(
      odd.ambiguous.map(async ({ row, column, text: cell, readAs }) => ({
        line: await lines.of(row),
        row,
        column: layout.columns[column]!.name,
        text: cell,
        readAs,
      })),
    ),
    ambiguousCells: odd.columns.reduce(
      (sum, { ambiguous, zeros }) => sum + (ambiguous?.cells ?? 0) + (zeros?.cells ?? 0),
      0,
    ),
    warnings: [
      ...(text.guessed ? [guessedWarning(text)] : []),
      ...layout.warnings,
      ...(await cellNotes(layout, found, (row) => lines.of(row))),
    ],
  };
}

const MOST_SKIPPED = 100;
