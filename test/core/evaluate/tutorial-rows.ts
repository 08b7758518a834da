import { housing } from '../../housing.ts';

/** `x` rows x width, row-major. */
export interface Rows {
  readonly rows: number;
  readonly width: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The tutorial's 404 training rows, (x - mean) / (max - min), with a 1 for the bias. */
export function tutorialRows(): Rows {
  const { values } = housing();
  const rows = 404;
  const width = 14;
  const x = new Float64Array(rows * width).fill(1);
  const y = new Float64Array(rows);
  for (let j = 0; j < width; j++) {
    const column = Array.from({ length: rows }, (_, i) => values[i * width + j]!);
    const mean = column.reduce((sum, value) => sum + value, 0) / rows;
    const range = Math.max(...column) - Math.min(...column);
    for (const [i, value] of column.entries()) {
      if (j === 13) y[i] = (value - mean) / range;
      else x[i * width + j] = (value - mean) / range;
    }
  }
  return { rows, width, x, y };
}
