import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModel } from '../../src/core/format/model-file.ts';
import { expect, test } from './program.ts';
import { askForHours, setEpochs, trainTutorial } from './steps.ts';

test('a kill in the middle of saving leaves the old file or the new one', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const path = join(folder, 'model.json');
  let userData: string | undefined;
  const outcomes = new Set<string>();
  for (let round = 0; round < 6; round++) {
    const program = await launch(userData ? { userData } : {});
    userData = program.userData;
    if (round === 0) {
      // A long history makes a file of some megabytes: there is a middle to be killed in.
      await program.openBoston();
      await setEpochs(program, 400_000);
      await program.button('Train').click();
      await expect(program.run(/finished/)).toBeVisible({ timeout: 60_000 });
    } else {
      await program.run(/finished/).click();
    }
    writeFileSync(path, 'old');
    await program.willSaveAs(path);
    // Not waited for: it is still writing when the kill comes, a little later each round.
    await program.page.evaluate(async (id) => {
      const state = await window.descent.invoke('app.start', undefined);
      if (!state.ok) throw new Error(state.error.message);
      void window.descent.invoke('run.save', { id: id ?? state.value.runs[0]!.id, as: true });
    }, undefined);
    const until = Date.now() + round * 60;
    await expect.poll(() => Date.now() >= until, { intervals: [5] }).toBe(true);
    await program.kill();

    const text = readFileSync(path, 'utf8');
    if (text === 'old') outcomes.add('old');
    else {
      expect(readModel(text, 'model.json').history.loss).toHaveLength(400_000);
      outcomes.add('new');
    }
  }
  test.info().annotations.push({ type: 'files left', description: [...outcomes].join(' and ') });
  expect(outcomes.size).toBeGreaterThan(0);
});

test('a kill while training keeps the run, as interrupted, and it goes on from there', async ({ launch }) => {
  const program = await launch();
  await program.openBoston();
  await askForHours(program);
  await program.button('Train').click();
  await expect(program.run(/training \d+ %/)).toBeVisible();
  const runs = join(program.userData, 'runs');
  // A checkpoint is written every five seconds.
  await expect
    .poll(
      () =>
        readdirSync(runs)
          .filter((name) => name.endsWith('.json'))
          .map((name) => JSON.parse(readFileSync(join(runs, name), 'utf8')).model !== null),
      { timeout: 20_000 },
    )
    .toEqual([true]);
  await program.kill();

  const again = await launch({ userData: program.userData });
  await expect(again.run(/interrupted at iteration [\d\s,.\u2009\u202f]+/)).toBeVisible();
  await again.run(/interrupted/).click();
  await again.menu('continueRun');
  await expect(again.run(/training \d+ %/)).toBeVisible();
  await again.button('Stop').click();
  await expect(again.run(/stopped at/)).toBeVisible();
});

test('a crash of the engine is a failed run; the program goes on and trains the next', async ({ launch }) => {
  const program = await launch();
  await program.openBoston();
  await askForHours(program);
  // Whoever posts to a thread has it: that is how the test gets at the engine's.
  await program.app.evaluate(() => {
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (...message) {
      (globalThis as unknown as { engine: unknown }).engine = this;
      postMessage.apply(this, message);
    };
  });
  await program.button('Train').click();
  await expect(program.run(/training \d+ %/)).toBeVisible();
  // The thread is ended from outside, as running out of memory would end it.
  await program.app.evaluate(() =>
    (globalThis as unknown as { engine: { terminate(): Promise<number> } }).engine.terminate(),
  );
  await expect(program.run(/failed/)).toBeVisible();
  await expect(program.panel('Loss')).toContainText('The training engine stopped unexpectedly');
  await setEpochs(program, 1000);
  await program.button('Train').click();
  await expect(program.run(/finished/)).toBeVisible();
});

test('a broken run file is told, kept, and stands in nobody\u2019s way', async ({ launch }) => {
  const program = await launch();
  await trainTutorial(program);
  await program.close();
  const runs = join(program.userData, 'runs');
  writeFileSync(join(runs, '11111111-1111-4111-8111-111111111111.json'), '{"format": "descent-run", ');
  const again = await launch({ userData: program.userData });
  await again.expectProblem(/11111111.*ends in the middle/);
  await expect(again.run(/finished/)).toBeVisible();
  expect(readdirSync(runs)).toContain('11111111-1111-4111-8111-111111111111.json');
});

test('asks before closing while a run trains, and keeps the run', async ({ launch }) => {
  const program = await launch();
  await program.openBoston();
  await askForHours(program);
  await program.button('Train').click();
  await expect(program.run(/training \d+ %/)).toBeVisible();
  await program.app.evaluate(({ dialog, BrowserWindow }) => {
    const asked: string[] = [];
    (globalThis as unknown as { asked: string[] }).asked = asked;
    dialog.showMessageBox = (async (_window: unknown, options: Electron.MessageBoxOptions) => {
      asked.push(options.message);
      return { response: options.cancelId ?? options.defaultId ?? 0, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
    BrowserWindow.getAllWindows()[0]!.close();
  });
  await expect
    .poll(() => program.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.length))
    .toBe(1);
  await expect(program.run(/training \d+ %/)).toBeVisible();
  await program.button('Stop').click();
  await expect(program.run(/stopped at/)).toBeVisible();
});
