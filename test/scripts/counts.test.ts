import { expect, test } from 'vitest';
import { closingLine, countPlaywright, countVitest, judged, sum } from '../../scripts/counts.js';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((status) => ({ status })),
});

test('vitest: each test by its own result, whatever is not run is skipped', () => {
  const report = {
    testResults: [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'failed', 'passed')],
  };
  expect(countVitest(report)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

test('vitest: a file that breaks before its tests is one failed', () => {
  expect(countVitest({ testResults: [file('failed'), file('passed', 'passed')] })).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test('Playwright: flaky is passed, an error of no test in particular is failed', () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
  expect(countPlaywright(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
});

test('a suite that crashes before any result is one failed', () => {
  expect(judged(countVitest(undefined), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(judged(countPlaywright(undefined), 134)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the exit code adds nothing to failures already counted', () => {
  expect(judged({ passed: 1, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  expect(judged({ passed: 1, failed: 0, skipped: 0 }, 0).failed).toBe(0);
});

test('the closing line is the one CI reads', () => {
  const all = sum([
    { passed: 10, failed: 0, skipped: 1 },
    { passed: 2, failed: 1, skipped: 0 },
  ]);
  expect(closingLine(all)).toBe('12 passed, 1 failed, 1 skipped');
  expect(closingLine(sum([]))).toBe('0 passed, 0 failed, 0 skipped');
});
