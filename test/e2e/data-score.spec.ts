import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible, settled } from './axe.ts';
import { expect, test } from './program.ts';

const kinds = ['round', 'square', 'long'];
const line = (i: number) => `${(i * 7) % 20},${kinds[i % 3]}`;
const KNOWN = Array.from({ length: 120 }, (_, i) => `${line(i)},${i % 3 === 0 ? 'fits' : 'wobbles'}`);

const recipe = {
  format: 'descent-recipe',
  version: 1,
  data: { file: 'known.csv', target: 'verdict' },
  split: { order: 'shuffled', seed: 1, train: 0.8, test: 0.2 },
  prepare: { scale: 'standard', encode: { kind: 'oneHot' }, missing: 'mean' },
  model: { output: 'sigmoid' },
  loss: { kind: 'binaryCrossEntropy' },
  optimizer: { kind: 'adam', learningRate: 0.05 },
  run: { epochs: 200, batch: 'all' },
};

for (const theme of ['light', 'dark'] as const) {
  test(`a file without the target is predicted and saved as CSV (${theme})`, async ({ launch, folder }) => {
    const path = (name: string) => join(folder, name);
    writeFileSync(path('known.csv'), `size,kind,verdict\n${KNOWN.join('\n')}\n`);
    writeFileSync(path('recipe.json'), JSON.stringify(recipe));
    // A cell that is missing, one that training never saw, one far outside, and a column more.
    const rows = [
      ...Array.from({ length: 6 }, (_, i) => `${i},${line(i)}`),
      '6,,round',
      '7,5,oval',
      '8,999,long',
    ];
    writeFileSync(path('new.csv'), `id,size,kind\n${rows.join('\n')}\n`);
    const program = await launch({ theme, files: [path('known.csv'), path('recipe.json')] });
    const { page } = program;
    await program.button('Train').click();
    await expect(program.run(/finished/)).toBeVisible();

    await program.menu('score');
    const dialog = page.getByRole('dialog', { name: 'Predict a file' });
    await program.willOpen(path('new.csv'));
    await dialog.getByRole('button', { name: 'Open a file…' }).click();
    await expect(dialog.getByLabel('Data', { exact: true })).toContainText('new.csv (9 rows)');
    const sheet = dialog.getByRole('region', { name: 'Features' });
    const cells = (feature: string) =>
      sheet
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: feature }) })
        .getByRole('cell');
    await expect(dialog.getByRole('status').first()).toContainText('All 2 features are there');
    await expect(cells('size').nth(0)).toHaveText('1');
    await expect(cells('size').nth(2)).toHaveText('1');
    await expect(cells('kind').nth(3)).toHaveText('1');
    await expect(cells('kind').nth(4)).toContainText('oval');
    await expect(dialog).toContainText('Not used by the model');
    await settled(program);
    await page.screenshot({ path: join('test-results/screens', `score-${theme}.png`) });
    await expectAccessible(program);

    await program.willSaveAs(path('predicted.csv'));
    await dialog.getByRole('button', { name: 'Save predictions…' }).click();
    await expect(dialog).toContainText('Saved 9 rows to predicted.csv');
    const [head, first, ...others] = readFileSync(path('predicted.csv'), 'utf8').trimEnd().split(/\r?\n/);
    expect(head).toMatch(/^id,size,kind,/);
    expect(first).toMatch(/^0,0,round,fits,/);
    expect(others).toHaveLength(8);
    expect(others[0]).toMatch(/^1,7,square,wobbles,/);

    // What was saved is a table as any other.
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await program.open(path('predicted.csv'));
    await expect(page.getByRole('button', { name: /predicted\.csv.*9 rows/ })).toBeVisible();
  });
}

test('data that lacks a feature is not predicted, and says which', async ({ program, folder }) => {
  const path = (name: string) => join(folder, name);
  writeFileSync(path('known.csv'), `size,kind,verdict\n${KNOWN.join('\n')}\n`);
  writeFileSync(path('recipe.json'), JSON.stringify(recipe));
  await program.open(path('known.csv'), path('recipe.json'));
  await program.button('Train').click();
  await expect(program.run(/finished/)).toBeVisible();
  writeFileSync(path('narrow.csv'), 'size\n1\n2\n');
  await program.open(path('narrow.csv'));
  await expect(program.page.getByRole('button', { name: /narrow\.csv.*2 rows/ })).toBeVisible();
  await program.menu('score');
  const dialog = program.page.getByRole('dialog', { name: 'Predict a file' });
  await expect(dialog.getByRole('status').first()).toContainText('1 of 2 features is not in the data: kind');
  await expect(dialog.getByRole('button', { name: 'Save predictions…' })).toBeDisabled();
});
