import { formatNumber } from '../../components/format.ts';
import type { LineReading } from './reading.ts';

/** "Iteration 812 · epoch 9" */
export function placeText({ iteration, epoch }: LineReading): string {
  return `Iteration ${formatNumber(iteration)} \u00b7 epoch ${formatNumber(epoch)}`;
}

/** What is read, for who listens. */
export function spokenReading(readings: readonly LineReading[]): string {
  const first = readings[0];
  if (!first) return '';
  const values = readings.map(({ line, loss }) => `${line.label} ${formatNumber(loss)}`);
  return `${placeText(first)}: ${values.join(', ')}`;
}
