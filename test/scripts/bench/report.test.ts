import { expect, test } from 'vitest';
import { line } from '../../../scripts/bench/report.js';

test('a workload is a line: the medians, the speed and the ratio to each peer', () => {
  expect(line('W1', { descent: 0.001, numpy: 0.005, torch: 0.1 })).toBe(
    'W1         descent   1.00 ms    22.6 GFLOP/s   numpy   5.00 ms (0.20)   torch    100 ms (0.010)',
  );
});

test('reading has no operations to count', () => {
  expect(line('W7', { descent: 0.25 })).not.toContain('GFLOP/s');
});
