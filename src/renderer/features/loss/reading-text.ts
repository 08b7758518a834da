import { createGrid, gridPoint } from '../../../core/train/exhaustive/exhaustive.ts';
import { formatNumber } from '../../components/format.ts';
import type { LineReading } from './reading.ts';

/** "Iteration 812 \u00b7 epoch 9", or of a search "Point 812: w[0] = 1.2, b = 3". */
export function placeText({ iteration, epoch, line }: LineReading): string {
  const { optimizer } = line.run.recipe;
  if (optimizer.kind !== 'exhaustive') {
    return `Iteration ${formatNumber(iteration)} \u00b7 epoch ${formatNumber(epoch)}`;
  }
  const grid = createGrid(optimizer.grid);
  const values = new Float64Array(grid.axes.length);
  gridPoint(grid, iteration - 1, values);
  const parts = grid.names.map((name, i) => `${name} = ${formatNumber(values[i])}`);
  return `Point ${formatNumber(iteration)}: ${parts.join(', ')}`;
}

/** What is read, for who listens. */
export function spokenReading(readings: readonly LineReading[]): string {
  const first = readings[0];
  if (!first) return '';
  const values = readings.map(({ line, loss }) => `${line.label} ${formatNumber(loss)}`);
  return `${placeText(first)}: ${values.join(', ')}`;
}
