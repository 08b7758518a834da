import { createCipheriv } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { copyHousing, expect, housingPath, test } from './program.ts';
import { trainTutorial } from './steps.ts';

// Each file is wrong in its own way; the message names the file, the place and the way out, and what was open stays open.

const lines = readFileSync(housingPath, 'utf8').trimEnd().split('\n');
const changed = (at: number, change: (line: string) => string) =>
  lines.map((line, i) => (i === at ? change(line) : line)).join('\n');

test('data files', async ({ program, folder }) => {
  await program.openBoston();
  const file = (name: string, contents: string) => {
    writeFileSync(join(folder, name), contents);
    return join(folder, name);
  };

  await program.open(file('empty.data', ''));
  await program.expectProblem('empty.data is empty', 'Choose a file');

  await program.open(
    file(
      'short.data',
      changed(9, (line) => line.trim().split(/\s+/).slice(0, 13).join(' ')),
    ),
  );
  await program.expectProblem('short.data line 10 has 13 values where there are 14 columns', 'Mend the line');

  await program.open(
    file(
      'missing.data',
      changed(16, (line) => line.replace(/^(?:\s*\S+){5}\s+\S+/, (head) => head.replace(/\S+$/, 'n/a'))),
    ),
  );
  // A missing cell is for the recipe to settle: it stands at that field, with the ways out.
  const wrong = program.panel('Recipe').getByRole('alert');
  await expect(wrong).toContainText('missing.data line 17: ');
  await expect(wrong).toContainText('Write a number there');
  await expect(program.button('Train')).toHaveAttribute('aria-disabled', 'true');
  await program.page.getByLabel('Missing', { exact: true }).selectOption('median');
  await expect(wrong).toHaveCount(0);
  await expect(program.button('Train')).toHaveAttribute('aria-disabled', 'false');

  mkdirSync(join(folder, 'folder'));
  await program.open(join(folder, 'folder'));
  await program.expectProblem('folder is a folder', 'Choose a file inside it');

  await program.open(join(folder, 'gone.data'));
  await program.expectProblem('gone.data is not there', 'choose it again');

  // Another data set that is right: what was wrong before does not stand in its way.
  await program.open(file('small.csv', 'a,b\n1,2\n3,4\n'));
  await expect(program.page.getByRole('button', { name: /small\.csv.*2 rows/ })).toBeVisible();
  await expect(program.page.getByRole('button', { name: /housing\.data.*506 rows/ })).toBeVisible();
});

test('200 MB of noise', async ({ program, folder }) => {
  test.setTimeout(120_000);
  const path = join(folder, 'noise.bin');
  const file = openSync(path, 'w');
  // The same noise every time.
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16));
  const block = noise.update(Buffer.alloc(10 * 2 ** 20));
  for (let i = 0; i < 20; i++) writeSync(file, block);
  closeSync(file);
  await program.open(path);
  await program.expectProblem(/^noise\.bin (is no text|line 1 )/);
  // Noise that is text, and only wrong at its very end.
  writeFileSync(path, `${'1 2 3\n'.repeat(33_000_000)}1 2\n`);
  await program.open(path);
  const last = 'noise.bin line 33000001 has 2 values where there are 3 columns';
  await expect(program.page.getByRole('alert').filter({ hasText: last })).toBeVisible({ timeout: 60_000 });
  await program.expectProblem(last, 'Mend the line');
});

test('a file without read permission', async ({ program, folder }) => {
  test.skip(process.platform === 'win32', 'permissions are another matter there');
  const path = copyHousing(folder, 'secret.data');
  chmodSync(folder, 0o755);
  chmodSync(path, 0o000);
  // Root may read anything, so the program becomes somebody else for as long as it takes.
  const asSomebodyElse = (on: boolean) =>
    program.app.evaluate((_, id) => void (process.getuid?.() === 0 && process.seteuid?.(id)), on ? 65534 : 0);
  await asSomebodyElse(true);
  await program.open(path);
  await program.expectProblem(/secret\.data may not be used: permission denied/, 'Change its permissions');
  await asSomebodyElse(false);
});

test('model files', async ({ program, folder }) => {
  await trainTutorial(program);
  const good = join(folder, 'good.json');
  await program.willSaveAs(good);
  await program.menu('save');
  await expect(program.run(/finished/)).not.toContainText('not saved');
  const text = readFileSync(good, 'utf8');
  const model = (change: (json: { layers: { weights: number[][] }[] } & Record<string, unknown>) => void) => {
    const json = JSON.parse(text);
    change(json);
    return JSON.stringify(json);
  };
  const file = (name: string, contents: string) => {
    writeFileSync(join(folder, name), contents);
    return join(folder, name);
  };

  await program.open(file('cut.json', text.slice(0, text.length / 2)));
  await program.expectProblem(/^cut\.json ends in the middle, at line \d+/, 'Open a whole copy');

  await program.open(
    file(
      'newer.json',
      model((json) => {
        json.version = 9;
      }),
    ),
  );
  await program.expectProblem('newer.json was written by a newer Descent', 'Install the newest Descent');

  const weight = String(JSON.parse(text).layers[0].weights[0][0]);
  await program.open(file('nan.json', text.replace(weight, 'NaN')));
  await program.expectProblem(/^nan\.json line \d+ column \d+: 'NaN' is not valid JSON/, 'mend that place');

  await program.open(
    file(
      'twelve.json',
      model((json) => json.layers[0]!.weights.pop()),
    ),
  );
  await program.expectProblem(
    'twelve.json: layers[0].weights: holds 12 rows for 13 inputs',
    'Open an undamaged copy',
  );

  await program.open(file('proto.json', text.replace('"title"', '"__proto__"')));
  await program.expectProblem('proto.json: __proto__ is not a key that a file may hold', 'Only open files');

  const huge = join(folder, 'huge.json');
  const handle = openSync(huge, 'w');
  ftruncateSync(handle, 2 ** 30);
  closeSync(handle);
  await program.open(huge);
  await program.expectProblem('huge.json is not JSON', 'Rename it');
  rmSync(huge);

  // Nothing was lost or added by all that.
  await expect(program.run(/./)).toHaveCount(2);
  await expect(program.run(/finished/)).not.toContainText('not saved');
});
