import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { makeSynthetic } from '../core/data/synthetic.ts';
import { cellAt, type Table } from '../core/data/table.ts';
import type { DataOrigin } from '../core/format/model.ts';
import { Problem } from '../core/problem.ts';
import { readTable } from '../node/read-table.ts';
import { syntheticHash } from '../node/synthetic-hash.ts';
import {
  type BundledName,
  bundled,
  type DatasetRows,
  type DatasetSummary,
  type Synthetic,
} from '../shared/datasets.ts';
import type { Announce } from './announcer.ts';
import { summariseColumns } from './column-summaries.ts';
import { inSlices } from './slices.ts';

/** A data set as the main process holds it. */
export interface Dataset {
  readonly summary: DatasetSummary;
  /** Of its file; undefined of a synthetic table. */
  readonly path: string | undefined;
  /** On shared memory: the engine trains on these very rows. */
  readonly table: Table;
}

/** The data sets that are open. */
export interface Datasets {
  /** Reads a file and shows it; one that is open already is just shown again. Undefined when cancelled. */
  open(path: string): Promise<Dataset | undefined>;
  openBundled(name: BundledName): Promise<Dataset>;
  /** Makes a synthetic table and shows it; one that is open already is just shown again. */
  make(rule: Synthetic): Promise<Dataset>;
  /** The open data set with these bytes, or the bundled one that has them. */
  withContents(sha256: string): Promise<Dataset | undefined>;
  /** @throws Problem when it is not open */
  get(id: string): Dataset;
  summaries(): readonly DatasetSummary[];
  rows(id: string, from: number, count: number): DatasetRows;
  close(id: string): void;
  cancelOpening(id: string): void;
}

/** Quicker readings are over before a bar could be read. */
const TELL_AFTER_MS = 300;
const TELL_EVERY_MS = 100;

/** @param bundledFolder where the data sets lie that come with the program */
export function createDatasets(announce: Announce, bundledFolder: string): Datasets {
  const datasets = new Map<string, Dataset>();
  const readings = new Map<string, AbortController>();

  /** The data set of this file, if it is open as it is now. */
  function openAs(path: string, sha256: string): Dataset | undefined {
    return [...datasets.values()].find((open) => open.path === path && open.summary.sha256 === sha256);
  }

  async function read(path: string, id: string, signal: AbortSignal): Promise<Dataset> {
    let tellAt = performance.now() + TELL_AFTER_MS;
    const file = await readTable(path, {
      signal,
      onProgress(read, bytes) {
        if (performance.now() < tellAt) return;
        tellAt = performance.now() + TELL_EVERY_MS;
        announce('dataset.opening', { id, name: basename(path), read, bytes });
      },
    });
    const { name, sha256, bytes, table, receipt } = file;
    const known = openAs(path, sha256);
    if (known) return known;
    const columns = await inSlices(summariseColumns(table), signal);
    const summary = { id, name, sha256, bytes, rows: table.rows, columns, receipt, synthetic: null };
    return { summary, path, table };
  }

  async function open(path: string): Promise<Dataset | undefined> {
    const id = randomUUID();
    const reading = new AbortController();
    readings.set(id, reading);
    try {
      const found = await read(path, id, reading.signal);
      // Another reading of the same file may have ended first.
      const dataset = openAs(path, found.summary.sha256) ?? found;
      datasets.set(dataset.summary.id, dataset);
      announce('dataset.opened', dataset.summary);
      return dataset;
    } catch (error) {
      if (reading.signal.aborted) return undefined;
      throw error;
    } finally {
      readings.delete(id);
      announce('dataset.openingEnded', { id });
    }
  }

  const bundledPath = (name: BundledName) => join(bundledFolder, bundled[name].file);

  async function openBundled(name: BundledName): Promise<Dataset> {
    const dataset = await open(bundledPath(name));
    if (dataset) return dataset;
    throw new Problem('missing', `Opening ${bundled[name].title} was cancelled`, 'Open it again.');
  }

  async function make(rule: Synthetic): Promise<Dataset> {
    const sha256 = syntheticHash(rule);
    const found = byContents(sha256) ?? (await made(rule, sha256));
    // Another call may have made the same meanwhile.
    const dataset = byContents(sha256) ?? found;
    datasets.set(dataset.summary.id, dataset);
    announce('dataset.opened', dataset.summary);
    return dataset;
  }

  const byContents = (sha256: string) =>
    [...datasets.values()].find(({ summary }) => summary.sha256 === sha256);

  async function withContents(sha256: string): Promise<Dataset | undefined> {
    const known = byContents(sha256);
    if (known) return known;
    const name = (Object.keys(bundled) as BundledName[]).find((each) => bundled[each].sha256 === sha256);
    return name && openBundled(name);
  }

  function get(id: string): Dataset {
    const dataset = datasets.get(id);
    if (dataset) return dataset;
    throw new Problem('missing', 'That data set is not open any more', 'Open its file again.');
  }

  return {
    open,
    openBundled,
    make,
    withContents,
    get,
    summaries: () => [...datasets.values()].map(({ summary }) => summary),
    rows(id, from, count) {
      const { table } = get(id);
      const { columns, rows, values } = table;
      const to = Math.min(rows, from + count);
      // A copy: shared memory does not cross to the window.
      const part = values.slice(from * columns.length, to * columns.length);
      return { from, count: Math.max(0, to - from), values: part, texts: textsOf(table, from, to) };
    },
    close(id) {
      if (datasets.delete(id)) announce('dataset.closed', { id });
    },
    cancelOpening: (id) => readings.get(id)?.abort(),
  };
}

/** What a model keeps of the data it was trained on. */
export function originOf({ summary, table }: Dataset): DataOrigin {
  const { name, sha256, rows } = summary;
  return { name, sha256, rows, columns: table.columns.map((column) => column.name) };
}

/** What every text column says in these rows. */
function textsOf(table: Table, from: number, to: number): DatasetRows['texts'] {
  const texts = table.columns.flatMap(({ categories }, column) => {
    if (!categories) return [];
    const rows = Array.from({ length: Math.max(0, to - from) }, (_, i) => cellAt(table, from + i, column));
    return [[column, rows as (string | null)[]] as const];
  });
  return Object.fromEntries(texts);
}

async function made(rule: Synthetic, sha256: string): Promise<Dataset> {
  const { table } = await inSlices(makeSynthetic(rule));
  const columns = await inSlices(summariseColumns(table));
  const { kind: name } = rule;
  const summary = { name, sha256, bytes: 0, rows: table.rows, columns, receipt: null, synthetic: rule };
  return { summary: { id: randomUUID(), ...summary }, path: undefined, table };
}
