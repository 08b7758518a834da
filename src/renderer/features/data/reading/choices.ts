import type { ColumnChoices, ColumnType, ReadChoices } from '../../../../core/data/receipt.ts';

/* What the user says of how a file is to be read, while it is being said: only what was said is in there. */

export type PointKey = Exclude<keyof ReadChoices, 'columns'>;

/** Where the table begins is said of one sheet, and another one begins elsewhere. */
const ofSheet: readonly PointKey[] = ['skipLines', 'header'];

/** With another word on a point; undefined takes it back. */
export function withPoint<K extends PointKey>(
  choices: ReadChoices,
  key: K,
  value: ReadChoices[K] | undefined,
): ReadChoices {
  const gone: readonly string[] = key === 'sheet' && value !== choices.sheet ? [key, ...ofSheet] : [key];
  const others: ReadChoices = Object.fromEntries(
    Object.entries(choices).filter(([point]) => !gone.includes(point)),
  );
  return value === undefined ? others : { ...others, [key]: value };
}

/** What is said of columns; `null` takes it back, what is left out stays. */
export interface ColumnSaying {
  readonly type?: ColumnType | null;
  readonly missing?: readonly string[] | null;
}

/** With the same word on each of these columns. */
export function withColumns(
  choices: ReadChoices,
  names: readonly string[],
  saying: ColumnSaying,
): ReadChoices {
  const columns = new Map(Object.entries(choices.columns ?? {}));
  for (const name of names) {
    const said = saidOf({ ...columns.get(name), ...saying });
    if (said) columns.set(name, said);
    else columns.delete(name);
  }
  const { columns: _, ...others } = choices;
  return columns.size === 0 ? others : { ...others, columns: Object.fromEntries(columns) };
}

function saidOf({ type, missing }: { [K in keyof ColumnSaying]?: ColumnSaying[K] | undefined }) {
  const said: ColumnChoices = { ...(type && { type }), ...(missing && { missing }) };
  return Object.keys(said).length > 0 ? said : undefined;
}

/** How many points the user has spoken on; each column counts as one. */
export function countSaid({ columns, ...points }: ReadChoices): number {
  return Object.keys(points).length + Object.keys(columns ?? {}).length;
}
