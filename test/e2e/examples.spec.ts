import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModel } from '../../src/core/format/model-file.ts';
import { examples } from '../../src/shared/examples.ts';
import { expectAccessible, settled } from './axe.ts';
import { expect, type Program, test } from './program.ts';
import { addLayer, predictionOf, setEpochs, setRecipe } from './steps.ts';

const picture = ({ page }: Program, name: string) =>
  page.screenshot({ path: join('test-results/screens', `${name}.png`) });

/** Examples that take long are trained for so many epochs. */
const shortened: Readonly<Record<string, number>> = {
  'relu-64-64': 2,
  'random-network': 30,
  'ten-relus': 500,
};

for (const theme of ['light', 'dark'] as const) {
  test(`every example opens with its data and its lesson, and trains (${theme})`, async ({ launch }) => {
    test.setTimeout(300_000);
    const program = await launch({ theme });
    const { page } = program;
    for (const [i, { id, title, about }] of examples.entries()) {
      if (i > 0) await program.menu('examples');
      const list = page.getByRole(i > 0 ? 'dialog' : 'main');
      await list.getByRole('button', { name: `${title} ${about}`, exact: true }).click();
      const recipe = program.panel('Recipe');
      await expect(recipe.getByRole('complementary', { name: title, exact: true })).toBeVisible();
      await expect(recipe.getByRole('status')).toContainText(/parameter/);
      const epochs = shortened[id];
      if (epochs !== undefined) await setEpochs(program, epochs);
      await program.button('Train').click();
      await expect(program.run(new RegExp(`^${title}.*finished`))).toBeVisible();
      await settled(program);
      await picture(program, `example-${id}-${theme}`);
      // With a field for each of 1000 inputs axe takes minutes; the panels are those of the other examples.
      if (theme === 'light' && id !== 'random-network') await expectAccessible(program);
    }
    await program.panel('Recipe').getByRole('button', { name: 'Put this lesson away' }).click();
    await expect(page.getByRole('complementary')).toHaveCount(0);
  });
}

test('a network from the form to a file and back', async ({ launch, folder }) => {
  const program = await launch();
  const { page } = program;
  await program.openBoston();
  await addLayer(program, 16, 'Tanh');
  await addLayer(program, 6, 'Maxout');
  // By the keyboard: the layer goes up, and the focus with it.
  await page.getByRole('button', { name: 'Move layer 2 up' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Units of layer 1' })).toHaveValue('6');
  await expect(page.getByRole('button', { name: 'Move layer 1 down' })).toBeEnabled();
  await page.getByRole('textbox', { name: 'Pieces of layer 1' }).fill('4');
  await expect(program.panel('Recipe').getByRole('alert')).toContainText('6 is not allowed');
  await page.getByRole('textbox', { name: 'Pieces of layer 1' }).fill('3');
  await page.getByLabel('Optimizer', { exact: true }).selectOption('adam');
  await setEpochs(program, 60);
  // 13 inputs to 6 units of 3 pieces each, 2 outputs to 16 units, 16 to 1.
  await expect(program.panel('Recipe').getByRole('status')).toContainText('149 parameters');
  await settled(program);
  await picture(program, 'network-form');
  await expectAccessible(program);
  await program.button('Train').click();
  await expect(program.run(/finished/)).toBeVisible();
  const before = await predictionOf(program);

  const saved = join(folder, 'network.json');
  await program.willSaveAs(saved);
  await program.button('Save model').click();
  await expect(program.run(/finished/)).not.toContainText('not saved');
  const model = readModel(readFileSync(saved, 'utf8'), 'network.json');
  expect(model.recipe.model.hidden).toEqual([
    { units: 6, activation: 'maxout', pieces: 3 },
    { units: 16, activation: 'tanh' },
  ]);
  await program.panel('Predict').getByRole('button', { name: 'Means' }).click();
  const means = await predictionOf(program);
  expect(means).not.toBe(before);
  await program.close();

  const other = await launch({ files: [saved] });
  await expect(other.page.getByRole('list', { name: 'Models' })).toBeVisible();
  expect(await predictionOf(other)).toBe(means);
});

const flowers = Array.from({ length: 60 }, (_, i) => {
  const kind = ['iris', 'rose', 'tulip'][i % 3]!;
  const petal = (i % 3) * 2 + (i % 7) / 10;
  return `${petal},${['red', 'blue'][i % 2]},${kind},${i % 3 === 0 ? 'wild' : 'garden'},plant ${i}`;
});

test('classes: many by softmax, two by one sigmoid unit, from columns of text', async ({
  launch,
  folder,
}) => {
  const path = join(folder, 'flowers.csv');
  writeFileSync(path, ['petal,colour,kind,origin,label', ...flowers].join('\n'));
  const program = await launch({ files: [path] });
  const { page } = program;
  const recipe = program.panel('Recipe');
  await page.getByLabel('Target', { exact: true }).selectOption('kind');
  await page.getByLabel('Output', { exact: true }).selectOption('softmax');
  await expect(recipe.getByLabel('Loss', { exact: true })).toHaveValue('crossEntropy');
  // A column that only names the rows is no feature unless it is asked for.
  await recipe.getByLabel('Features', { exact: true }).click();
  await expect(page.getByRole('checkbox', { name: 'label' })).not.toBeChecked();
  await page.getByRole('checkbox', { name: 'label' }).check({ force: true });
  // Asked for, its texts become an input each.
  await expect(recipe.getByRole('status')).not.toContainText('12 parameters');
  await page.getByRole('checkbox', { name: 'label' }).uncheck({ force: true });
  await page.keyboard.press('Escape');
  await settled(program);
  await picture(program, 'classes-form');
  await expectAccessible(program);
  await expect(recipe.getByRole('status')).toContainText('12 parameters');
  await setRecipe(program, 'Learning rate', '1');
  await program.button('Train').click();
  await expect(program.run(/finished.*100 % right/)).toBeVisible();
  await settled(program);
  await picture(program, 'classes-many');
  await expectAccessible(program);

  await page.getByLabel('Target', { exact: true }).selectOption('origin');
  await page.getByLabel('Output', { exact: true }).selectOption('sigmoid');
  await expect(recipe.getByRole('status')).toContainText('4 parameters');
  await program.button('Train').click();
  await expect(program.run(/finished.*right/)).toHaveCount(2);
  const saved = join(folder, 'origin.json');
  await program.willSaveAs(saved);
  await program.button('Save model').click();
  await settled(program);
  await picture(program, 'classes-two');
  await expectAccessible(program);
  const model = readModel(readFileSync(saved, 'utf8'), 'origin.json');
  expect(model.target).toEqual({ kind: 'classes', name: 'origin', classes: ['garden', 'wild'] });
});

test('a run stops early at its best, is told so, and goes on', async ({ program }) => {
  const { page } = program;
  await program.openBoston();
  const stop = page
    .getByRole('switch', { name: 'Stop early' })
    .or(page.getByLabel('Stop early', { exact: true }));
  await stop.first().check({ force: true });
  await expect(program.panel('Recipe').getByRole('alert')).toContainText('Validation is 0');
  await page.getByLabel('Validation', { exact: true }).fill('10');
  await page.getByLabel('Patience', { exact: true }).fill('3');
  // So much it never falls: the first epoch stays the best.
  await page.getByLabel('Least fall', { exact: true }).fill('1000');
  await program.button('Train').click();
  await expect(program.run(/stopped early.*epoch 4, best kept/)).toBeVisible();
  await settled(program);
  await picture(program, 'stopped-early');
  await expectAccessible(program);
  await program.menu('continueRun');
  await expect(program.run(/stopped early.*epoch 7, best kept/)).toBeVisible();
});

test('data is made by a dialog, and the recipe goes along to the next table', async ({ program }) => {
  const { page } = program;
  await program.menu('makeData');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Noise (deviation)').fill('-1');
  await expect(dialog.getByRole('alert')).toContainText('Noise (deviation): -1 is not allowed');
  await dialog.getByLabel('Noise (deviation)').fill('0.1');
  await settled(program);
  await picture(program, 'make-data');
  await expectAccessible(program);
  await dialog.getByRole('button', { name: 'Make' }).click();
  await expect(page.getByRole('button', { name: /moons.*200 rows/ })).toBeVisible();
  await setEpochs(program, 123);
  await page.getByRole('button', { name: 'Other\u2026' }).click();
  await dialog.getByLabel('Rows').fill('300');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /moons.*300 rows/ })).toBeVisible();
  await expect(page.getByLabel('Epochs', { exact: true })).toHaveValue('123');
  await program.button('Train').click();
  await expect(program.run(/finished/)).toBeVisible();
});
