import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './program.ts';
import { setEpochs, trainTutorial } from './steps.ts';

test('into a read-only folder', async ({ program, folder }) => {
  test.skip(process.platform === 'win32', 'permissions are another matter there');
  await trainTutorial(program);
  const closed = join(folder, 'closed');
  chmodSync(folder, 0o755);
  mkdirSync(closed);
  chmodSync(closed, 0o555);
  await program.willSaveAs(join(closed, 'm.json'));
  const asSomebodyElse = (on: boolean) =>
    program.app.evaluate((_, id) => void (process.getuid?.() === 0 && process.seteuid?.(id)), on ? 65534 : 0);
  await asSomebodyElse(true);
  await program.menu('save');
  await program.expectProblem('m.json may not be used: permission denied', 'choose another place');
  await asSomebodyElse(false);
  expect(readdirSync(closed)).toEqual([]);
  await expect(program.run(/finished/)).toContainText('not saved');
  // Elsewhere it goes.
  await program.willSaveAs(join(folder, 'm.json'));
  await program.menu('save');
  await expect(program.run(/finished/)).not.toContainText('not saved');
});

test('onto a full disk', async ({ program, folder }) => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', disk]).status === 0;
  test.skip(!mounted, 'needs the right to mount a small tmpfs');
  try {
    await trainTutorial(program);
    const path = join(disk, 'm.json');
    await program.willSaveAs(path);
    await program.menu('save');
    await expect(program.run(/finished/)).not.toContainText('not saved');
    const old = readFileSync(path, 'utf8');

    await setEpochs(program, 20_000);
    await program.button('Train').click();
    await expect(program.run(/finished/)).toHaveCount(2);
    await program.menu('saveAs');
    await program.expectProblem('m.json cannot be written: the disk is full', 'Make room');
    expect(readFileSync(path, 'utf8')).toBe(old);
    expect(readdirSync(disk)).toEqual(['m.json']);
  } finally {
    spawnSync('umount', [disk]);
  }
});

test('a run keeps its name, its file and its place after a restart', async ({ launch, folder }) => {
  const program = await launch();
  await trainTutorial(program);
  await program.menu('renameRun');
  await program.page.getByRole('dialog').getByRole('textbox').fill('My first run');
  await program.page.keyboard.press('Enter');
  await expect(program.run(/My first run/)).toBeVisible();
  await program.willSaveAs(join(folder, 'first.json'));
  await program.menu('save');
  await expect(program.run(/My first run/)).not.toContainText('not saved');
  await program.menu('themeDark');
  await expect(program.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await program.close();

  const again = await launch({ userData: program.userData });
  await expect(again.run(/My first run/)).toContainText('finished');
  await expect(again.run(/My first run/)).not.toContainText('not saved');
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // Removed by mistake: one step back.
  await again.run(/My first run/).click();
  await again.menu('removeRun');
  await expect(again.run(/My first run/)).toHaveCount(0);
  await again.page.getByRole('button', { name: 'Undo' }).click();
  await expect(again.run(/My first run/)).toBeVisible();
});
