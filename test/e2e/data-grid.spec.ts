import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './program.ts';
import { writeNumbers } from './tables.ts';

test('rows are sorted by a column, and stand as in the file again', async ({ program, folder }) => {
  const { page } = program;
  const path = join(folder, 'small.csv');
  writeFileSync(path, 'name,size\nb,10\nc,9\na,\nd,10\n');
  await program.open(path);
  await program.menu('layoutInspect');
  await program.menu('showData');
  const grid = page.getByRole('grid', { name: 'Rows of small.csv' });
  const names = () => grid.locator('[data-column="0"]');
  const size = grid.getByRole('columnheader', { name: /^size/ });
  const sort = size.getByRole('button').first();
  await expect(names()).toHaveText(['b', 'c', 'a', 'd']);
  await sort.click();
  await expect(size).toHaveAttribute('aria-sort', 'ascending');
  // The same value in the file's order; missing cells last, either way. Rows keep their numbers.
  await expect(names()).toHaveText(['c', 'b', 'd', 'a']);
  await expect(grid.getByRole('rowheader')).toHaveText(['2', '1', '4', '3']);
  await sort.click();
  await expect(names()).toHaveText(['b', 'd', 'c', 'a']);
  await sort.click();
  await expect(names()).toHaveText(['b', 'c', 'a', 'd']);
});

test('a million rows are scrolled, jumped into and sorted', async ({ program, folder }) => {
  test.setTimeout(120_000);
  const { page } = program;
  const path = join(folder, 'million.csv');
  writeNumbers(path, 1_000_000);
  await program.open(path);
  await expect(page.getByRole('button', { name: /million\.csv.*1.?000.?000 rows/ })).toBeVisible({
    timeout: 30_000,
  });
  await program.menu('layoutInspect');
  await program.menu('showData');
  const grid = page.getByRole('grid', { name: 'Rows of million.csv' });
  const row = (number: RegExp) =>
    grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: number }) });
  const expected = (at: number, column: number) => Math.sin((at % 1000) * 14 + column) * 50;

  await page.getByLabel('Go to row').fill('777777');
  await expect(row(/^777.?777$/).locator('[data-column="3"]')).toHaveText(
    new RegExp(`^.?${Math.abs(expected(777_776, 3)).toFixed(4)}`),
  );
  await page.getByLabel('Go to row').press('Enter');

  // By keys to the end, and by the wheel back a little.
  await grid.press('Control+End');
  await expect(row(/^1.?000.?000$/)).toBeVisible();
  await grid.hover();
  await page.mouse.wheel(0, -3000);
  await expect(row(/^1.?000.?000$/)).toBeHidden();

  await grid
    .getByRole('columnheader', { name: /^c14\b/ })
    .getByRole('button')
    .first()
    .click();
  await page.getByLabel('Go to place').fill('1');
  const least = Math.min(...Array.from({ length: 1000 }, (_, i) => expected(i, 13)));
  await expect(grid.getByRole('row').nth(1).locator('[data-column="13"]')).toHaveText(
    new RegExp(`^.?${Math.abs(least).toFixed(4)}`),
  );
});
