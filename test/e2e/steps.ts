import { expect, type Program } from './program.ts';

/** Opens Boston housing and trains the tutorial's recipe to its end. */
export async function trainTutorial(program: Program): Promise<void> {
  await program.openBoston();
  await program.button('Train').click();
  await expect(program.run(/finished/)).toBeVisible();
}

/** Sets a field of the recipe's form. */
export async function setRecipe(program: Program, label: string, value: string): Promise<void> {
  const field = program.page.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Tab');
}

/** Sets how many epochs the recipe asks for. */
export async function setEpochs(program: Program, epochs: number): Promise<void> {
  await setRecipe(program, 'Epochs', String(epochs));
}

/** Adds a hidden layer of so many units behind the others. */
export async function addLayer({ page }: Program, units: number, activation: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a layer' }).click();
  const layer = page.getByRole('group', { name: /^Layer \d+$/ }).last();
  await layer.getByRole('textbox', { name: /^Units of/ }).fill(String(units));
  await layer.getByRole('combobox', { name: /^Activation of/ }).selectOption({ label: activation });
}

/** A recipe that would train for hours. */
export async function askForHours(program: Program): Promise<void> {
  await addLayer(program, 100, 'ReLU');
  await setEpochs(program, 5_000_000);
}

/** The number that the Predict panel shows, with all its digits. */
export async function predictionOf(program: Program): Promise<string> {
  const shown = program.page.getByRole('status', { name: 'Prediction' });
  await expect(shown).toBeVisible();
  await expect(shown).toHaveAttribute('title', /./);
  return (await shown.getAttribute('title'))!;
}

/** Presses Stop and counts the milliseconds until the window says that it has. */
export function timeToStop({ page }: Program): Promise<number> {
  return page.evaluate(async () => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('header button')];
    const started = performance.now();
    buttons.find((button) => button.textContent === 'Stop')!.click();
    while (!/stopped at/.test(document.querySelector('nav')!.textContent!)) {
      await new Promise(requestAnimationFrame);
    }
    return performance.now() - started;
  });
}
