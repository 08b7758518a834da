import type { Recipe } from '../format/recipe.ts';
import { Problem } from '../problem.ts';
import type { RandomState } from '../random/random-state.ts';
import type { EncodingKind } from './encode.ts';
import type { Category } from './features.ts';
import { type FoundColumns, findColumns } from './find-columns.ts';
import { asCategories, distinctValues, listed } from './prepare/categories.ts';
import { type PlannedClasses, planClasses } from './prepare/classes.ts';
import { completeRows, findMissing, refuseMissing } from './prepare/missing-cells.ts';
import { refuseText } from './prepare/refuse-text.ts';
import { splitTable } from './split/split-table.ts';
import type { PartSizes, Parts } from './split.ts';
import type { Table } from './table.ts';

/** A column of the table that becomes inputs. */
export interface PlannedFeature {
  readonly column: number;
  readonly kind: 'number' | EncodingKind;
  /** Of one that is encoded: the column's values that are told apart, ascending, and what they stand for. */
  readonly values: readonly number[];
  readonly categories: readonly Category[];
}

/** What a recipe makes of a table, known before anything is prepared. */
export interface DataPlan {
  /** Places of columns. */
  readonly targets: readonly number[];
  readonly features: readonly PlannedFeature[];
  /** Undefined where the targets are numbers. */
  readonly classes: PlannedClasses | undefined;
  /** Row numbers of the table. */
  readonly parts: Parts;
  readonly rows: PartSizes;
  /** Inputs of the network, without one for biases. */
  readonly inputs: number;
  readonly outputs: number;
  readonly warnings: readonly string[];
}

/**
 * Plans with the recipe's own split. Yields now and then; the table is only read.
 * @param random draws the order of the rows where they are shuffled
 * @throws Problem naming what of the recipe does not fit the table
 */
export function planData(
  table: Table,
  recipe: Recipe,
  random: RandomState | undefined,
): Generator<void, DataPlan> {
  return planParts(table, recipe, (at, rows) => splitTable(table, recipe, at, rows, random));
}

/**
 * Plans with any parts of the rows, as cross-validation needs it.
 * @param split parts as places in a list of rows; where that is undefined, in all of the table
 */
export function* planParts(
  table: Table,
  recipe: Recipe,
  split: (at: FoundColumns, rows: Int32Array | undefined) => Generator<void, Parts>,
): Generator<void, DataPlan> {
  const at = findColumns(table.columns, recipe);
  const { encode } = recipe.prepare;
  const kindOf = (column: number) => {
    const { name } = table.columns[column]!;
    // A column may be called constructor.
    return Object.hasOwn(encode, name) ? encode[name]! : 'number';
  };
  for (const column of at.features) {
    if (kindOf(column) === 'number') refuseText(table, column, 'feature');
  }
  const ofClasses = recipe.model.output !== 'identity';
  if (!ofClasses) for (const column of at.targets) refuseText(table, column, 'target');

  const used = [...at.targets, ...at.features, ...(at.part === undefined ? [] : [at.part])];
  const missing = yield* findMissing(table, used);
  // A row without a part is told of by the split, which has words for it.
  const unsplit = missing.filter(({ column }) => column !== at.part);
  refuseMissing(table, recipe, unsplit, at.targets, (column) => kindOf(column) !== 'number');

  const warnings: string[] = [];
  let parts: Parts;
  if (missing.length > 0 && recipe.prepare.missing === 'dropRows') {
    const kept = yield* completeRows(table, used);
    const places = yield* split(at, kept);
    const rowsAt = (part: Int32Array) => part.map((place) => kept[place]!);
    parts = {
      train: rowsAt(places.train),
      validation: rowsAt(places.validation),
      test: rowsAt(places.test),
    };
    warnings.push(`${table.rows - kept.length} of ${table.rows} rows have a missing cell and are left out.`);
  } else {
    parts = yield* split(at, undefined);
  }

  const features: PlannedFeature[] = [];
  for (const column of at.features) {
    features.push(yield* planFeature(table, column, kindOf(column), parts, warnings));
  }
  const classes = ofClasses
    ? yield* planClasses(table, at.targets[0]!, recipe.model.output, parts, warnings)
    : undefined;
  const inputs = features.reduce((sum, { kind, values }) => sum + (kind === 'oneHot' ? values.length : 1), 0);
  const severalClasses = recipe.model.output === 'softmax' ? classes?.classes.length : undefined;
  const outputs = severalClasses ?? at.targets.length;
  const rows = { train: parts.train.length, validation: parts.validation.length, test: parts.test.length };
  refuseTooMany(rows.train + rows.validation + rows.test, inputs, outputs);
  return { targets: at.targets, features, classes, parts, rows, inputs, outputs, warnings };
}

/** Each category is an input and each input needs training: beyond this many it is rarely what was meant. */
const MANY_CATEGORIES = 1000;

function* planFeature(
  table: Table,
  column: number,
  kind: PlannedFeature['kind'],
  parts: Parts,
  warnings: string[],
): Generator<void, PlannedFeature> {
  if (kind === 'number') return { column, kind, values: [], categories: [] };
  const { name } = table.columns[column]!;
  const trained = yield* distinctValues(table, column, [parts.train]);
  const all = yield* distinctValues(table, column, [parts.train, parts.validation, parts.test]);
  if (all.length > trained.length) {
    const seen = new Set(trained);
    const unseen = asCategories(
      table.columns[column]!,
      all.filter((value) => !seen.has(value)),
    );
    const inputs = kind === 'oneHot' ? ': all inputs of that column are 0 there' : '';
    warnings.push(`No training row has ${listed(unseen)} in ${name}, which other rows have${inputs}.`);
  }
  if (kind === 'oneHot' && trained.length > MANY_CATEGORIES) {
    warnings.push(
      `${name} has ${trained.length} categories, and each becomes an input: leave the column out if it only names the rows, or encode it as 'label'.`,
    );
  }
  const values = kind === 'oneHot' ? trained : all;
  return { column, kind, values, categories: asCategories(table.columns[column]!, values) };
}

/** What the numbers of an array can be addressed by. */
const MOST_NUMBERS = 2 ** 31;

function refuseTooMany(rows: number, inputs: number, outputs: number): void {
  const numbers = rows * (inputs + 1 + outputs);
  if (numbers < MOST_NUMBERS) return;
  throw new Problem(
    'data',
    `${rows} rows with ${inputs} inputs and ${outputs} outputs are ${numbers} numbers; allowed: fewer than ${MOST_NUMBERS}`,
    "Leave out the columns with the most categories, encode them as 'label', or use fewer rows.",
  );
}
