import { encodeRow, inputCount } from '../../data/encode.ts';
import { flatParameters, type Model, shapeOf } from '../../format/model.ts';
import { createKernels } from '../../kernels/create.ts';
import { paddedLength } from '../../kernels/memory.ts';
import { createNetwork, networkDoubles, rowsAtOnce } from '../../nn/network.ts';
import { isMissing } from '../cell-check.ts';
import { type Cells, predictionWidth, toOwnUnit } from '../predict.ts';

/** Whether a model says nothing of rows with a missing cell: training left them out, and nothing is filled in. */
export function leavesRowsOut({ recipe }: Model): boolean {
  return recipe.prepare.missing === 'dropRows';
}

/** What a model says of many rows: the bits of `createPredictor`, by the kernels of training, some ten times as fast. */
export interface BatchPredictor {
  /** Numbers of a prediction: the value of each target, or the probability of each class. */
  readonly width: number;
  /** Most rows that `predict` takes. */
  readonly rowsAtOnce: number;
  /**
   * Predicts the rows from … to-1 into `out`, from its beginning on.
   * A row with a missing cell becomes NaN where training left such rows out.
   * @param cellsOf a row's cells as `Predictor.predict` takes them; the same list may be given at every call
   * @throws Problem where a cell is none that the model can take
   */
  predict(cellsOf: (row: number) => Cells, from: number, to: number, out: Float64Array): void;
}

export function createBatchPredictor(model: Model): BatchPredictor {
  const { features, target, recipe } = model;
  const shape = shapeOf(model);
  const rows = rowsAtOnce(shape);
  const inputs = inputCount(features);
  const width = inputs + (shape.bias ? 1 : 0);
  const own =
    paddedLength(rows * width) + paddedLength(rows * shape.outputs) + paddedLength(rows * shape.outputs);
  const kernels = createKernels(own + networkDoubles(shape, recipe.loss.kind, rows), 0);
  const network = createNetwork(shape, recipe.loss.kind, kernels, rows);
  network.parameters.set(flatParameters(model.layers));
  // With the 1 of the biases behind the inputs of each row.
  const x = kernels.allocate(rows * width).fill(1);
  // There is nothing to compare with; what is left out of the loss is not looked at.
  const y = kernels.allocate(rows * shape.outputs);
  const outputs = kernels.allocate(rows * shape.outputs);
  const part = { x, y, width };
  const perRow = predictionWidth(target);
  const leavesOut = leavesRowsOut(model);
  return {
    width: perRow,
    rowsAtOnce: rows,
    predict(cellsOf, from, to, out) {
      const count = to - from;
      const left = new Set<number>();
      for (let i = 0; i < count; i++) {
        const cells = cellsOf(from + i);
        if (leavesOut && features.some((_, j) => isMissing(cells[j]))) left.add(i);
        else encodeRow(features, cells, x, i * width);
      }
      network.measure(part, 0, count, 0, outputs, 0);
      for (let i = 0; i < count; i++) {
        if (left.has(i)) {
          out.fill(Number.NaN, i * perRow, (i + 1) * perRow);
          continue;
        }
        const ofRow = outputs.subarray(i * shape.outputs, (i + 1) * shape.outputs);
        toOwnUnit(target, ofRow, out, i * perRow);
      }
    },
  };
}
