import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadChoices } from '../../../src/core/data/receipt.ts';
import { textOf } from '../../../src/renderer/features/recipe/json-text.ts';
import { connect } from '../../../src/renderer/state/connect.ts';
import { enabledNow, run } from '../../../src/renderer/state/perform.ts';
import {
  checkDraft,
  editDraft,
  keepText,
  replaceDraft,
  saveDrafts,
  startingDraft,
} from '../../../src/renderer/state/recipe-draft.ts';
import { useOutlooks } from '../../../src/renderer/state/recipe-outlook.ts';
import { chosenDataset, useWorkbench, workbench } from '../../../src/renderer/state/store.ts';
import type { DatasetSummary } from '../../../src/shared/datasets.ts';
import { createFakeBridge, type FakeBridge } from '../fake-bridge.ts';

let bridge: FakeBridge;

const dataset = () => chosenDataset(workbench())!;
const check = () => checkDraft(dataset());
const saved = () =>
  bridge.calls.filter(
    ({ name, argument }) => name === 'app.setSettings' && 'drafts' in (argument as { drafts?: unknown }),
  );

beforeEach(async () => {
  useWorkbench.setState(useWorkbench.getInitialState(), true);
  bridge = createFakeBridge();
  vi.stubGlobal('window', { descent: bridge });
  await connect();
});

afterEach(() => {
  keepText(dataset(), undefined);
  saveDrafts();
  vi.useRealTimers();
});

describe('JSON that is no recipe', () => {
  const broken = '{\n  "run": { "epochs": 7x }\n}';

  it('is what is wrong with the draft, with its line and column; nothing is trained for it', () => {
    const { draft } = check();
    keepText(dataset(), broken);
    expect(check()).toMatchObject({ draft, text: broken, recipe: undefined, plan: undefined });
    expect(check().findings).toEqual([
      { path: 'JSON', message: expect.stringMatching(/^line 2 column \d+: .*is not valid JSON/) },
    ]);
    expect(check().broken?.at).toBeGreaterThan(0);
    expect(enabledNow('train')).toMatch(/^The recipe is not right yet: JSON line 2 column/);
  });

  it('is over once the text holds a recipe', () => {
    keepText(dataset(), broken);
    keepText(dataset(), textOf(check().draft));
    expect(check()).toMatchObject({ broken: undefined, findings: [] });
    expect(enabledNow('train')).toBe(true);
  });

  it('gives way to the form, to another recipe, and to Undo', () => {
    keepText(dataset(), broken);
    editDraft(['run', 'epochs'], 12);
    expect(check()).toMatchObject({ text: undefined, broken: undefined, draft: { run: { epochs: 12 } } });

    keepText(dataset(), broken);
    replaceDraft(dataset(), { ...check().draft, title: 'Another' });
    expect(check().text).toBeUndefined();

    keepText(dataset(), broken);
    expect(enabledNow('undoRecipe')).toBe(true);
    run('undoRecipe');
    expect(check()).toMatchObject({ text: undefined, draft: { title: 'Another' } });
    run('undoRecipe');
    expect(check().draft.title).toBeUndefined();
  });
});

describe('drafts', () => {
  it('are saved once for many changes, or at once at the end', () => {
    vi.useFakeTimers();
    for (const epochs of [1, 2, 3]) editDraft(['run', 'epochs'], epochs);
    expect(saved()).toHaveLength(0);
    vi.advanceTimersByTime(300);
    expect(saved()).toHaveLength(1);
    editDraft(['run', 'epochs'], 4);
    saveDrafts();
    vi.advanceTimersByTime(1000);
    expect(saved()).toHaveLength(2);
    expect(saved()[1]!.argument).toMatchObject({ drafts: { [dataset().sha256]: { run: { epochs: 4 } } } });
  });
});

describe('the draft of a data set that is read anew', () => {
  const anew = (choices: ReadChoices, sha256 = dataset().sha256): DatasetSummary => ({
    ...dataset(),
    sha256,
    receipt: { ...dataset().receipt!, choices },
  });

  it('goes along as it was edited, and says how it was read now', () => {
    const before = dataset();
    editDraft(['run', 'epochs'], 77);
    bridge.emit('dataset.opened', anew({ decimal: ',' }));
    expect(check().draft).toMatchObject({ run: { epochs: 77 }, data: { read: { decimal: ',' } } });
    bridge.emit('dataset.opened', { ...before, sha256: 'other bytes' });
    expect(check().draft).toMatchObject({ run: { epochs: 77 } });
    expect(check().draft.data).not.toHaveProperty('read');
    // Of the same file read in the other way, the draft is still there.
    expect(checkDraft(anew({ decimal: ',' }, before.sha256)).draft).toMatchObject({
      data: { read: { decimal: ',' } },
    });
  });

  it('begins anew where nothing was edited', () => {
    const fresh = { ...anew({}, 'fresh'), id: 'fresh' };
    bridge.emit('dataset.opened', fresh);
    const other = { ...fresh, sha256: 'fresher', columns: dataset().columns.slice(0, 3) };
    bridge.emit('dataset.opened', other);
    expect(check().draft).toEqual(startingDraft(other));
    expect(check().draft).toMatchObject({ data: { target: other.columns[2]!.name } });
  });

  it('goes by the statistics of its columns when they come, unless it was edited', () => {
    const other = { ...anew({}, 'described later'), id: 'described later' };
    bridge.emit('dataset.opened', other);
    const { draft } = check();
    bridge.emit('dataset.file', { id: other.id, state: 'changed' });
    expect(check().draft).toBe(draft);
    const columns = other.columns.map(({ description }) => description!);
    bridge.emit('dataset.described', { id: other.id, columns });
    expect(check().draft).not.toBe(draft);
    expect(check().draft).toEqual(startingDraft(dataset()));
    editDraft(['run', 'epochs'], 7);
    const edited = check().draft;
    bridge.emit('dataset.described', { id: other.id, columns });
    expect(check().draft).toBe(edited);
  });
});

describe('what a draft comes to', () => {
  const asked = () => bridge.calls.filter(({ name }) => name === 'recipe.check');
  const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true));

  it('is asked of the main process, once for a draft and again when it changes', async () => {
    replaceDraft(dataset(), startingDraft(dataset()));
    // What it came to before stands until then.
    await until(() => check().plan?.updates === 1000);
    expect(check()).toMatchObject({
      plan: { parameters: 14, updates: 1000, rows: { train: 404, validation: 0, test: 102 } },
      outlook: { outputs: ['MEDV'] },
    });
    expect(check().outlook!.inputs).toHaveLength(13);
    const before = asked().length;
    useWorkbench.setState({ openings: {} });
    await Promise.resolve();
    expect(asked()).toHaveLength(before);
    editDraft(['model', 'bias'], false);
    // Until the answer is here, what it was before stands.
    expect(check().plan?.parameters).toBe(14);
    await until(() => check().plan?.parameters === 13);
    expect(asked()).toHaveLength(before + 1);
  });

  it('is what the newest answer says, since older questions are let go of', async () => {
    await until(() => check().plan !== undefined);
    const seen = new Set<number>();
    const end = useOutlooks.subscribe(() => seen.add(check().plan!.updates));
    // As one types; each question makes the one before it pointless.
    for (const epochs of [1, 2, 3, 4, 5, 6]) editDraft(['run', 'epochs'], epochs);
    await until(() => check().plan?.updates === 6);
    end();
    expect([...seen]).toEqual([6]);
    expect(asked().at(-1)!.argument).toMatchObject({ recipe: { run: { epochs: 6 } } });
  });

  it('is what is wrong with it on these rows, at its key, until that is mended', async () => {
    editDraft(['data', 'target'], 'PRICE');
    await until(() => check().findings.length > 0);
    expect(check()).toMatchObject({ recipe: undefined, findings: [{ path: 'data.target' }] });
    expect(enabledNow('train')).toMatch(/^The recipe is not right yet: data.target 'PRICE' is not a column/);
    editDraft(['data', 'target'], 'MEDV');
    expect(enabledNow('train')).toBe(true);
    await until(() => check().plan !== undefined);
  });

  it('is not asked for what is no recipe', async () => {
    await until(() => check().plan !== undefined);
    const before = asked().length;
    editDraft(['run', 'epochs'], -1);
    await Promise.resolve();
    expect(asked()).toHaveLength(before);
    expect(check()).toMatchObject({ plan: undefined, findings: [{ path: 'run.epochs' }] });
  });
});
