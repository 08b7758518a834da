import { expect, test } from './program.ts';
import { setRecipe, trainTutorial } from './steps.ts';

test('two runs side by side: what differs first, metrics, losses, weights', async ({ program }) => {
  const { page } = program;
  await trainTutorial(program);
  await setRecipe(program, 'Learning rate', '0.1');
  await program.button('Train').click();
  await expect(program.run(/finished/)).toHaveCount(2);
  for (const tick of await page.getByRole('checkbox', { name: /^Compare / }).all()) await tick.check();
  await program.menu('layoutCompare');

  const compare = program.panel('Comparison');
  const differing = compare.getByRole('row').filter({ hasText: 'optimizer.learningRate' });
  await expect(differing).toContainText('0.01');
  await expect(differing).toContainText('0.1');
  // Only what differs.
  await expect(compare.getByRole('row').filter({ hasText: 'model.init.seed' })).toHaveCount(0);
  await expect(compare.getByRole('row').filter({ hasText: 'R\u00b2' }).first()).toBeVisible();
  await expect(compare.getByRole('row').filter({ hasText: 'LSTAT' }).first()).toBeVisible();

  // As CSV on the clipboard.
  await program.menu('copyComparison');
  await expect
    .poll(() => program.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('optimizer.learningRate,');
});
