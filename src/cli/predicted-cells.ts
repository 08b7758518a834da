import type { Category, Feature } from '../core/data/features.ts';
import { asCategory } from '../core/evaluate/cell-check.ts';
import { type Cells, matchFeatures } from '../core/evaluate/predict.ts';
import type { Model } from '../core/format/model.ts';
import { Problem, quote } from '../core/problem.ts';
import type { TableFile } from '../node/read-table.ts';

/** The cells of a row that a model needs, in its order; the same list at every call. */
export type CellReader = (row: number) => Cells;

/** @throws Problem when the table lacks a feature, or holds texts where the model needs numbers */
export function cellReader(model: Model, { name, table, receipt }: TableFile): CellReader {
  const match = matchFeatures(model, namesOf(table), isNamed(receipt));
  if ('missing' in match) {
    throw new Problem(
      'data',
      `${name} has no column ${match.missing.map((feature) => `'${feature}'`).join(', ')}, which the model needs`,
      `Give a file with a header line that names them, or one with exactly the model's ${model.features.length} features in their order.`,
    );
  }
  const width = table.columns.length;
  const readers = model.features.map((feature, j) => cellOf(feature, table.columns[match.at[j]!]!, name));
  const cells = new Array<Category | null>(model.features.length);
  return (row) => {
    for (let j = 0; j < cells.length; j++) {
      const value = table.values[row * width + match.at[j]!]!;
      cells[j] = Number.isNaN(value) ? null : readers[j]!(value);
    }
    return cells;
  };
}

type Column = TableFile['table']['columns'][number];

/** What a number of the table stands for. */
function cellOf(
  feature: Feature,
  { name, categories, firstText }: Column,
  file: string,
): (value: number) => Category {
  if (!categories)
    return feature.kind === 'number' ? (value) => value : (value) => asCategory(feature, value);
  if (feature.kind === 'number') {
    const text = firstText ?? { line: 1, text: categories[0] ?? '' };
    throw new Problem(
      'data',
      `${file} line ${text.line}: ${quote(text.text)} in ${name} is not a number`,
      'Write a number there, or leave the cell empty where the model has a value to fill in.',
    );
  }
  const known = categories.map((text) => asCategory(feature, text));
  return (value) => known[value]!;
}

export const namesOf = ({ columns }: TableFile['table']) => columns.map(({ name }) => name);

/** Whether the names are the file's own, or those of a table known by its looks. */
export const isNamed = ({ header, knownAs }: TableFile['receipt']) => header || knownAs !== undefined;
