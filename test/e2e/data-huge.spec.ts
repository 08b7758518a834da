import { join } from 'node:path';
import { makeCsv } from '../../scripts/bench/data/files.js';
import { memoryOf } from './memory.ts';
import { expect, test } from './program.ts';
import { setEpochs } from './steps.ts';

const wanted = process.env.DESCENT_HUGE === '1' && process.platform === 'linux';
const file = join(import.meta.dirname, '../../.cache/bench/large.csv');

test('10,000,000 rows are opened, scrolled and trained for an epoch within 4 GB', async ({ launch }) => {
  test.skip(!wanted, 'takes minutes and 4 GB of memory: DESCENT_HUGE=1 npm run test:e2e, on Linux');
  test.setTimeout(900_000);
  makeCsv(file, 10_000_000, false);
  const program = await launch();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(program.app.process().pid!));
  }, 250);

  const started = Date.now();
  await program.open(file);
  const item = program.page.getByRole('button', { name: /large\.csv.*10.?000.?000 rows/ });
  await expect(item).toBeVisible({ timeout: 300_000 });
  console.log(`open after ${(Date.now() - started) / 1000} s, ${most.toFixed(2)} GB`);

  await program.menu('showData');
  for (const row of ['5000000', '10000000']) {
    await program.page.getByLabel('Go to row').fill(row);
    await program.page.keyboard.press('Enter');
    await expect(
      program.page.getByRole('row', {
        name: new RegExp(`^${Number(row).toLocaleString('en-US').replaceAll(',', '.?')}`),
      }),
    ).toBeVisible();
  }

  await program.menu('showRecipe');
  await setEpochs(program, 1);
  await program.button('Train').click();
  await expect(program.run(/finished/)).toBeVisible({ timeout: 300_000 });
  clearInterval(watch);
  console.log(`trained after ${(Date.now() - started) / 1000} s, at most ${most.toFixed(2)} GB`);
  expect(most).toBeLessThan(4);
});
