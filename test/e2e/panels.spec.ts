import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible, settled } from './axe.ts';
import { expect, test } from './program.ts';

const colours = ['blue', 'green', 'red'];
const people = Array.from({ length: 120 }, (_, i) => {
  const size = i % 17 === 0 ? '' : String(((i * 37) % 113) / 10);
  const score = Number(size) + (i % 3 === 2 ? 6 : 0);
  return `${colours[i % 3]},${size},${i % 7},${score > 9 ? 'high' : score > 4 ? 'middle' : 'low'}`;
});

const recipe = {
  format: 'descent-recipe',
  version: 1,
  title: 'Three classes',
  data: { file: 'people.csv', target: 'answer' },
  split: { order: 'shuffled', seed: 1, train: 0.8, test: 0.2 },
  prepare: { scale: 'standard', encode: { colour: 'oneHot' }, missing: 'mean' },
  model: { hidden: [{ units: 8, activation: 'tanh' }], output: 'softmax', init: { kind: 'xavier', seed: 0 } },
  loss: { kind: 'crossEntropy' },
  optimizer: { kind: 'adam', learningRate: 0.01 },
  run: { epochs: 200, batch: 'all' },
};

for (const theme of ['light', 'dark'] as const) {
  test(`texts, missing cells, classes and layers in every panel (${theme})`, async ({ launch, folder }) => {
    const [data, file] = [join(folder, 'people.csv'), join(folder, 'three.json')];
    writeFileSync(data, ['colour,size,place,answer', ...people].join('\n'));
    writeFileSync(file, JSON.stringify(recipe));
    const program = await launch({ files: [data, file], theme });
    const { page } = program;
    const picture = (name: string) =>
      page.screenshot({ path: join('test-results/screens', `${name}-${theme}.png`) });

    await program.menu('showData');
    const grid = page.getByRole('grid', { name: 'Rows of people.csv' });
    await expect(grid.getByRole('gridcell', { name: 'missing' }).first()).toBeVisible();
    await expect(grid.getByRole('gridcell', { name: 'green' }).first()).toBeVisible();
    await grid.getByRole('button', { name: 'Statistics of colour' }).click();
    await expect(page.getByRole('table', { name: 'Most frequent texts' })).toContainText('blue');
    await settled(program);
    await picture('column-card');
    await expectAccessible(program);
    await page.keyboard.press('Escape');

    await program.button('Train').click();
    await expect(program.run(/finished.*right/)).toBeVisible();
    await program.menu('layoutTrain');

    const weights = program.panel('Weights');
    await expect(weights.getByText('Confusion matrix, test rows')).toBeVisible();
    await weights.getByRole('combobox', { name: 'Layer of the parameters' }).selectOption('1');
    const map = weights.getByRole('application');
    // The panel is drawn anew when the run's whole is there, a moment after its end.
    await expect(async () => {
      await map.blur();
      await map.focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
      await expect(weights.getByRole('figure')).toContainText('layer[1].w[1][1]', { timeout: 1000 });
    }).toPass({ timeout: 15_000 });
    await expect(weights.getByRole('figure')).toContainText('unit 1 \u2192 answer=low');

    const predict = program.panel('Predict');
    const prediction = predict.getByRole('status', { name: 'Prediction' });
    await expect(prediction).toHaveText(/^(high|middle|low)$/);
    // The first row has no size: what was learned stands in.
    await expect(predict.getByText(/^missing: .* stands in$/)).toBeVisible();
    await predict.getByRole('textbox', { name: 'size' }).fill('10');
    await predict.getByRole('combobox', { name: 'colour' }).selectOption('red');
    await expect(prediction).toHaveText('high');
    await expect(predict.getByRole('table', { name: 'Probability of each class' })).toContainText('high');
    await settled(program);
    await picture('classes');
    await expectAccessible(program);
  });
}
