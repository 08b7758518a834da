import {
  type PartMetrics,
  type ScalarMetric,
  scalarMetric,
  scalarMetrics,
} from '../core/evaluate/metrics.ts';
import { short, textTable } from './output.ts';

const parts = ['train', 'validation', 'test'] as const;

/** Metrics of models side by side, a line for each part and metric that any of them has. */
export function metricsTable(models: readonly { title: string; metrics: PartMetrics | null }[]): string {
  const rows = [['', ...models.map(({ title }) => title)]];
  for (const part of parts) {
    for (const [name, { label }] of Object.entries(scalarMetrics)) {
      const values = models.map(({ metrics }) => scalarMetric(metrics?.[part], name as ScalarMetric));
      if (values.some((value) => value !== undefined)) rows.push([`${part} ${label}`, ...values.map(short)]);
    }
  }
  return textTable(rows);
}
