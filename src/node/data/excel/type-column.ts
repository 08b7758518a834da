import type { ColumnType, ReadChoices } from '../../../core/data/receipt.ts';
import { missingMarks } from '../../../core/data/text/rules/missing-marks.ts';
import { quote } from '../../../core/problem.ts';
import type { StoreValues } from '../store/fill.ts';
import type { StoreColumn } from '../store.ts';
import { counted } from '../typing/sql.ts';
import { BOOLEAN, DATE, EMPTY, NUMBER, type SheetColumn, TEXT } from './sheet-columns.ts';

/** A column of a sheet with its type, ready to be handed to a store. */
export interface FilledColumn extends StoreColumn {
  /** Texts among its numbers that were taken as missing. */
  readonly marks: readonly string[];
  readonly warnings: readonly string[];
  values(from: number, count: number): StoreValues;
}

const typeOfKind: Readonly<Record<number, ColumnType>> = {
  [NUMBER]: 'number',
  [TEXT]: 'text',
  [BOOLEAN]: 'boolean',
  [DATE]: 'date',
};

const nouns: Readonly<Record<number, string>> = {
  [NUMBER]: 'number',
  [TEXT]: 'text',
  [BOOLEAN]: 'truth value',
  [DATE]: 'date',
};

/**
 * The type of a column by its cells: a mixed one is one of texts, unless all texts in it stand for "missing".
 * @param start the row below the names
 */
export function typeColumn(
  name: string,
  column: SheetColumn,
  start: number,
  lines: readonly number[],
  letters: string,
  choices: ReadChoices,
): FilledColumn {
  const own = Object.hasOwn(choices.columns ?? {}, name) ? choices.columns![name]!.missing : undefined;
  const chosen = choices.missing || own ? [...(choices.missing ?? []), ...(own ?? [])] : undefined;
  const marks = chosen ? new Set(chosen) : missingMarks;
  const counts: Record<number, number> = { [NUMBER]: 0, [TEXT]: 0, [BOOLEAN]: 0, [DATE]: 0 };
  const met = new Set<string>();
  let marked = 0;
  let firstText = -1;
  let whole = true;
  let time = false;
  for (let row = start; row < column.length; row++) {
    const kind = column.kindAt(row);
    if (kind === EMPTY) continue;
    counts[kind]!++;
    if (kind === TEXT) {
      if (marks.has(column.texts[row]!.trim())) {
        marked++;
        met.add(column.texts[row]!.trim());
      } else if (firstText < 0) firstText = row;
    } else if (kind === NUMBER) {
      const value = column.numbers[row]!;
      whole &&= Number.isSafeInteger(value) && !Object.is(value, -0);
    } else if (kind === DATE) time ||= column.texts[row]!.length > 10;
  }
  const present = [NUMBER, BOOLEAN, DATE, TEXT].filter((kind) => counts[kind]! > 0);
  const others = present.filter((kind) => kind !== TEXT);
  // Beside texts that are none of them, "NA" is a text too.
  const onlyMarks = others.length === 1 && counts[TEXT]! > 0 && marked === counts[TEXT];
  const kinds = onlyMarks ? others : present;
  const warnings: string[] = [];
  if (kinds.length > 1) {
    const what = kinds.map((kind) => counted(counts[kind]!, nouns[kind]!)).join(' and ');
    const where =
      firstText >= 0 && others.length > 0
        ? `, the first text at ${letters}${lines[firstText - start]} (${quote(column.texts[firstText]!)})`
        : '';
    warnings.push(`${name || `Column ${letters}`} holds ${what}${where}: it is a column of texts.`);
  }
  const kind = kinds.length === 1 ? kinds[0]! : TEXT;
  const type = kind === NUMBER && whole ? 'integer' : typeOfKind[kind]!;
  const value = valueReaders[type];
  return {
    name,
    type,
    time: type === 'date' && time,
    marks: onlyMarks ? [...met] : [],
    warnings,
    values: (from, count) =>
      Array.from({ length: count }, (_, i) => {
        const row = start + from + i;
        const found = column.kindAt(row);
        return found === EMPTY || (onlyMarks && found === TEXT) ? null : value(column, row);
      }),
  };
}

type ReadValue = (column: SheetColumn, row: number) => number | string | boolean;

const valueReaders: Readonly<Record<ColumnType, ReadValue>> = {
  number: (column, row) => column.numbers[row]!,
  integer: (column, row) => column.numbers[row]!,
  boolean: (column, row) => column.numbers[row] === 1,
  date: (column, row) => column.texts[row]!,
  text: (column, row) => column.textAt(row),
};
