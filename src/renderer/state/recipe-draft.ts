import { create } from 'zustand';
import { decodeRecipe, type Recipe } from '../../core/format/recipe.ts';
import { Problem, type ProblemData } from '../../core/problem.ts';
import type { Plan } from '../../core/train/plan.ts';
import type { DatasetSummary } from '../../shared/datasets.ts';
import { noChoices } from '../../shared/read-choices.ts';
import type { RecipeOutlook } from '../../shared/recipe-check.ts';
import { type ReadText, readText } from '../features/recipe/json-text.ts';
import { ask } from './client.ts';
import { draftKey } from './draft-key.ts';
import { askOutlook, outlookOf, useOutlooks } from './recipe-outlook.ts';
import { startingDraft } from './starting-draft.ts';
import { chosenDataset, useWorkbench, workbench } from './store.ts';

export { startingDraft } from './starting-draft.ts';

/** A recipe while it is edited: plain JSON that may be wrong at some of its keys. */
export type DraftValue = null | boolean | number | string | DraftValue[] | { [key: string]: DraftValue };
export type Draft = { [key: string]: DraftValue };

interface History {
  readonly draft: Draft;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  /** The JSON as it stands in the text field, since it was typed; it may hold no recipe. */
  readonly text?: string;
}

/** One draft with its history for each data set, by its `draftKey`. */
const useDrafts = create<{ readonly histories: Readonly<Record<string, History>> }>()(() => ({
  histories: {},
}));

const MOST_UNDO = 200;
const SAVE_AFTER_MS = 300;

/** The recipe that the Recipe panel shows, what is wrong with it, and what it will come to. */
export interface DraftCheck {
  /** While `broken` is there, the last one that the text held. */
  readonly draft: Draft;
  /** The JSON as it was typed; undefined where the draft was made in another way. */
  readonly text: string | undefined;
  /** Why the typed JSON holds no draft. */
  readonly broken: Broken | undefined;
  /** Undefined while something is wrong. */
  readonly recipe: Recipe | undefined;
  /** What it comes to on the data; while a change of it is looked at, what it came to before. */
  readonly outlook: RecipeOutlook | undefined;
  readonly plan: Plan | undefined;
  /** What is wrong, by the path of its key. */
  readonly findings: readonly { readonly path: string; readonly message: string }[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

type Broken = Extract<ReadText, { problem: string }>;

/** The path of the finding that the typed JSON holds no draft. */
export const JSON_PATH = 'JSON';

function historyOf(dataset: DatasetSummary): History {
  const key = draftKey(dataset);
  const known = useDrafts.getState().histories[key];
  if (known) return known;
  const saved = workbench().settings.drafts[key];
  return { draft: isDraft(saved) ? saved : firstDraft(dataset), past: [], future: [] };
}

const firstDrafts = new WeakMap<DatasetSummary['columns'], Draft>();

/**
 * The starting draft, the same object every time: what is known of a draft is known by which one it is. Another one
 * when the statistics of the columns have come, on which it goes.
 */
function firstDraft(dataset: DatasetSummary): Draft {
  const known = firstDrafts.get(dataset.columns) ?? startingDraft(dataset);
  firstDrafts.set(dataset.columns, known);
  return known;
}

/**
 * A data set was read anew: what was edited goes along, and says how it was read now; where nothing was, the draft
 * begins anew with the columns that it has now.
 */
export function carryDraft(before: DatasetSummary, after: DatasetSummary): void {
  if (draftKey(before) === draftKey(after)) return;
  const { draft } = historyOf(before);
  if (draft === firstDraft(before)) return;
  const { read: _, ...data } = isDraft(draft.data) ? draft.data : {};
  const choices = after.receipt?.choices;
  const read = noChoices(choices) ? {} : { read: structuredClone(choices) as Draft };
  replaceDraft(after, { ...draft, data: { ...data, ...read } });
}

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The draft for the chosen data set, checked; undefined while no data set is chosen. */
export function useDraft(): DraftCheck | undefined {
  const dataset = useWorkbench(chosenDataset);
  useDrafts((state) => (dataset ? state.histories[draftKey(dataset)] : undefined));
  useOutlooks((state) => (dataset ? state.outlooks[draftKey(dataset)] : undefined));
  return dataset && checkDraft(dataset);
}

let checked: { readonly of: readonly unknown[]; readonly check: DraftCheck } | undefined;

/** Checks the draft of a data set; asked again and again, it answers from memory until something changes. */
export function checkDraft(dataset: DatasetSummary): DraftCheck {
  const key = draftKey(dataset);
  const saved = workbench().settings.drafts[key];
  const of = [dataset, useDrafts.getState().histories[key], saved, outlookOf(dataset)];
  if (!checked?.of.every((part, i) => part === of[i])) checked = { of, check: check(dataset) };
  return checked!.check;
}

function check(dataset: DatasetSummary): DraftCheck {
  const { draft, past, future, text } = historyOf(dataset);
  const broken = brokenText(text);
  const canUndo = past.length > 0 || broken !== undefined;
  const history = { draft, text, broken, canUndo, canRedo: future.length > 0 };
  const wrong = (findings: DraftCheck['findings']): DraftCheck => ({
    ...history,
    recipe: undefined,
    outlook: undefined,
    plan: undefined,
    findings,
  });
  // What is on the screen is what would be trained: no draft from before stands in for broken text.
  if (broken) return wrong([{ path: JSON_PATH, message: broken.problem.replace(/^Line/, 'line') }]);
  try {
    const recipe = decodeRecipe(draft);
    const known = outlookOf(dataset);
    if (!known) return { ...history, recipe, outlook: undefined, plan: undefined, findings: [] };
    if ('problem' in known.check) {
      // What was wrong may be mended by now: that is being asked.
      if (known.draft === draft) return wrong(findingsOf(known.check.problem));
      return { ...history, recipe, outlook: undefined, plan: undefined, findings: [] };
    }
    return { ...history, recipe, outlook: known.check, plan: known.check.plan, findings: [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return wrong(findingsOf(error));
  }
}

function findingsOf({ code, fields, message, hint }: Problem | ProblemData): DraftCheck['findings'] {
  if (!fields) return [{ path: '', message: `${message}. ${hint}` }];
  // What is wrong with a key says what is allowed there; what is wrong with the data has other ways out.
  return code === 'data'
    ? fields.map((field) => ({ ...field, message: `${field.message}. ${hint}` }))
    : fields;
}

/** Has the chosen data set's draft looked at whenever it or the choice changes. @returns a function that ends it */
export function followDrafts(): () => void {
  const look = () => {
    const dataset = chosenDataset(workbench());
    if (!dataset) return;
    const { draft } = historyOf(dataset);
    if (outlookOf(dataset)?.draft !== draft && isRecipe(draft)) void askOutlook(dataset, draft);
  };
  const ends = [useDrafts.subscribe(look), useWorkbench.subscribe(look)];
  look();
  return () => {
    for (const end of ends) end();
  };
}

function isRecipe(draft: Draft): boolean {
  try {
    decodeRecipe(draft);
    return true;
  } catch {
    return false; // what is wrong is told by `checkDraft`
  }
}

function brokenText(text: string | undefined): Broken | undefined {
  const read = text === undefined ? undefined : readText(text);
  return read && 'problem' in read ? read : undefined;
}

/** Keeps the JSON as it is typed, beside the draft; any other change of the draft takes its place. */
export function keepText(dataset: DatasetSummary, text: string | undefined): void {
  const { text: _, ...history } = historyOf(dataset);
  put(dataset, text === undefined ? history : { ...history, text });
}

/** Sets the key at a path; undefined takes it away. The path of no key is the whole draft. */
export function editDraft(path: readonly string[], value: DraftValue | undefined): void {
  const dataset = chosenDataset(workbench());
  if (!dataset) return;
  const { draft } = historyOf(dataset);
  replaceDraft(dataset, path.length === 0 ? (value as Draft) : withKey(draft, path, value));
}

/** Puts a whole recipe in, from an example, a run, a model or the JSON view; it can be undone. */
export function replaceDraft(dataset: DatasetSummary, draft: Draft): void {
  const { draft: before, past } = historyOf(dataset);
  keep(dataset, { draft, past: [...past, before].slice(-MOST_UNDO), future: [] });
}

/** Calls back after every change of any draft. @returns a function that ends it */
export function onDraftChange(listener: () => void): () => void {
  return useDrafts.subscribe(listener);
}

export function canUndoDraft(): boolean {
  const dataset = chosenDataset(workbench());
  return dataset !== undefined && checkDraft(dataset).canUndo;
}

export function canRedoDraft(): boolean {
  const dataset = chosenDataset(workbench());
  return dataset !== undefined && checkDraft(dataset).canRedo;
}

export function undoDraft(): void {
  const dataset = chosenDataset(workbench());
  if (!dataset) return;
  const { draft, past, future, text } = historyOf(dataset);
  // Broken text is a change of its own, beside the draft.
  if (brokenText(text)) {
    keepText(dataset, undefined);
    return;
  }
  const before = past.at(-1);
  if (before) keep(dataset, { draft: before, past: past.slice(0, -1), future: [draft, ...future] });
}

export function redoDraft(): void {
  const dataset = chosenDataset(workbench());
  if (!dataset) return;
  const { draft, past, future } = historyOf(dataset);
  const [after, ...rest] = future;
  if (after) keep(dataset, { draft: after, past: [...past, draft], future: rest });
}

function keep(dataset: DatasetSummary, history: History): void {
  put(dataset, history);
  clearTimeout(timer);
  timer = setTimeout(saveDrafts, SAVE_AFTER_MS);
}

function put(dataset: DatasetSummary, history: History): void {
  useDrafts.setState(({ histories }) => ({ histories: { ...histories, [draftKey(dataset)]: history } }));
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Remembers drafts that wait for it: many come while one types, and each would be a file written. */
export function saveDrafts(): void {
  if (timer === undefined) return;
  clearTimeout(timer);
  timer = undefined;
  const drafts = Object.entries(useDrafts.getState().histories).map(([key, { draft }]) => [key, draft]);
  void ask('app.setSettings', {
    drafts: { ...workbench().settings.drafts, ...Object.fromEntries(drafts) },
  });
}

function withKey(draft: Draft, path: readonly string[], value: DraftValue | undefined): Draft {
  const [key, ...rest] = path as [string, ...string[]];
  const inner = draft[key];
  const next = rest.length === 0 ? value : withKey(isDraft(inner) ? inner : {}, rest, value);
  const { [key]: _, ...others } = draft;
  return next === undefined ? others : { ...draft, [key]: next };
}
