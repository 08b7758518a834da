import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible, settled } from './axe.ts';
import { expect, type Program, test } from './program.ts';

const head = (program: Program, column: string) =>
  program.page.getByRole('columnheader', { name: new RegExp(`^${column}\\b`) });
const cells = (program: Program, row: number) =>
  program.page.getByRole('grid').getByRole('row').nth(row).getByRole('gridcell');

/** Opens a file in the Data panel. */
async function openFile(program: Program, folder: string, name: string, contents: string): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, contents);
  await program.open(path);
  await program.menu('layoutInspect');
  await program.menu('showData');
}

test('what was taken for something else is said otherwise, and the file read anew', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await openFile(program, folder, 'codes.csv', 'code,size\n007,1.5\n012,broken\n100,lost\n');
  await expect(head(program, 'size')).toContainText('text');

  // Marks of missing cells, and what a column is.
  await program.menu('readData');
  const dialog = page.getByRole('dialog', { name: 'How codes.csv was read' });
  // What could mean something else is shown first.
  await expect(dialog.getByRole('row', { name: /2 code 007 7/ })).toBeVisible();
  await dialog.getByRole('tab', { name: 'File' }).click();
  const marks = dialog.getByRole('textbox', { name: 'Texts that mean “missing”' });
  for (const mark of ['broken', 'lost']) {
    await marks.fill(mark);
    await marks.press('Enter');
  }
  await dialog.getByRole('tab', { name: /Columns/ }).click();
  await dialog.getByLabel('Read code as').selectOption('text');
  await dialog.getByRole('button', { name: 'Read anew' }).click();
  await expect(page.getByText('codes.csv was read anew: 3 rows, 2 columns')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toBeHidden();
  await expect(head(program, 'code')).toContainText('text');
  await expect(head(program, 'size')).toContainText(/number.*2 missing/);
  await expect(cells(program, 1)).toHaveText(['007', '1.5']);
  await expect(cells(program, 2)).toHaveText(['012', 'missing']);

  // The recipe says how it was read, so that a run can be repeated.
  await program.menu('showRecipe');
  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(program.panel('Recipe')).toContainText('"read"');

  // Nonsense leaves everything as it is, and is told where it was said.
  await program.menu('showData');
  await program.menu('readData');
  await dialog.getByRole('tab', { name: /Columns/ }).click();
  await dialog.getByLabel('Read size as').selectOption('date');
  await dialog.getByRole('button', { name: 'Read anew' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/codes\.csv line 2/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(cells(program, 1)).toHaveText(['007', '1.5']);
});

test('another delimiter', async ({ program, folder }) => {
  const { page } = program;
  await openFile(program, folder, 'bars.txt', 'a|b,c|d\n1|2,3|4\n5|6,7|8\n');
  await program.menu('readData');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Columns are parted by').selectOption({ label: 'commas' });
  await dialog.getByRole('button', { name: 'Read anew' }).click();
  await expect(page.getByText('bars.txt was read anew: 2 rows, 2 columns')).toBeVisible();
  await dialog.getByRole('button', { name: 'Back to what was found' }).click();
  await dialog.getByRole('button', { name: 'Read anew' }).click();
  await expect(page.getByText('bars.txt was read anew: 2 rows, 3 columns')).toBeVisible();
});

test('a file with a line too short is opened without that line', async ({ program, folder }) => {
  const { page } = program;
  const path = join(folder, 'short.csv');
  writeFileSync(path, 'a,b\n1,2\n3\n4,5\n');
  await program.open(path);
  const alert = page.getByRole('alert').filter({ hasText: 'short.csv line 3' });
  await expect(alert).toBeVisible();
  await page.getByRole('button', { name: 'Open differently…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open short.csv differently' });
  await dialog
    .getByLabel('Lines with too many or too few cells')
    .selectOption({ label: 'are left out and listed' });
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('button', { name: /short\.csv.*2 rows/ })).toBeVisible();
  await program.menu('layoutInspect');
  await program.menu('showData');
  await expect(page.locator('.data-receipt')).toContainText('1 row left out');
});

for (const theme of ['light', 'dark'] as const) {
  test(`the receipt and the correlation map can be used by everybody (${theme})`, async ({
    launch,
    folder,
  }) => {
    const program = await launch({ theme });
    const { page } = program;
    const doubtful = Array.from(
      { length: 30 },
      (_, i) => `${i},"${i + 1},234",${i % 3 ? 'red' : 'NA'},${i * 2.5}`,
    );
    await openFile(program, folder, 'doubtful.csv', `id,price,colour,size\n${doubtful.join('\n')}\n`);
    const picture = (name: string) =>
      page.screenshot({ path: join('test-results/screens', `${name}-${theme}.png`) });

    await program.menu('readData');
    const dialog = page.getByRole('dialog');
    // Thirty prices could mean something else, so that is what is shown first.
    await expect(dialog.getByRole('table', { name: 'Ambiguous cells' })).toBeVisible();
    for (const tab of await dialog.getByRole('tab').all()) {
      await tab.click();
      await settled(program);
      await picture(`receipt-${((await tab.textContent()) ?? '').split(' ')[0]!.toLowerCase()}`);
      await expectAccessible(program);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    await program.menu('showCorrelations');
    await expect(page.getByText('Strongest:')).toBeVisible();
    await settled(program);
    await picture('correlations');
    await expectAccessible(program);
  });
}
