import type { ReadChoices } from '../core/data/receipt.ts';
import { predictionWidth, targetNames } from '../core/evaluate/predict.ts';
import { predictedClass } from '../core/evaluate/scores/classification.ts';
import type { Renamed } from '../core/evaluate/scoring/predicted-columns.ts';
import type { Model } from '../core/format/model.ts';
import { Problem } from '../core/problem.ts';
import { openData } from '../node/data/open.ts';
import { type PreparedScoring, prepareScoring } from '../node/score/prepare-scoring.ts';
import { refuseOverwriting } from '../node/score/refuse-overwriting.ts';
import { scoredColumns } from '../node/score/scored-columns.ts';
import { scoredCsv } from '../node/score/scored-csv.ts';
import { checkScoredName, writeScored } from '../node/score/write-scored.ts';
import { checkWritable } from '../node/write-file.ts';
import type { Arguments } from './arguments.ts';
import { interruptible } from './interruptible.ts';
import { openModel } from './model-file.ts';
import type { Output } from './output.ts';
import { receiptDoubts } from './receipt-doubts.ts';
import { sheetWarnings } from './sheet-warnings.ts';

export const predictUsage =
  'descent predict MODEL.json --data FILE [--sheet NAME] [--out P.csv|P.parquet] [--json]';

/** `descent predict MODEL.json --data FILE`: raw rows in, predictions in the target's unit out. */
export async function predict({ files, options, json }: Arguments, { out }: Output): Promise<void> {
  const model = await openModel(files[0]!);
  const { data: input, out: path, sheet } = options;
  if (!input) throw new Problem('refused', '--data is missing', `Usage: ${predictUsage}`);
  if (path) {
    checkScoredName(path);
    await checkWritable(path);
    await refuseOverwriting(path, input);
  }
  await interruptible(async (signal) => {
    const data = await openData(input, { choices: choicesFor(model, sheet), signal });
    try {
      const scoring = await prepareScoring(model, data, signal);
      if (scoring.refusal) throw scoring.refusal;
      const renamed = path ? (await writeScored(path, scoring, { signal })).renamed : [];
      if (json) {
        out(`${JSON.stringify(summary(model, await scoring.predict(0, data.rows)))}\n`);
      } else if (path) {
        out(warningLines(scoring, renamed));
        out(`Saved ${data.rows} predictions in ${path}\n`);
      } else {
        for await (const piece of scoredCsv(scoring, scoredColumns(scoring), { signal })) out(piece);
      }
    } finally {
      data.close();
    }
  });
}

/** As the file was read that the model was trained on, of the columns that are needed. */
function choicesFor({ recipe, features }: Model, sheet: string | undefined): ReadChoices | undefined {
  const read = recipe.data.read;
  const needed = new Set(features.map(({ name }) => name));
  const columns = Object.entries(read?.columns ?? {}).filter(([name]) => needed.has(name));
  return {
    ...read,
    columns: columns.length > 0 ? Object.fromEntries(columns) : undefined,
    sheet: sheet ?? read?.sheet,
  };
}

function warningLines({ data, sheet }: PreparedScoring, renamed: readonly Renamed[]): string {
  const names = renamed.map(
    ({ name, to }) => `the column '${name}' is written as '${to}', since another one has that name`,
  );
  return [...receiptDoubts(data.receipt, data.name), ...sheetWarnings(sheet), ...names]
    .map((warning) => `Warning: ${warning}\n`)
    .join('');
}

/** What `--json` promises: the class of each row and the probabilities of all, one number a row, or one a target. */
function summary({ target }: Model, predictions: Float64Array) {
  const width = predictionWidth(target);
  if (target.kind === 'numbers') {
    const names = targetNames(target);
    return width === 1
      ? { target: names[0], predictions: Array.from(predictions) }
      : { targets: names, predictions: rowsOf(predictions, width) };
  }
  const { name, classes } = target;
  return {
    target: name,
    classes,
    predictions: rowsOf(predictions, width).map((row) =>
      Number.isNaN(row[0]) ? null : classes[predictedClass(row, 0, width)],
    ),
    probabilities: rowsOf(predictions, width),
  };
}

function rowsOf(values: Float64Array, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, i) =>
    Array.from(values.subarray(i * width, (i + 1) * width)),
  );
}
