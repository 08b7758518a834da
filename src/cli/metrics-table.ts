import { type PartMetrics, regressionMetrics } from '../core/evaluate/metrics.ts';
import { short, textTable } from './output.ts';

const parts = ['train', 'validation', 'test'] as const;

/** Metrics of models side by side, a line for each part and metric that any of them has. */
export function metricsTable(models: readonly { title: string; metrics: PartMetrics | null }[]): string {
  const rows = [['', ...models.map(({ title }) => title)]];
  for (const part of parts) {
    if (!models.some(({ metrics }) => metrics?.[part])) continue;
    for (const [key, { label }] of Object.entries(regressionMetrics)) {
      const values = models.map(({ metrics }) => metrics?.[part]?.[key as keyof typeof regressionMetrics]);
      rows.push([`${part} ${label}`, ...values.map(short)]);
    }
  }
  return textTable(rows);
}
