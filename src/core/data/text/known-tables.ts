import type { Column } from '../table.ts';

/** A well-known table that is handed around without a header line. */
interface KnownTable {
  readonly title: string;
  readonly columns: readonly Column[];
  /** Whether numbers without names, rows x columns.length, look like this table. */
  readonly matches: (fileName: string, row: ArrayLike<number>) => boolean;
}

const boston: KnownTable = {
  title: 'Boston housing',
  columns: [
    { name: 'CRIM', unit: 'crimes per head', about: 'crime rate of the town' },
    { name: 'ZN', unit: '%', about: 'residential land zoned for lots over 25,000 sq.ft.' },
    { name: 'INDUS', unit: '%', about: 'land of non-retail business in the town' },
    { name: 'CHAS', unit: '0 or 1', about: '1 where the tract bounds the Charles River' },
    { name: 'NOX', unit: 'parts per 10 million', about: 'nitric oxides in the air' },
    { name: 'RM', unit: 'rooms', about: 'rooms of a dwelling, on average' },
    { name: 'AGE', unit: '%', about: 'owner-occupied homes built before 1940' },
    { name: 'DIS', unit: 'weighted distance', about: 'distance to five employment centres' },
    { name: 'RAD', unit: 'index', about: 'access to radial highways' },
    { name: 'TAX', unit: 'dollars per 10,000', about: 'property tax rate' },
    { name: 'PTRATIO', unit: 'pupils per teacher', about: 'pupils to teachers in the town' },
    {
      name: 'B',
      unit: '1000(Bk - 0.63)\u00b2',
      about: 'a figure of the census, from the share of Black residents',
    },
    { name: 'LSTAT', unit: '%', about: 'population of lower status' },
    { name: 'MEDV', unit: 'thousand dollars', about: 'median value of owner-occupied homes' },
  ],
  // Without names only the file's name and the columns that hold few values tell it from any other 14 numbers.
  matches: (fileName, row) =>
    /housing/i.test(fileName) ||
    ((row[3] === 0 || row[3] === 1) && Number.isInteger(row[8]) && row[11]! <= 396.9),
};

const known = [boston];

/** The columns for a headerless table with this first row: a known table's, or `x1`, `x2`, … */
export function columnsWithoutHeader(
  fileName: string,
  firstRow: ArrayLike<number>,
): { columns: readonly Column[]; title?: string } {
  for (const table of known) {
    if (table.columns.length === firstRow.length && table.matches(fileName, firstRow)) {
      return { columns: table.columns, title: table.title };
    }
  }
  return { columns: Array.from(firstRow, (_, i) => ({ name: `x${i + 1}` })) };
}
