import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './program.ts';
import { writeNumbers } from './tables.ts';

type Watching = typeof globalThis & { longTasks: number[] };

/** Notes from now on every task of the window that takes more than 50 ms. */
function watchTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    const tasks: number[] = [];
    (globalThis as Watching).longTasks = tasks;
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
  });
}

const longTasks = (page: Page) => page.evaluate(() => (globalThis as Watching).longTasks);

test('the window answers at any time while a million rows are read and described', async ({
  program,
  folder,
}) => {
  test.setTimeout(120_000);
  const { page } = program;
  const path = join(folder, 'million.csv');
  writeNumbers(path, 1_000_000);
  // The panels that the rows are shown in are drawn before: what is measured is the reading.
  await program.openBoston();
  await program.menu('layoutInspect');
  await program.menu('showData');
  await expect(page.getByRole('grid', { name: 'Rows of housing.data' })).toBeVisible();

  const read = async () => {
    await watchTasks(page);
    const started = performance.now();
    await program.open(path);
    const grid = page.getByRole('grid', { name: 'Rows of million.csv' });
    await expect(grid.getByRole('gridcell').first()).toHaveText('0.0000');
    const firstRows = performance.now() - started;
    await grid.getByRole('button', { name: /^Statistics of c1\b/ }).click();
    await expect(page.getByText('Deviation')).toBeVisible({ timeout: 30_000 });
    const described = performance.now() - started;
    const description = `first rows after ${firstRows.toFixed(0)} ms, statistics after ${described.toFixed(0)} ms`;
    test.info().annotations.push({ type: 'measured', description });
    return longTasks(page);
  };

  // Other programs may hold the window up now and then; what it does itself would show every time.
  let tasks = await read();
  for (let again = 0; again < 2 && tasks.length > 0; again++) {
    await page.keyboard.press('Escape');
    await program.menu('closeDataset');
    await expect(page.getByRole('grid', { name: 'Rows of housing.data' })).toBeVisible();
    tasks = await read();
  }
  expect(tasks).toEqual([]);
});

test('a reading that takes long tells how far it is, and can be cancelled', async ({ program, folder }) => {
  test.setTimeout(120_000);
  const { page } = program;
  const path = join(folder, 'millions.csv');
  writeNumbers(path, 4_000_000);
  await watchTasks(page);
  await program.open(path);
  const bar = page.getByRole('progressbar', { name: 'Reading millions.csv' });
  await expect(bar).toBeVisible();
  await page.getByRole('button', { name: 'Cancel reading millions.csv' }).click();
  await expect(bar).toBeHidden();
  await expect(page.getByText('No data set is open')).toBeVisible();
  expect(await longTasks(page)).toEqual([]);
});
