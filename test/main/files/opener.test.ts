import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createInbox } from '../../../src/main/files/inbox.ts';
import { readLesson } from '../../../src/main/files/lesson.ts';
import { checkRecipe } from '../../../src/main/runs/check-recipe.ts';
import { examples } from '../../../src/shared/examples.ts';
import { jsonWith } from '../../recipes.ts';
import { mainProcess } from '../parts.ts';

async function setup(files: Record<string, string> = {}) {
  const main = await mainProcess();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(main.folder, name), text);
  const open = (...names: string[]) => main.opener.open(names.map((name) => join(main.folder, name)));
  const messages = () => main.problems.map((problem) => (problem as Error).message);
  const refused = () => main.all('dataset.refused').map(({ problem }) => problem.message);
  return { ...main, open, messages, refused };
}

const CSV = 'a,b\n1,2\n3,4\n';
const recipe = (file: string) => JSON.stringify(jsonWith({ data: { file, target: 'b' } }));

describe('opening', () => {
  it('reads data of any ending, and shows again what is open', async () => {
    const main = await setup({ 'a.csv': CSV, b: CSV });
    await main.open('a.csv', 'b', 'a.csv');
    const opened = main.all('dataset.opened');
    expect(opened.map(({ name }) => name)).toEqual(['a.csv', 'b', 'a.csv']);
    expect(opened[2]!.id).toBe(opened[0]!.id);
    expect(main.datasets.summaries()).toHaveLength(2);
    // What is open needs not be read again.
    expect(main.all('dataset.openingEnded')).toHaveLength(2);
    // Changed since: another data set.
    writeFileSync(join(main.folder, 'a.csv'), `${CSV}5,6\n`);
    await main.open('a.csv');
    expect(main.datasets.summaries().map(({ rows }) => rows)).toEqual([2, 2, 3]);
  });

  it('goes on after a file that cannot be opened, and says what is wrong with it', async () => {
    const main = await setup({
      'cut.json': '{"format": "descent-model", ',
      'list.json': '[]',
      'null.json': 'null',
      'proto.json': '{"__proto__": {"format": "descent-model"}}',
      'model.json': '{"format": "descent-model", "version": 9}',
      'short.csv': 'a,b\n1,2\n3\n',
      'good.csv': CSV,
      'huge.json': '',
    });
    truncateSync(join(main.folder, 'huge.json'), 2 ** 30);
    mkdirSync(join(main.folder, 'folder'));
    await main.open('cut.json', 'list.json', 'null.json', 'proto.json', 'model.json');
    await main.open('huge.json', 'short.csv', 'folder', 'gone.csv', 'good.csv');
    expect(main.messages()).toEqual([
      expect.stringMatching(/^cut\.json ends in the middle/),
      expect.stringMatching(/^proto\.json: __proto__/),
      expect.stringMatching(/^model\.json was written by a newer Descent/),
      'folder is a folder',
      'gone.csv is not there',
    ]);
    // Tables, by their looks: those may be opened differently.
    expect(main.refused().map((message) => message.split(/[ :]/)[0])).toEqual([
      'list.json',
      'null.json',
      'huge.json',
      'short.csv',
    ]);
    expect(main.recent.list().map(({ name }) => name)).toEqual(['good.csv']);
  });

  it('takes a .json file for a table unless Descent wrote it, wherever its format stands', async () => {
    const rows = JSON.stringify([{ a: 1, format: 'descent-model' }, { a: 2 }]);
    const late = { ...jsonWith({ data: { file: 'a.csv', target: 'b' } }) } as Record<string, unknown>;
    const { format, ...rest } = late;
    const main = await setup({
      'rows.json': rows,
      'lines.ndjson': '{"a": 1}\n{"a": 2}\n{"a": 3}\n',
      'late.json': JSON.stringify({ ...rest, format }),
      'a.csv': CSV,
    });
    await main.open('rows.json', 'lines.ndjson', 'late.json');
    expect(main.messages()).toEqual([]);
    expect(main.all('dataset.opened').map(({ name, rows }) => [name, rows])).toEqual([
      ['rows.json', 2],
      ['lines.ndjson', 3],
      ['a.csv', 2],
    ]);
    expect(main.all('recipe.opened')).toMatchObject([{ name: 'late.json' }]);
  });

  it('can be tried again, read as the user says, when a table was not as it was taken for', async () => {
    const main = await setup({ 'short.csv': 'a,b\n1,2\n3\n4,5\n' });
    await main.open('short.csv');
    const [{ id, name, problem }] = main.all('dataset.refused') as [
      ReturnType<typeof main.all<'dataset.refused'>>[0],
    ];
    expect([name, problem.code]).toEqual(['short.csv', 'data']);
    await expect(main.opener.openDifferently(id, { badRows: 'error' })).rejects.toThrow('short.csv line 3');
    const { summary } = await main.opener.openDifferently(id, { badRows: 'skip' });
    expect(summary).toMatchObject({ rows: 2, receipt: { skippedRows: 1, choices: { badRows: 'skip' } } });
    expect(main.recent.list().map((file) => file.name)).toEqual(['short.csv']);
    await expect(main.opener.openDifferently(id, {})).rejects.toThrow('not waiting');
    await expect(main.opener.openDifferently('another', {})).rejects.toThrow('not waiting');
  });

  it('are no recent ones when the program ends while they are read', async () => {
    const main = await setup({ 'long.csv': `a,b,c\n${'1.25,2.5,3.75\n'.repeat(5_000_000)}` });
    const opening = main.opener.openOne(join(main.folder, 'long.csv'));
    await main.until('dataset.opening');
    main.datasets.end();
    await opening;
    expect(main.datasets.summaries()).toEqual([]);
    expect(main.recent.list()).toEqual([]);
    expect(main.messages()).toEqual([]);
  });
});

describe('recipes', () => {
  it('bring the data beside them', async () => {
    const main = await setup({ 'r.json': recipe('a.csv'), 'a.csv': CSV });
    await main.open('r.json');
    const [opened] = main.all('recipe.opened');
    expect(opened).toMatchObject({ name: 'r.json', recipe: { data: { file: 'a.csv' } } });
    expect(main.datasets.get(opened!.dataset!).summary.name).toBe('a.csv');
    expect(main.recent.list().map(({ name }) => name)).toEqual(['r.json']);
  });

  it('have their data read as they say, beside the same file read otherwise', async () => {
    const read = { columns: { a: { type: 'text' } } };
    const main = await setup({
      'r.json': JSON.stringify(jsonWith({ data: { file: 'a.csv', target: 'b', read } })),
      's.json': recipe('a.csv'),
      'a.csv': CSV,
    });
    await main.open('r.json', 's.json', 'r.json');
    const [first, second, third] = main.all('recipe.opened').map(({ dataset }) => dataset!);
    expect(main.datasets.get(first!).summary.receipt!.choices).toEqual(read);
    expect(main.datasets.get(second!).summary.receipt!.choices).toEqual({});
    expect(third).toBe(first);
    expect(main.datasets.summaries()).toHaveLength(2);
  });

  it('bring the table that they make, and the same one again', async () => {
    const rule = { kind: 'moons', rows: 20, noise: 0.1, seed: 3 };
    const made = jsonWith({ data: { synthetic: rule, file: undefined, target: undefined } });
    const main = await setup({ 'r.json': JSON.stringify(made), 's.json': JSON.stringify(made) });
    await main.open('r.json', 's.json');
    const [first, second] = main.all('recipe.opened');
    const { summary } = main.datasets.get(first!.dataset!);
    expect(summary).toMatchObject({ name: 'moons', rows: 20, bytes: 0, receipt: null, synthetic: rule });
    expect(second!.dataset).toBe(first!.dataset);
    expect(main.datasets.summaries()).toHaveLength(1);
  });

  it.each([
    ['gone.csv', 'r.json is for gone.csv, which is not beside it'],
    ['//host/share/x.csv', 'r.json is for //host/share/x.csv, which is not beside it'],
    ['\\\\host\\share\\x.csv', 'r.json is for \\\\host\\share\\x.csv, which is not beside it'],
    ['short.csv', "short.csv line 3 has 1 value where there are 2 columns: '3'"],
  ])('are opened without their data when it is %s', async (file, message) => {
    const main = await setup({ 'r.json': recipe(file), 'short.csv': 'a,b\n1,2\n3\n' });
    await main.open('r.json');
    expect(main.all('recipe.opened')).toMatchObject([{ name: 'r.json', dataset: null }]);
    expect(main.messages()).toEqual([message]);
  });

  it('are refused when they are wrong', async () => {
    const main = await setup({ 'r.json': JSON.stringify(jsonWith({ run: { epochs: 0 } })) });
    await main.open('r.json');
    expect(main.messages()).toEqual(['r.json: run.epochs: 0 is not allowed; allowed: at least 1']);
    expect(main.all('recipe.opened')).toEqual([]);
  });
});

describe('examples', () => {
  it.each(examples.map(({ id, title }) => [id, title] as const))(
    '%s opens with its data, fits it, and says what to look at',
    async (id, title) => {
      const main = await setup();
      await main.opener.openExample(id);
      expect(main.messages()).toEqual([]);
      const [opened] = main.all('recipe.opened');
      const dataset = main.datasets.get(opened!.dataset!);
      expect(opened!.lesson!.title).toBe(title);
      expect(opened!.lesson!.paragraphs.join(' ').length).toBeGreaterThan(200);
      expect(await checkRecipe(opened!.recipe, dataset)).toMatchObject({
        plan: { parameters: expect.any(Number) },
      });
      // They lie with the program, where a user does not look for files.
      expect(main.recent.list()).toEqual([]);
    },
  );

  it('are read as plain text, a paragraph each', () => {
    const text = '# A `title`\r\n\r\nLook at *this*\nand `that`; 2 * 3 * 4.\n\n\n**Then** stop.\n';
    expect(readLesson(text)).toEqual({
      title: 'A title',
      paragraphs: ['Look at this and that; 2 * 3 * 4.', 'Then stop.'],
    });
    expect(readLesson('No title here.')).toEqual({ title: '', paragraphs: ['No title here.'] });
  });
});

describe('recent files', () => {
  it('are ten, the last one first, known by id and by a short folder', async () => {
    const main = await setup();
    for (let i = 0; i < 12; i++) main.recent.add(`/home/ada/a/b/c/d/${i}.csv`);
    main.recent.add('/home/ada/a/b/c/d/5.csv');
    main.recent.add('/data/x.csv');
    const list = main.recent.list();
    expect(list.map(({ name }) => name)).toEqual([
      'x.csv',
      '5.csv',
      ...[11, 10, 9, 8, 7, 6, 4, 3].map((i) => `${i}.csv`),
    ]);
    expect(list[0]!.folder).toBe('/data');
    expect(list[1]!.folder).toBe('\u2026/b/c/d');
    expect(JSON.stringify(list)).not.toContain('/ada');
    expect(main.recent.path(list[1]!.id)).toBe('/home/ada/a/b/c/d/5.csv');
    expect(main.documents).toHaveLength(14);
    await main.recent.flush();
    expect((await mainProcess({ folder: main.folder })).recent.list()).toEqual(list);
  });

  it('are forgotten when they are gone, or all', async () => {
    const main = await setup({ 'a.csv': CSV, 'short.csv': 'a,b\n1,2\n3\n' });
    await main.open('a.csv');
    main.recent.add(join(main.folder, 'short.csv'));
    const [short, a] = main.recent.list();
    await main.opener.openRecent(short!.id);
    expect(main.refused()).toEqual([expect.stringContaining('short.csv')]);
    expect(main.recent.list()).toHaveLength(2);
    rmSync(join(main.folder, 'a.csv'));
    await expect(main.opener.openRecent(a!.id)).rejects.toThrow('a.csv is not there');
    expect(main.recent.list()).toEqual([short]);
    main.recent.clear();
    expect([main.recent.list(), main.documents]).toEqual([[], []]);
    await expect(main.opener.openRecent(short!.id)).rejects.toThrow('not in the list any more');
  });
});

describe('the inbox', () => {
  it('holds files until somebody takes them', () => {
    const inbox = createInbox();
    const taken: (readonly string[])[] = [];
    inbox.put(['/a']);
    inbox.put(['/b', '/c']);
    inbox.open((paths) => taken.push(paths));
    inbox.put(['/d']);
    // A window that is loaded again takes what is new.
    inbox.open((paths) => taken.push(paths));
    expect(taken).toEqual([['/a', '/b', '/c'], ['/d']]);
  });
});
