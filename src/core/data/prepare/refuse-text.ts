import { Problem, quote } from '../../problem.ts';
import type { Table } from '../table.ts';
import { placeOf } from './missing-cells.ts';

/** What to do about a column of texts, and the key that does it. */
interface Way {
  readonly path: string;
  readonly hint: string;
}

const ways: Readonly<Record<'feature' | 'target', (name: string) => Way>> = {
  feature: (name) => {
    const key = JSON.stringify(name);
    return {
      path: `prepare.encode[${key}]`,
      hint: `Mend that cell, encode the column (prepare.encode: { ${key}: 'oneHot' } or 'label'), or leave it out of data.features.`,
    };
  },
  target: () => ({
    path: 'data.target',
    hint: "Mend that cell, or predict classes: model.output 'sigmoid' for two, 'softmax' for more.",
  }),
};

/** @throws Problem when a column that is to be reckoned with holds texts */
export function refuseText(table: Table, column: number, use: 'feature' | 'target'): void {
  const { name, categories } = table.columns[column]!;
  if (!categories) return;
  const { path, hint } = ways[use](name);
  const cell = firstText(table, column, categories);
  const message = cell
    ? `${placeOf(table)} ${cell.where}: ${quote(cell.text)} in ${name} is not a number`
    : `${placeOf(table)}: ${name} holds texts, such as ${quote(categories[0] ?? '')}`;
  // Numbers as half of the world writes them would else be taken for categories.
  const comma = /^[-+]?\d+,\d+$/.test(cell?.text ?? '');
  const way = comma ? 'Write numbers with a decimal point in place of the comma.' : hint;
  throw new Problem('data', message, way, [{ path, message }]);
}

/** The first cell that is no number; undefined where all could be, and are texts because the user says so. */
function firstText(
  table: Table,
  column: number,
  categories: readonly string[],
): { where: string; text: string } | undefined {
  const { firstText: known } = table.columns[column]!;
  if (known && !isNumber(known.text)) return known;
  const width = table.columns.length;
  const isText = categories.map((text) => !isNumber(text));
  for (let row = 0; row < table.rows; row++) {
    const place = table.values[row * width + column]!;
    if (isText[place]) return { where: `row ${row + 1}`, text: categories[place]! };
  }
  return undefined;
}

const isNumber = (text: string) => /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text);
