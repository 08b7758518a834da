import { expect, type Program, test } from './program.ts';

const widths = ({ page }: Program) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.dock-panel')].map((panel) => [
      panel.id,
      Math.round(panel.getBoundingClientRect().width),
    ]),
  );

const focused = ({ page }: Program) => page.evaluate(() => document.activeElement?.id);

test('panels keep their widths however often the layout is switched', async ({ program }) => {
  await program.openBoston();
  await expect(program.page.getByLabel('Learning rate', { exact: true })).toBeVisible();
  const before = await widths(program);
  for (let i = 0; i < 20; i++) {
    await program.page.keyboard.press('Control+2');
    await expect(program.page.locator('#panel-data')).toBeVisible();
    await program.page.keyboard.press('Control+1');
    await expect(program.page.getByLabel('Learning rate', { exact: true })).toBeVisible();
    // What has the focus is part of a layout, so that each is saved anew.
    await program.page
      .locator(i % 2 === 0 ? '#panel-weights' : '#panel-recipe')
      .click({ position: { x: 4, y: 4 } });
  }
  expect(await widths(program)).toEqual(before);
});

test('the keyboard stays in the panels', async ({ program }) => {
  const { page } = program;
  await page
    .getByRole('main')
    .getByRole('button', { name: /Boston housing/ })
    .press('Enter');
  await expect.poll(() => focused(program)).toBe('panel-recipe');
  await page.getByLabel('Learning rate', { exact: true }).focus();
  await page.keyboard.press('Control+2');
  await expect.poll(() => focused(program)).toBe('panel-data');
});

test('JSON that is no recipe is kept, and not trained', async ({ program }) => {
  const { page } = program;
  await program.openBoston();
  await page.getByRole('tab', { name: 'JSON' }).click();
  const text = page.getByLabel('Recipe as JSON');
  await text.fill('{ "run": 7x }');
  await expect(program.button('Train')).toHaveAttribute('aria-disabled', 'true');
  await expect(program.panel('Recipe')).toContainText('The JSON has to be mended before training');
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+1');
  await expect(text).toHaveValue('{ "run": 7x }');
  await program.menu('undoRecipe');
  await expect(program.button('Train')).not.toHaveAttribute('aria-disabled', 'true');
});
