import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './program.ts';
import { setEpochs } from './steps.ts';

test('a condition chooses the rows; what is wrong with one is said beside it', async ({
  program,
  folder,
}) => {
  const { page } = program;
  const path = join(folder, 'people.csv');
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${i % 2 ? 'odd' : 'even'},${3 * i}`);
  writeFileSync(path, `n,kind,y\n${rows.join('\n')}\n`);
  await program.open(path);
  await setEpochs(program, 5);
  await program.menu('layoutInspect');
  await program.menu('showData');
  const where = page.getByLabel('Rows where');
  const said = program.panel('Data').locator('.where output');

  await where.fill("kind = 'odd' and n < 40");
  await expect(said).toHaveText('20 of 60 rows');
  await where.fill('weight > 3');
  await expect(said).toContainText('weight');
  await expect(where).toHaveAttribute('aria-invalid', 'true');
  await expect(program.button('Train')).toHaveAttribute('aria-disabled', 'true');
  // What could reach beyond the table is no condition.
  await where.fill(`n in (select count(*) from read_csv('${path}'))`);
  await expect(where).toHaveAttribute('aria-invalid', 'true');
  await expect(said).not.toHaveText(/ of 60 rows/);
  await expect(program.button('Train')).toHaveAttribute('aria-disabled', 'true');

  await where.fill("kind = 'odd'");
  await expect(said).toHaveText('30 of 60 rows');
  await expect(program.button('Train')).toHaveAttribute('aria-disabled', 'false');
  await program.button('Train').click();
  await expect(program.run(/finished/)).toBeVisible();
  const model = join(folder, 'model.json');
  await program.willSaveAs(model);
  await program.menu('save');
  await expect(program.run(/finished/)).not.toContainText('not saved');
  const saved = JSON.parse(readFileSync(model, 'utf8'));
  expect(saved.recipe.data.where).toBe("kind = 'odd'");
  expect(saved.training.rows).toMatchObject({ train: 24, test: 6 });
});
