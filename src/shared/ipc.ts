import { z } from 'zod';
import type { ColumnDescription, Correlations } from '../core/data/description.ts';
import type { DataRows } from '../core/data/rows.ts';
import type { Renamed } from '../core/evaluate/scoring/predicted-columns.ts';
import type { ScoringSheet } from '../core/evaluate/scoring-sheet.ts';
import { readChoicesSchema } from '../core/format/read-schema.ts';
import { recipeSchema } from '../core/format/recipe-schema.ts';
import type { ProblemData } from '../core/problem.ts';
import { type CommandId, commands } from './commands.ts';
import { type BundledName, bundled, type DatasetSummary, type FileState } from './datasets.ts';
import { examples } from './examples.ts';
import type { RecipeCheck } from './recipe-check.ts';
import type { RunDetail, RunProgress, RunSummary } from './runs.ts';
import { type Settings, settingsPatch } from './settings.ts';

/*
 * THE contract between the window and the main process. The preload's list, the type of the handlers and
 * the renderer's client are all derived from it: a request without a handler does not compile.
 */

/** A request: the schema its one argument is checked with, and the type of its answer. */
interface Request<A extends z.ZodType, R> {
  readonly argument: A;
  /** Only a type; never set. */
  readonly answer?: R;
}

const request = <A extends z.ZodType>(argument: A) => ({
  gives: <R>(): Request<A, R> => ({ argument }),
});

const nothing = z.undefined();
const id = z.string().min(1).max(64);
const withId = z.strictObject({ id });
const synthetic = recipeSchema.shape.data.shape.synthetic.unwrap();

/** Everything the window may ask of the main process. */
export const requests = {
  /** The whole state, asked once when the window is ready; files given at the start are opened after it. */
  'app.start': request(nothing).gives<AppState>(),
  'app.setSettings': request(settingsPatch).gives<Settings>(),
  /** Which commands the native menu shows as available. */
  'app.setEnabled': request(
    z.array(z.enum(Object.keys(commands) as [CommandId, ...CommandId[]])),
  ).gives<void>(),
  'app.showLog': request(nothing).gives<void>(),
  'app.quit': request(nothing).gives<void>(),
  'app.copyText': request(z.string().max(50_000_000)).gives<void>(),

  /** Asks for files in a dialog and opens them; what was opened comes as events. */
  'files.open': request(nothing).gives<void>(),
  'files.openRecent': request(withId).gives<void>(),
  'files.clearRecent': request(nothing).gives<void>(),
  'files.openBundled': request(
    z.strictObject({ name: z.enum(Object.keys(bundled) as [BundledName, ...BundledName[]]) }),
  ).gives<DatasetSummary>(),
  /** Opens a file that was refused, read as the user says. */
  'files.openDifferently': request(withId.extend({ choices: readChoicesSchema })).gives<DatasetSummary>(),
  /** Opens a bundled recipe with its data; both come as events. */
  'files.openExample': request(
    z.strictObject({ id: z.enum(examples.map((example) => example.id)) }),
  ).gives<void>(),

  /** Makes a synthetic table a data set; one that is open already is just shown again. */
  'dataset.make': request(synthetic.refine(({ seed }) => seed !== undefined)).gives<DatasetSummary>(),
  'dataset.rows': request(
    z.strictObject({
      id,
      from: z.int().min(0),
      count: z.int().min(1).max(1000),
      sort: z.strictObject({ column: z.int().min(0), descending: z.boolean() }).optional(),
    }),
  ).gives<DataRows>(),
  'dataset.correlations': request(withId).gives<Correlations>(),
  /** How many rows meet a condition. */
  'dataset.countWhere': request(withId.extend({ where: z.string().max(10_000) })).gives<{ rows: number }>(),
  /** Reads the file anew, as the user says; the data set keeps its id. */
  'dataset.read': request(withId.extend({ choices: readChoicesSchema })).gives<DatasetSummary>(),
  /** Reads a file again that has changed, as it was read before. */
  'dataset.reload': request(withId).gives<DatasetSummary>(),
  'dataset.close': request(withId).gives<void>(),
  /** Stops reading a file that is being opened. */
  'dataset.cancelOpening': request(withId).gives<void>(),

  /** What a recipe comes to on a data set, before it is trained. */
  'recipe.check': request(z.strictObject({ dataset: id, recipe: z.json() })).gives<RecipeCheck>(),
  /** Begins a run; fails with code `busy` while another one holds the engine. */
  'run.train': request(
    z.strictObject({ dataset: id, recipe: z.json(), title: z.string().max(200) }),
  ).gives<RunSummary>(),
  'run.pause': request(withId).gives<void>(),
  'run.resume': request(withId).gives<void>(),
  /** One update of a run that is paused. */
  'run.step': request(withId).gives<void>(),
  'run.stop': request(withId).gives<void>(),
  /** Trains on, to the recipe's end or for more epochs after it. A model file goes on as a new run. */
  'run.continue': request(withId.extend({ epochs: z.int().min(0).max(1e9) })).gives<RunSummary>(),
  'run.detail': request(withId).gives<RunDetail>(),
  'run.rename': request(withId.extend({ title: z.string().trim().min(1).max(200) })).gives<void>(),
  /** Removes a run from the list (a model file stays on disk); `run.restore` brings back the last ones. */
  'run.remove': request(withId).gives<void>(),
  'run.restore': request(withId).gives<RunSummary>(),
  /** What to know before a run's model predicts the rows of a data set. */
  'score.sheet': request(z.strictObject({ run: id, dataset: id })).gives<ScoringSheet>(),
  /** Asks for a place and writes the rows with their predictions there; null when cancelled. */
  'score.write': request(z.strictObject({ run: id, dataset: id })).gives<Scored | null>(),
  'score.cancel': request(nothing).gives<void>(),
  /** Saves a run's model; asks for a place unless it has one and `as` is false. Null when cancelled. */
  'run.save': request(withId.extend({ as: z.boolean() })).gives<RunSummary | null>(),
} as const;

export type Requests = typeof requests;
export type RequestName = keyof Requests;
export type Argument<N extends RequestName> = z.output<Requests[N]['argument']>;
export type Answer<N extends RequestName> = Requests[N] extends Request<z.ZodType, infer R> ? R : never;

/** What crosses: Electron flattens what is thrown, so failures travel as data. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ProblemData };

/** What the main process has to provide. */
export type Handlers = { [N in RequestName]: (argument: Argument<N>) => Answer<N> | Promise<Answer<N>> };

/** Everything the main process tells the window by itself. */
export interface Events {
  'dataset.opened': DatasetSummary;
  /** While a file is being read. */
  'dataset.opening': {
    readonly id: string;
    readonly name: string;
    readonly read: number;
    readonly bytes: number;
  };
  /** The reading has ended, well or not. */
  'dataset.openingEnded': { readonly id: string };
  /** A file could not be read as a table the way it was taken: it may be opened differently, by this id. */
  'dataset.refused': { readonly id: string; readonly name: string; readonly problem: ProblemData };
  'dataset.closed': { readonly id: string };
  /** Its columns' statistics have been worked out. */
  'dataset.described': { readonly id: string; readonly columns: readonly ColumnDescription[] };
  /** Its file has changed, is gone, or is again what was read. */
  'dataset.file': { readonly id: string; readonly state: FileState };
  'score.progress': { readonly run: string; readonly done: number; readonly rows: number };
  /** A run is new or changed its state, title, file or metrics. */
  'run.changed': RunSummary;
  'run.progress': RunProgress;
  'run.removed': { readonly id: string };
  /** A model file was opened: show it. */
  'run.opened': { readonly id: string };
  /** A recipe file was opened: its text was decoded and belongs in the form. */
  'recipe.opened': {
    readonly name: string;
    readonly recipe: unknown;
    readonly dataset: string | null;
    /** Of an example: what to look at. */
    readonly lesson: Lesson | null;
  };
  'recent.changed': readonly RecentFile[];
  'settings.changed': Settings;
  /** A menu item was chosen. */
  command: { readonly id: CommandId };
  /** Something the user should read, that no request of the window asked for. */
  problem: ProblemData;
}

export const eventNames = [
  'dataset.opened',
  'dataset.opening',
  'dataset.openingEnded',
  'dataset.refused',
  'dataset.closed',
  'dataset.described',
  'dataset.file',
  'score.progress',
  'run.changed',
  'run.progress',
  'run.removed',
  'run.opened',
  'recipe.opened',
  'recent.changed',
  'settings.changed',
  'command',
  'problem',
] as const satisfies readonly (keyof Events)[];

export type EventName = keyof Events;

/** A file that was opened before; the window knows it by id, never by path. */
export interface RecentFile {
  readonly id: string;
  readonly name: string;
  /** The folder, shortened for reading. */
  readonly folder: string;
}

/** A file of predictions that was written. */
export interface Scored {
  /** Its name, without its folder. */
  readonly name: string;
  readonly rows: number;
  /** Its columns that could not keep their names, since another one has it. */
  readonly renamed: readonly Renamed[];
}

/** What an example shows. */
export interface Lesson {
  readonly title: string;
  /** Paragraphs of plain text. */
  readonly paragraphs: readonly string[];
}

export interface AppState {
  readonly version: string;
  readonly versions: { readonly electron: string; readonly chrome: string; readonly node: string };
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly settings: Settings;
  readonly datasets: readonly DatasetSummary[];
  readonly runs: readonly RunSummary[];
  readonly recent: readonly RecentFile[];
}

/** What the preload puts into the window as `descent`. */
export interface Bridge {
  invoke<N extends RequestName>(name: N, argument: Argument<N>): Promise<Result<Answer<N>>>;
  /** @returns a function that ends the listening */
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void;
  /** Opens files that were dropped on the window; their paths never reach the page. */
  openDropped(files: readonly unknown[]): void;
}

/** The channel of dropped files, from the preload alone. */
export const DROPPED_CHANNEL = 'files.dropped';
export const droppedPaths = z.array(z.string().min(1)).max(100);
