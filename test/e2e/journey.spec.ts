import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findElectron } from '../../scripts/runtime.js';
import { createPredictor } from '../../src/core/evaluate/predict.ts';
import { flatParameters } from '../../src/core/format/model.ts';
import { readModel } from '../../src/core/format/model-file.ts';
import reference from '../fixtures/tutorial_linear.json' with { type: 'json' };
import { housing } from '../housing.ts';
import { trained, worstRelative } from '../training.ts';
import { copyHousing, expect, launchFlags, test } from './program.ts';
import { askForHours, predictionOf, setRecipe, timeToStop, trainTutorial } from './steps.ts';

const root = join(import.meta.dirname, '../..');

test('opens by the empty window, a dialog, an argument, a drop, the recent list and a second start', async ({
  launch,
  folder,
}) => {
  const argument = copyHousing(folder, 'argument.data');
  const dialog = copyHousing(folder, 'dialog.data');
  const dropped = copyHousing(folder, 'dropped.data');
  const second = copyHousing(folder, 'second.data');

  const program = await launch({ files: ['argument.data'] });
  const { page } = program;
  const shown = (name: string) => page.getByRole('button', { name: new RegExp(`${name}.*506 rows`) });
  await expect(shown('argument.data')).toBeVisible();

  await program.open(dialog);
  await expect(shown('dialog.data')).toBeVisible();

  // A file that is dropped: made by an input, so that it is a real file of the disk, as a drop from the desktop is.
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'a-drop';
    document.body.append(input);
  });
  await page.locator('#a-drop').setInputFiles(dropped);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#a-drop')!;
    const transfer = new DataTransfer();
    transfer.items.add(input.files![0]!);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
    }
    input.remove();
  });
  await expect(shown('dropped.data')).toBeVisible();

  // The second start hands its file over, relative to where it was started, and ends.
  const executable = await findElectron();
  const code = await new Promise((resolve) => {
    spawn(executable, [...launchFlags(executable, program.userData), root, 'second.data'], {
      cwd: folder,
    }).once('exit', resolve);
  });
  expect(code).toBe(0);
  await expect(shown('second.data')).toBeVisible();
  await program.close();

  // The next start knows them.
  const again = await launch({ userData: program.userData });
  await again.page
    .getByRole('main')
    .getByRole('button', { name: /^second\.data/ })
    .click();
  await expect(again.page.getByRole('button', { name: /second\.data.*506 rows/ })).toBeVisible();
  for (const path of [argument, dialog, dropped, second]) expect(path).toContain(folder);
});

test('trains the tutorial to the last digits, and saves and opens its model', async ({ launch, folder }) => {
  const program = await launch();
  await trainTutorial(program);
  await expect(program.panel('Loss')).toBeVisible();
  await expect(program.run(/finished/)).toContainText('not saved');

  const saved = join(folder, 'boston.json');
  await program.willSaveAs(saved);
  await program.button('Save model').click();
  await expect(program.run(/finished/)).not.toContainText('not saved');
  const model = readModel(readFileSync(saved, 'utf8'), 'boston.json');
  expect(worstRelative(model.history.loss, reference.full_batch.losses)).toBeLessThan(1e-12);
  expect(worstRelative(model.layers[0]!.weights.flat(), reference.full_batch.w)).toBeLessThan(1e-12);
  expect(model.program).toMatch(/^Descent \d/);
  const row = housing().values.slice(0, 13);
  expect(Number(await predictionOf(program))).toBe(createPredictor(model).predict(row)[0]);
  await program.panel('Predict').getByRole('button', { name: 'Means' }).click();
  const first = await predictionOf(program);
  await program.close();

  // Opened by another program with nothing else: the same prediction, to the last bit.
  const other = await launch({ files: [saved] });
  await expect(other.page.getByRole('list', { name: 'Models' })).toContainText('Full batch');
  expect(await predictionOf(other)).toBe(first);

  // And training goes on from it, as a run of its own, to the numbers of one go.
  await other.menu('continueRun');
  const dialog = other.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('1000');
  await other.page.keyboard.press('Enter');
  await expect(other.run(/continued.*finished/)).toBeVisible();
  const longer = join(folder, 'longer.json');
  await other.willSaveAs(longer);
  await other.menu('save');
  await expect(other.run(/continued.*finished/)).not.toContainText('not saved');
  const continued = readModel(readFileSync(longer, 'utf8'), 'longer.json');
  const atOnce = trained({ ...model.recipe, run: { ...model.recipe.run, epochs: 2000 } }, housing());
  expect(continued.recipe.run.epochs).toBe(2000);
  expect([...flatParameters(continued.layers)]).toEqual([...atOnce.parameters]);
  expect(continued.history.loss).toEqual([...atOnce.losses.slice()]);
});

test('pauses, resumes and stops at once, and the window answers all the while', async ({ program }) => {
  await program.openBoston();
  await askForHours(program);
  await program.button('Train').click();
  await expect(program.run(/training \d+ %/)).toBeVisible();

  await program.button('Pause').click();
  await expect(program.run(/paused at/)).toBeVisible();
  const held = await program.run(/paused at/).textContent();
  expect(await program.run(/paused at/).textContent()).toBe(held);

  // One update at a time.
  const bar = program.panel('Loss').locator('.run-bar-state');
  const made = async () => Number(/([\d\s]+) of/.exec((await bar.textContent())!)![1]!.replace(/\D/g, ''));
  const before = await made();
  await program.panel('Loss').getByRole('button', { name: 'Step' }).click();
  await expect.poll(made).toBe(before + 1);
  await program.menu('step');
  await expect.poll(made).toBe(before + 2);
  await expect(program.run(/paused at/)).toBeVisible();

  await program.button('Resume').click();
  await expect(program.run(/training \d+ %/)).toBeVisible();

  const took = await timeToStop(program);
  test.info().annotations.push({ type: 'stop', description: `${took.toFixed(0)} ms` });
  expect(took).toBeLessThan(500);
  await expect(program.run(/stopped at/)).toBeVisible();
});

test('predicts as one types, with what each feature added, and warns outside the range', async ({
  program,
}) => {
  await trainTutorial(program);
  const panel = program.panel('Predict');
  const before = Number(await predictionOf(program));
  const rooms = panel.getByLabel('RM', { exact: true });
  await rooms.fill('7');
  await expect.poll(async () => Number(await predictionOf(program))).not.toBe(before);
  const added = panel.getByRole('region', { name: 'What each feature adds' });
  await expect(added.getByRole('row', { name: /^average training row/ })).toBeVisible();
  await expect(added.getByRole('row', { name: /^RM / })).toBeVisible();

  await rooms.fill('12');
  await expect(panel.getByText(/above 8\.78, the greatest seen/)).toBeVisible();
  await rooms.fill('many');
  await expect(panel.getByText("'many' is no number")).toBeVisible();
  await expect(panel.getByRole('status', { name: 'Prediction' })).toHaveText('\u2014');
  await rooms.fill('6.575');
  await expect.poll(async () => Number(await predictionOf(program))).toBe(before);
});

test('tells of divergence: keeps the curve, says where and which rate', async ({ program }) => {
  await program.openBoston();
  await setRecipe(program, 'Learning rate', '10');
  await program.button('Train').click();
  await expect(program.run(/diverged after iteration 176/)).toBeVisible();
  const loss = program.panel('Loss');
  await expect(loss).toContainText(
    'The run diverged after iteration 176: with learning rate 10 the loss is no longer a finite number',
  );
  await expect(loss).toContainText('Set optimizer.learningRate to 1 or less');
  await setRecipe(program, 'Learning rate', '1');
  await program.button('Train').click();
  await expect(program.run(/finished/)).toBeVisible();
});

test('refuses a second run while one trains', async ({ program }) => {
  await program.openBoston();
  await askForHours(program);
  await program.button('Train').click();
  await expect(program.run(/training \d+ %/)).toBeVisible();
  await expect(program.button('Train')).toHaveAttribute('aria-disabled', 'true');
  // Past the button, by the contract itself.
  const answer = await program.page.evaluate(async () => {
    const state = await window.descent.invoke('app.start', undefined);
    if (!state.ok) throw new Error(state.error.message);
    const { datasets, runs } = state.value;
    const recipe = JSON.parse(JSON.stringify(runs[0]!.recipe));
    return window.descent.invoke('run.train', { dataset: datasets[0]!.id, recipe, title: 'Second' });
  });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'busy', hint: 'Stop it, or wait until it ends.' },
  });
  await program.button('Stop').click();
  await expect(program.run(/stopped at/)).toBeVisible();
});
