import { columnNames, createPredictor, matchFeatures } from '../core/evaluate/predict.ts';
import { csv } from '../core/format/csv.ts';
import type { Model } from '../core/format/model.ts';
import { Problem } from '../core/problem.ts';
import { readTable, type TableFile } from '../node/read-table.ts';
import { writeSafely } from '../node/write-file.ts';
import type { Arguments } from './arguments.ts';
import { openModel } from './model-file.ts';
import type { Output } from './output.ts';

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
  const predictions = predictRows(model, source);
  if (options.out) await writeSafely(options.out, csv(predictionRows(model, source, predictions)));
  if (json) out(`${JSON.stringify({ target: model.target.name, predictions })}\n`);
  else if (options.out) out(`Saved ${predictions.length} predictions in ${options.out}\n`);
  else out(csv(predictionRows(model, source, predictions)));
}

function predictRows(model: Model, { name, table, receipt }: TableFile): number[] {
  const match = matchFeatures(model, namesOf(table), isNamed(receipt));
  if ('missing' in match) {
    throw new Problem(
      'data',
      `${name} has no column ${match.missing.map((feature) => `'${feature}'`).join(', ')}, which the model needs`,
      `Give a file with a header line that names them, or one with exactly the model's ${model.features.length} features in their order.`,
    );
  }
  const predictor = createPredictor(model);
  const width = table.columns.length;
  const row = new Float64Array(model.features.length);
  return Array.from({ length: table.rows }, (_, i) => {
    for (let j = 0; j < row.length; j++) row[j] = table.values[i * width + match.at[j]!]!;
    return predictor(row);
  });
}

function* predictionRows(model: Model, { table, receipt }: TableFile, predictions: readonly number[]) {
  const { columns, rows, values } = table;
  const width = columns.length;
  yield [...columnNames(model, namesOf(table), isNamed(receipt)), 'prediction'];
  for (let i = 0; i < rows; i++) {
    yield [...values.subarray(i * width, (i + 1) * width), predictions[i]!];
  }
}

const namesOf = ({ columns }: TableFile['table']) => columns.map(({ name }) => name);

/** Whether the names are the file's own, or those of a table known by its looks. */
const isNamed = ({ header, knownAs }: TableFile['receipt']) => header || knownAs !== undefined;
