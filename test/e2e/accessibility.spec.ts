import { join } from 'node:path';
import type { CommandId } from '../../src/shared/commands.ts';
import { expectAccessible, settled } from './axe.ts';
import { expect, test } from './program.ts';
import { setRecipe } from './steps.ts';

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
