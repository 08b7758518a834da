import type { AmbiguousCell, Receipt } from '../core/data/receipt.ts';
import { quote } from '../core/problem.ts';
import { countOf } from './output.ts';

/** Ambiguous cells that are shown; `--json` has more. */
const SHOWN = 5;

/** How a file was understood, in words. */
export function receiptLines(receipt: Receipt): string[] {
  const { format, compression, ambiguous, ambiguousCells, warnings } = receipt;
  const facts = factsOf(receipt);
  return [
    `Read as ${[format, ...(compression ? [`compressed by ${compression}`] : []), ...facts].join(', ')}`,
    ...warnings.map((warning) => `Warning: ${warning}`),
    ...(ambiguousCells > 0 ? [ambiguousTitle(ambiguousCells)] : []),
    ...ambiguous.slice(0, SHOWN).map(ambiguousLine),
    ...(ambiguousCells > SHOWN ? [`  and ${ambiguousCells - SHOWN} more, with --json`] : []),
  ];
}

function factsOf(receipt: Receipt): string[] {
  const { encoding, delimiter, quote: mark, decimal, grouping, header, skippedLines } = receipt;
  const { knownAs, missingMarks, skippedRows, sheet, sheets } = receipt;
  const said: readonly (readonly [boolean, string])[] = [
    [sheet !== null, `sheet ${quote(sheet ?? '')} of ${sheets.length}`],
    [encoding !== null, `encoding ${encoding}`],
    [delimiter !== null, `cells apart by ${delimiterName(delimiter ?? '')}`],
    [Boolean(mark), `quoted by ${mark}`],
    [decimal !== null, `decimal mark ${decimal}`],
    [Boolean(grouping), `thousands apart by ${quote(grouping ?? '')}`],
    [true, namesSaying(header, knownAs)],
    [skippedLines > 0, `${countOf(skippedLines, 'line')} skipped`],
    [missingMarks.length > 0, `missing: ${missingMarks.map((text) => text || 'empty cells').join(', ')}`],
    [skippedRows > 0, `${countOf(skippedRows, 'row')} left out`],
  ];
  return said.filter(([is]) => is).map(([, saying]) => saying);
}

function namesSaying(header: boolean, knownAs: string | null): string {
  if (header) return 'named by the file';
  return knownAs === null ? 'without names' : `named as ${knownAs}`;
}

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
  ' ': 'blanks',
  whitespace: 'runs of blanks',
};

function delimiterName(delimiter: string): string {
  return delimiterNames[delimiter] ?? quote(delimiter);
}

function ambiguousTitle(cells: number): string {
  return cells === 1 ? '1 cell may mean something else:' : `${cells} cells may mean something else:`;
}

function ambiguousLine({ line, row, column, text, readAs }: AmbiguousCell): string {
  const place = line === null ? `row ${row + 1}` : `line ${line}`;
  return `  ${place}, ${column}: ${quote(text)} was read as ${readAs === '' ? 'missing' : readAs}`;
}
