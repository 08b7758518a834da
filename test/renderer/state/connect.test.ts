import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openExample } from '../../../src/renderer/state/commands/files.ts';
import { connect } from '../../../src/renderer/state/connect.ts';
import { putLessonAway, useLessons } from '../../../src/renderer/state/lessons.ts';
import { useNotices } from '../../../src/renderer/state/notices.ts';
import { enabledNow, reportEnabled, run } from '../../../src/renderer/state/perform.ts';
import { canUndoDraft, checkDraft } from '../../../src/renderer/state/recipe-draft.ts';
import { runDetails } from '../../../src/renderer/state/run-details.ts';
import { setSettings } from '../../../src/renderer/state/settings.ts';
import {
  change,
  chosenDataset,
  chosenRun,
  useWorkbench,
  workbench,
} from '../../../src/renderer/state/store.ts';
import { createFakeBridge, type FakeBridge } from '../fake-bridge.ts';

let bridge: FakeBridge;

async function open(options?: Parameters<typeof createFakeBridge>[0]): Promise<void> {
  bridge = createFakeBridge(options);
  vi.stubGlobal('window', { descent: bridge });
  await connect();
}

const titles = () => workbench().runs.map(({ title }) => title);
const messages = () => useNotices.getState().notices.map(({ message }) => message);
const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 5000 });

beforeEach(() => {
  useWorkbench.setState(useWorkbench.getInitialState(), true);
  useNotices.setState({ notices: [] });
});

describe('connect', () => {
  it('shows what the program has, newest run first', async () => {
    await open();
    expect(workbench().app?.platform).toBe('linux');
    expect(chosenDataset(workbench())).toMatchObject({ name: 'housing.data', rows: 506 });
    expect(titles().slice(1)).toEqual(['Mini-batch 100, 0.1', 'Full batch, rate 10', 'Full batch, 0.01']);
  });

  it('shows problems, those of requests and those that come by themselves, each once', async () => {
    await open({ filled: false });
    const problem = { code: 'file', message: 'x.csv is empty', hint: 'Choose another file.' } as const;
    bridge.emit('problem', problem);
    bridge.emit('problem', problem);
    bridge.failNext('files.open', { ...problem, message: 'y.csv is empty' });
    run('open');
    await until(() => messages().length === 2);
    expect(useNotices.getState().notices[0]).toMatchObject({
      kind: 'problem',
      hint: problem.hint,
      timeout: 0,
    });
  });

  it('puts an opened recipe into the form, to be undone', async () => {
    await open();
    const dataset = chosenDataset(workbench())!;
    const { draft } = checkDraft(dataset);
    const recipe = { ...draft, title: 'From a file' };
    bridge.emit('recipe.opened', { name: 'r.json', recipe, dataset: dataset.id, lesson: null });
    expect(checkDraft(dataset).draft.title).toBe('From a file');
    expect(canUndoDraft()).toBe(true);
    run('undoRecipe');
    expect(checkDraft(dataset).draft.title).toBeUndefined();
  });

  it('shows what an example is about, until it is put away or another recipe comes', async () => {
    await open();
    const dataset = chosenDataset(workbench())!;
    const { draft } = checkDraft(dataset);
    openExample('two-moons');
    const lesson = () => useLessons.getState().lessons[dataset.sha256];
    await until(() => lesson()?.title === 'A lesson');
    expect(bridge.calls.at(-1)).toMatchObject({ name: expect.stringMatching(/Example|check/) });
    putLessonAway(dataset);
    expect(lesson()).toBeUndefined();
    openExample('two-moons');
    await until(() => lesson() !== undefined);
    bridge.emit('recipe.opened', { name: 'r.json', recipe: draft, dataset: dataset.id, lesson: null });
    expect(lesson()).toBeUndefined();
  });

  it('says so when a recipe has no data to go to', async () => {
    await open({ filled: false });
    bridge.emit('recipe.opened', { name: 'r.json', recipe: {}, dataset: null, lesson: null });
    expect(messages()[0]).toContain('Open the data for r.json first');
  });

  it('does what a menu item asks', async () => {
    await open();
    bridge.emit('command', { id: 'about' });
    expect(workbench().dialog).toBe('about');
  });
});

describe('a run from beginning to end', () => {
  it('is chosen, followed, ended, and can be removed and brought back', async () => {
    await open();
    run('train');
    await until(() => chosenRun(workbench())?.title === 'Full batch, 0.01 (2)');
    const { id } = chosenRun(workbench())!;
    await until(() => chosenRun(workbench())?.state === 'finished');
    expect(chosenRun(workbench())).toMatchObject({ iterations: 1000, unsaved: true });

    run('removeRun');
    await until(() => !titles().includes('Full batch, 0.01 (2)'));
    const undo = useNotices.getState().notices.find(({ action }) => action?.label === 'Undo');
    undo!.action!.perform();
    await until(() => workbench().runId === id);

    run('continueRun');
    expect(workbench().dialog).toBe('continue');
  });

  it('keeps its details in step with its progress', async () => {
    await open({ slow: true });
    const { editDraft } = await import('../../../src/renderer/state/recipe-draft.ts');
    // Long enough to be stopped.
    editDraft(['run', 'epochs'], 5_000_000);
    run('train');
    await until(() => chosenRun(workbench())?.state === 'preparing');
    const { id } = chosenRun(workbench())!;
    const { loadRunDetails } = await import('../../../src/renderer/state/run-details.ts');
    await loadRunDetails(id);
    await until(() => (runDetails(id)?.losses.length ?? 0) > 100);
    run('stop');
    await until(() => chosenRun(workbench())?.state === 'stopped');
    await until(() => runDetails(id)?.progress === null && runDetails(id)?.model !== null);
    const kept = chosenRun(workbench())!;
    expect(runDetails(id)!.losses.length).toBe(kept.iterations);
    expect(runDetails(id)!.losses.slice(-1)[0]).toBe(kept.lastLoss);
  });
});

describe('commands', () => {
  it('say why they cannot be used, and do nothing then', async () => {
    await open({ filled: false });
    expect(enabledNow('train')).toBe('Open a data set first');
    expect(enabledNow('stop')).toBe('No run is being trained');
    const before = bridge.calls.length;
    run('train');
    expect(bridge.calls).toHaveLength(before);
    expect(messages()).toEqual(['Train: Open a data set first']);
  });

  it('do not train a recipe that is not right', async () => {
    await open();
    const { editDraft } = await import('../../../src/renderer/state/recipe-draft.ts');
    editDraft(['optimizer', 'learningRate'], -1);
    expect(enabledNow('train')).toMatch(/^The recipe is not right yet: optimizer.learningRate/);
    run('undoRecipe');
    expect(enabledNow('train')).toBe(true);
  });

  it('do not save a run that has no weights to save', async () => {
    await open();
    change({ runId: workbench().runs.find(({ state }) => state === 'diverged')!.id });
    expect(enabledNow('save')).toMatch(/diverged/);
    expect(enabledNow('saveAs')).toMatch(/diverged/);
  });

  it('have to be free of another run for training', async () => {
    await open({ slow: true });
    run('train');
    await until(() => enabledNow('pause') === true);
    expect(enabledNow('train')).toMatch(/being trained/);
    expect(enabledNow('removeRun')).toMatch(/still being trained/);
    run('pause');
    await until(() => enabledNow('resume') === true);
    run('stop');
    await until(() => enabledNow('train') === true);
  });

  it('are reported to the native menu when they change, and only then', async () => {
    await open({ filled: false });
    const end = reportEnabled();
    const reports = () => bridge.calls.filter(({ name }) => name === 'app.setEnabled');
    expect(reports()).toHaveLength(1);
    expect(reports()[0]!.argument).toContain('open');
    expect(reports()[0]!.argument).not.toContain('train');
    change({ openings: {} });
    await Promise.resolve();
    expect(reports()).toHaveLength(1);
    run('openBoston');
    await until(() => reports().length === 2);
    expect(reports()[1]!.argument).toContain('train');
    end();
  });

  it('leave a layout without a loss when training begins', async () => {
    await open({ settings: { layoutName: 'inspect' } });
    run('train');
    await until(() => workbench().settings.layoutName === 'train');
  });

  it('change one setting and leave the others', async () => {
    await open({ settings: { theme: 'dark' } });
    await setSettings({ zoom: 1 });
    expect(workbench().settings).toMatchObject({ theme: 'dark', zoom: 1 });
  });

  it('copy the weights of a run as CSV', async () => {
    await open();
    run('copyWeights');
    await until(() => bridge.calls.some(({ name }) => name === 'app.copyText'));
    const copied = bridge.calls.find(({ name }) => name === 'app.copyText')!.argument as string;
    expect(copied).toContain('CRIM');
    expect(copied.trim().split('\n').length).toBeGreaterThan(14);
  });

  it('copy the comparison of the ticked runs as CSV', async () => {
    await open();
    expect(enabledNow('copyComparison')).toMatch(/Tick two runs/);
    change({
      ticked: workbench()
        .runs.slice(0, 2)
        .map(({ id }) => id),
    });
    run('copyComparison');
    await until(() => bridge.calls.some(({ name }) => name === 'app.copyText'));
    const copied = bridge.calls.find(({ name }) => name === 'app.copyText')!.argument as string;
    expect(copied.split('\n')[0]).toContain(titles()[0]);
  });
});
