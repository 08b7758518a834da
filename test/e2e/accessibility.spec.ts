import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { CommandId } from '../../src/shared/commands.ts';
import { expect, type Program, test } from './program.ts';
import { setRecipe } from './steps.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails on what keeps somebody from using the window. */
async function expectAccessible(program: Program): Promise<void> {
  // Scripts of the page are bound by its policy; those of the test driver are not.
  await program.page.evaluate(axeSource);
  const { violations } = await program.page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      resultTypes: ['violations'],
    } satisfies RunOptions,
  );
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.html} (${node.any[0]?.message ?? ''})`).join('; ')}`,
    );
  expect(found).toEqual([]);
}

/** Waits until all is drawn: code and fonts are here, nothing moves any more. */
async function settled({ page }: Program): Promise<void> {
  await expect(page.locator('.dock-waiting')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

const panels: readonly { readonly name: string; readonly commands: readonly CommandId[] }[] = [
  { name: 'train', commands: ['layoutTrain'] },
  { name: 'data', commands: ['layoutInspect', 'showData'] },
  { name: 'recipe', commands: ['showRecipe'] },
  { name: 'loss', commands: ['showLoss'] },
  { name: 'weights', commands: ['showWeights'] },
  { name: 'predict', commands: ['showPredict'] },
  { name: 'compare', commands: ['layoutCompare', 'showCompare'] },
  { name: 'palette', commands: ['palette'] },
];

for (const theme of ['light', 'dark'] as const) {
  test(`every panel in the ${theme} theme`, async ({ launch }) => {
    test.setTimeout(120_000);
    const program = await launch({ theme });
    const { page } = program;
    const picture = (name: string) =>
      page.screenshot({ path: join('test-results/screens', `${name}-${theme}.png`) });
    await picture('empty');
    await expectAccessible(program);

    await program.openBoston();
    await program.button('Train').click();
    await expect(program.run(/finished/)).toHaveCount(1);
    await setRecipe(program, 'Learning rate', '0.1');
    await program.button('Train').click();
    await expect(program.run(/finished/)).toHaveCount(2);
    for (const tick of await page.getByRole('checkbox', { name: /^Compare / }).all()) await tick.check();

    for (const { name, commands } of panels) {
      for (const command of commands) await program.menu(command);
      await settled(program);
      await picture(name);
      await expectAccessible(program);
    }
  });
}
