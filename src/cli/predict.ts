import { columnNames, createPredictor, type Predictor, targetNames } from '../core/evaluate/predict.ts';
import { predictedClass } from '../core/evaluate/scores/classification.ts';
import { csv } from '../core/format/csv.ts';
import type { Model } from '../core/format/model.ts';
import { Problem } from '../core/problem.ts';
import { readTable, type TableFile } from '../node/read-table.ts';
import { writeSafely } from '../node/write-file.ts';
import type { Arguments } from './arguments.ts';
import { openModel } from './model-file.ts';
import type { Output } from './output.ts';
import { cellReader, isNamed, namesOf } from './predicted-cells.ts';
import { rowWarnings } from './row-warnings.ts';

/** `descent predict MODEL.json --data FILE`: raw rows in, predictions in the target's unit out. */
export async function predict({ files, options, json }: Arguments, { out }: Output): Promise<void> {
  const model = await openModel(files[0]!);
  if (!options.data) {
    throw new Problem(
      'refused',
      '--data is missing',
      'Usage: descent predict MODEL.json --data FILE [--out P.csv] [--json]',
    );
  }
  const source = await readTable(options.data);
  const cells = cellReader(model, source);
  const predictor = createPredictor(model);
  const predictions = predictRows(predictor, cells, source);
  const rows = () => csv(predictionRows(model, source, predictions));
  if (options.out) await writeSafely(options.out, rows());
  if (json) {
    out(`${JSON.stringify(summary(model, predictions))}\n`);
  } else if (options.out) {
    for (const warning of rowWarnings(model.features, cells, source.table.rows)) out(`Warning: ${warning}\n`);
    out(`Saved ${source.table.rows} predictions in ${options.out}\n`);
  } else {
    out(rows());
  }
}

/** Rows x the predictor's width. */
function predictRows(
  predictor: Predictor,
  cells: ReturnType<typeof cellReader>,
  { name, table }: TableFile,
): Float64Array {
  const { width } = predictor;
  const predictions = new Float64Array(table.rows * width);
  for (let i = 0; i < table.rows; i++) {
    try {
      predictor.predictInto(cells(i), predictions, i * width);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new Problem('data', `${name} row ${i + 1}: ${error.message}`, error.hint);
    }
  }
  return predictions;
}

/** What `--json` promises: the class of each row and the probabilities of all, one number a row, or one a target. */
function summary({ target }: Model, predictions: Float64Array) {
  if (target.kind === 'numbers') {
    const names = targetNames(target);
    return names.length === 1
      ? { target: names[0], predictions: Array.from(predictions) }
      : { targets: names, predictions: rowsOf(predictions, names.length) };
  }
  const { name, classes } = target;
  return {
    target: name,
    classes,
    predictions: rowsOf(predictions, classes.length).map(
      (row) => classes[predictedClass(row, 0, row.length)],
    ),
    probabilities: rowsOf(predictions, classes.length),
  };
}

function rowsOf(values: Float64Array, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, i) =>
    Array.from(values.subarray(i * width, (i + 1) * width)),
  );
}

/** The columns of the input, then what is predicted. */
function* predictionRows(model: Model, { table, receipt }: TableFile, predictions: Float64Array) {
  const { columns, rows, values } = table;
  const { target } = model;
  const width = columns.length;
  const texts = columns.map(({ categories }) => categories);
  yield [...columnNames(model, namesOf(table), isNamed(receipt)), ...headsOf(model)];
  const perRow = predictions.length / rows;
  for (let i = 0; i < rows; i++) {
    const row: (number | string | null | undefined)[] = [];
    for (let j = 0; j < width; j++) {
      const value = values[i * width + j]!;
      const known = texts[j];
      row.push(Number.isNaN(value) ? null : known ? known[value] : value);
    }
    if (target.kind === 'classes') row.push(target.classes[predictedClass(predictions, i * perRow, perRow)]);
    for (let j = 0; j < perRow; j++) row.push(predictions[i * perRow + j]!);
    yield row;
  }
}

function headsOf({ target }: Model): string[] {
  if (target.kind === 'classes') {
    return ['prediction', ...target.classes.map((name) => `probability_${name}`)];
  }
  const names = targetNames(target);
  return names.length === 1 ? ['prediction'] : names.map((name) => `prediction_${name}`);
}
