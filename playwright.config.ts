import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  // Each test starts a program of its own; two at once would compete for two cores and make times mean nothing.
  workers: 1,
  timeout: 60_000,
  // On a shared machine that stalls for a minute any wait may run out: once more, and told as flaky in the report.
  retries: 1,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
});
