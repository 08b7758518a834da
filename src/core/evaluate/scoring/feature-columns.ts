import type { Category, Feature } from '../../data/features.ts';
import type { ColumnType } from '../../data/receipt.ts';
import type { Table } from '../../data/table.ts';
import type { Model } from '../../format/model.ts';
import { asCategory } from '../cell-check.ts';
import { type Cells, featurePlaces } from '../predict.ts';

/** Rows that are to be predicted. */
export interface ScoringData {
  readonly table: Table;
  /** Of the table's columns. */
  readonly types: readonly ColumnType[];
  /** Whether the columns' names are the file's own, or those of a table known by its looks. */
  readonly named: boolean;
}

/** Where the cells of a feature are, and what they stand for. */
export interface FeatureColumn {
  readonly feature: Feature;
  /** Of the table's columns; -1 where there is none. */
  readonly at: number;
  /** What a number of the table that is not missing stands for. */
  readonly read: (value: number) => Category;
}

export function featureColumns(model: Model, data: ScoringData): FeatureColumn[] {
  const { columns } = data.table;
  const names = columns.map(({ name }) => name);
  return featurePlaces(model, names, data.named).map((at, i) => {
    const feature = model.features[i]!;
    return { feature, at, read: at < 0 ? itself : readerOf(feature, data, at) };
  });
}

const itself = (value: number): Category => value;

function readerOf(feature: Feature, { table, types }: ScoringData, at: number): (value: number) => Category {
  const { categories } = table.columns[at]!;
  if (feature.kind === 'number') {
    const numbers = categories?.map(numberOrText);
    return numbers ? (value) => numbers[value]! : itself;
  }
  if (types[at] === 'boolean') {
    // A model may have been trained on the words: 'TRUE', 'no'.
    const words = [false, true].map((truth) => feature.categories.find((word) => truthOf(word) === truth));
    return (value) => words[value] ?? value;
  }
  if (categories) {
    const known = categories.map((text) => asCategory(feature, text));
    return (value) => known[value]!;
  }
  const known = categoriesOfNumbers(feature.categories);
  return (value) => known.get(value) ?? value;
}

/** What `asCategory` makes of numbers, without going through all categories for every cell. */
function categoriesOfNumbers(categories: readonly Category[]): ReadonlyMap<number, Category> {
  const known = new Map<number, Category>();
  for (const category of categories) {
    const number = Number(category);
    if (String(number) === category && !known.has(number)) known.set(number, category);
    if (typeof category === 'number') known.set(category, category);
  }
  return known;
}

/** One text among numbers makes a column one of texts: what is wrong with it is that one. */
function numberOrText(text: string): Category {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

function truthOf(category: Category): boolean | undefined {
  return typeof category === 'string' ? truths.get(category.toLowerCase()) : undefined;
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['false', false],
  ['true', true],
  ['no', false],
  ['yes', true],
]);

/** The cells of a row in the order of the features, null where missing; the same list at every call. */
export function cellReader({ columns, values }: Table, features: readonly FeatureColumn[]) {
  const width = columns.length;
  const cells = new Array<Category | null>(features.length);
  return (row: number): Cells => {
    for (let j = 0; j < cells.length; j++) {
      const { at, read } = features[j]!;
      const value = values[row * width + at]!;
      cells[j] = Number.isNaN(value) ? null : read(value);
    }
    return cells;
  };
}
