import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './program.ts';
import { setEpochs } from './steps.ts';

test('a file that changes on disk is noticed and read again, and the recipe stays', async ({
  program,
  folder,
}) => {
  const { page } = program;
  const path = join(folder, 'grows.csv');
  const rows = (count: number) =>
    `x,y\n${Array.from({ length: count }, (_, i) => `${i},${2 * i + 1}`).join('\n')}\n`;
  writeFileSync(path, rows(20));
  await program.open(path);
  await expect(page.getByRole('button', { name: /grows\.csv.*20 rows/ })).toBeVisible();
  await setEpochs(program, 33);
  await program.menu('layoutInspect');
  await program.menu('showData');
  const data = program.panel('Data');
  const changed = data.getByRole('status').filter({ hasText: /grows\.csv.*changed on disk/ });
  await expect(changed).toBeHidden();

  // As an editor saves: another file takes its place.
  writeFileSync(`${path}.tmp`, rows(30));
  renameSync(`${path}.tmp`, path);
  await expect(changed).toBeVisible();
  await data.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('button', { name: /grows\.csv.*30 rows/ })).toBeVisible();
  await expect(changed).toBeHidden();
  await expect(page.getByRole('navigation').getByRole('button', { name: /grows\.csv.*rows/ })).toHaveCount(1);

  rmSync(path);
  await expect(
    data.getByRole('status').filter({ hasText: /grows\.csv.*not on disk any more/ }),
  ).toBeVisible();
  await program.menu('reloadData');
  await program.expectProblem('grows.csv is not there');
  writeFileSync(path, rows(40));
  await expect(changed).toBeVisible();
  await program.menu('reloadData');
  await expect(page.getByRole('button', { name: /grows\.csv.*40 rows/ })).toBeVisible();

  await program.menu('layoutTrain');
  await program.menu('showRecipe');
  await expect(page.getByLabel('Epochs', { exact: true })).toHaveValue('33');
  await program.button('Train').click();
  await expect(program.run(/finished/)).toBeVisible();
});
