import type { ColumnDescription } from '../core/data/description.ts';
import type { ColumnType, Receipt } from '../core/data/receipt.ts';
import { openData } from '../node/data/open.ts';
import type { DataColumn, OpenData } from '../node/data/open-data.ts';
import type { Arguments } from './arguments.ts';
import { interruptible } from './interruptible.ts';
import { countOf, type Output, short, textTable } from './output.ts';
import { receiptLines } from './receipt-lines.ts';

export const dataUsage = 'descent data FILE [--sheet NAME] [--json]';

/** `descent data FILE`: how a file is understood, and what its columns are like. */
export async function data({ files, options, json }: Arguments, { out }: Output): Promise<void> {
  await interruptible(async (signal) => {
    const opened = await openData(files[0]!, { choices: { sheet: options.sheet }, signal });
    try {
      const columns = await opened.describe(signal);
      out(json ? `${JSON.stringify(summary(opened, columns))}\n` : text(opened, columns));
    } finally {
      opened.close();
    }
  });
}

/** Whose least, greatest and mean value are told. */
const measured: readonly ColumnType[] = ['number', 'integer'];

/** What `--json` promises. */
function summary({ rows, columns, receipt }: OpenData, descriptions: readonly ColumnDescription[]) {
  return {
    rows,
    columns: columns.map(({ name, type }, i) => {
      const { missing, distinct, min, max, mean } = descriptions[i]!;
      return { name, type, missing, distinct, ...(measured.includes(type) && { min, max, mean }) };
    }),
    receipt: receiptSummary(receipt),
  };
}

function receiptSummary(receipt: Receipt) {
  const ambiguous = receipt.ambiguous.map(({ line, column, text, readAs }) => ({
    line,
    column,
    text,
    readAs,
  }));
  return { ...receipt, ambiguous };
}

function text(
  { name, rows, columns, receipt }: OpenData,
  descriptions: readonly ColumnDescription[],
): string {
  const head = ['column', 'type', 'missing', 'distinct', 'min', 'max', 'mean'];
  const lines = columns.map((column, i) => lineOf(column, descriptions[i]!));
  const about = receiptLines(receipt).map((line) => `${line}\n`);
  return `${name}: ${countOf(rows, 'row')}, ${countOf(columns.length, 'column')}\n${about.join('')}\n${textTable([head, ...lines])}`;
}

function lineOf({ name, type }: DataColumn, { missing, distinct, min, max, mean }: ColumnDescription) {
  const numbers = measured.includes(type) ? [min, max, mean].map(short) : ['', '', ''];
  return [name, type, `${missing}`, `${distinct}`, ...numbers];
}
