import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { ReadChoices } from '../core/data/receipt.ts';
import { Problem } from '../core/problem.ts';
import { openSynthetic } from '../node/data/open.ts';
import type { OpenData } from '../node/data/open-data.ts';
import { syntheticHash } from '../node/synthetic-hash.ts';
import {
  type BundledName,
  bundled,
  type DatasetSummary,
  type FileState,
  type Synthetic,
} from '../shared/datasets.ts';
import { sameChoices } from '../shared/read-choices.ts';
import type { Announce } from './announcer.ts';
import { type FileWatch, watchOver } from './data/file-watch.ts';
import { lookedAt, type Made, readFile } from './data/made.ts';
import { createReadings } from './data/readings.ts';
import { described, summaryOf } from './data/summary.ts';

/** A data set as the main process holds it; what becomes of it makes another one with the same id. */
export interface Dataset {
  readonly summary: DatasetSummary;
  /** Of its file; undefined of a synthetic table. */
  readonly path: string | undefined;
  /** Stays usable for whoever is at it when the data set is closed or read anew. */
  readonly data: OpenData;
}

/** The data sets that are open. */
export interface Datasets {
  /**
   * Reads a file and shows it; one that is open already, read in the same way, is just shown again.
   * @param choices how it is read; left out, one that is open is shown however it was read
   * @returns undefined when cancelled
   */
  open(path: string, choices?: ReadChoices): Promise<Dataset | undefined>;
  openBundled(name: BundledName, choices?: ReadChoices): Promise<Dataset>;
  /** Makes a synthetic table and shows it; one that is open already is just shown again. */
  make(rule: Synthetic): Promise<Dataset>;
  /** The open data set with these bytes read in this way, or the bundled one that has them. */
  withContents(sha256: string, choices?: ReadChoices): Promise<Dataset | undefined>;
  /** @throws Problem when it is not open */
  get(id: string): Dataset;
  summaries(): readonly DatasetSummary[];
  /**
   * Reads a file anew under the same id; what was read before stays until then, and when it fails.
   * @returns what it was when cancelled
   */
  read(id: string, choices: ReadChoices): Promise<Dataset>;
  /** Reads a file anew as it was read before. */
  reload(id: string): Promise<Dataset>;
  close(id: string): void;
  cancelOpening(id: string): void;
  /** Looks at once what became of the files. */
  lookAtFiles(): void;
  /** The end of the program: gives back memory and temporary files. */
  end(): void;
}

interface Surroundings {
  readonly announce: Announce;
  /** Told what goes wrong where nobody waits for an answer. */
  readonly tell: (problem: unknown) => void;
  /** Where the data sets lie that come with the program. */
  readonly bundledFolder: string;
}

interface Held {
  dataset: Dataset;
  readonly watch: FileWatch | undefined;
}

export function createDatasets({ announce, tell, bundledFolder }: Surroundings): Datasets {
  const held = new Map<string, Held>();
  const readings = createReadings(announce);

  function get(id: string): Dataset {
    const found = held.get(id);
    if (found) return found.dataset;
    throw new Problem('missing', 'That data set is not open any more', 'Open its file again.');
  }

  /** Puts a data set into the list, in the place of one with its id, and has its columns described. */
  function put(id: string, { data, descriptions, rule, file }: Made): Dataset {
    const plain = summaryOf(id, data, rule ?? null);
    const summary = descriptions ? described(plain, descriptions) : plain;
    const dataset = { summary, path: file?.path, data };
    const before = held.get(id);
    const onState = (state: FileState) => {
      change(id, data, (known) => ({ ...known, file: state }));
      announce('dataset.file', { id, state });
    };
    const watch = file && watchOver({ ...file, bytes: data.bytes, sha256: data.sha256 }, { onState });
    held.set(id, { dataset, watch });
    announce('dataset.opened', summary);
    before?.watch?.end();
    before?.dataset.data.close();
    if (!descriptions) void describe(id, data);
    return dataset;
  }

  /** Another summary of the same rows; none when it is closed or was read anew meanwhile. */
  function change(id: string, data: OpenData, to: (summary: DatasetSummary) => DatasetSummary): boolean {
    const known = held.get(id);
    if (known?.dataset.data !== data) return false;
    known.dataset = { ...known.dataset, summary: to(known.dataset.summary) };
    return true;
  }

  async function describe(id: string, data: OpenData): Promise<void> {
    try {
      const columns = await data.describe();
      if (change(id, data, (summary) => described(summary, columns))) {
        announce('dataset.described', { id, columns });
      }
    } catch (error) {
      if (held.get(id)?.dataset.data === data) tell(error);
    }
  }

  function show(dataset: Dataset): Dataset {
    announce('dataset.opened', dataset.summary);
    return dataset;
  }

  const byContents = (sha256: string, choices: ReadChoices | undefined) =>
    [...held.values()].find(
      ({ dataset: { summary } }) =>
        summary.sha256 === sha256 && sameChoices(summary.receipt?.choices, choices),
    )?.dataset;

  /** Those of a file, read in this way where one is asked for. */
  const ofFile = (path: string, choices: ReadChoices | undefined) =>
    [...held.values()].filter(
      ({ dataset: { path: own, summary } }) =>
        own === path && (choices === undefined || sameChoices(summary.receipt?.choices, choices)),
    );

  /** The open data set of this file, if the file is still what was read. */
  async function openAlready(path: string, choices: ReadChoices | undefined): Promise<Dataset | undefined> {
    for (const { dataset, watch } of ofFile(path, choices).reverse()) {
      const state = await watch?.look();
      // It may have been closed, or described, meanwhile.
      if (state === 'same') return held.get(dataset.summary.id)?.dataset;
    }
    return undefined;
  }

  async function open(path: string, choices?: ReadChoices): Promise<Dataset | undefined> {
    const known = await openAlready(path, choices);
    if (known) return show(known);
    const id = randomUUID();
    return readings.read(id, basename(path), async (progress) => {
      const made = await readFile(path, { choices, ...progress });
      // Another reading of the same file may have ended first.
      const other = ofFile(path, choices).find(({ dataset }) => dataset.data.sha256 === made.data.sha256);
      if (!other) return put(id, made);
      made.data.close();
      return show(other.dataset);
    });
  }

  const bundledPath = (name: BundledName) => join(bundledFolder, bundled[name].file);

  async function openBundled(name: BundledName, choices?: ReadChoices): Promise<Dataset> {
    const dataset = await open(bundledPath(name), choices);
    if (dataset) return dataset;
    throw new Problem('missing', `Opening ${bundled[name].title} was cancelled`, 'Open it again.');
  }

  async function make(rule: Synthetic): Promise<Dataset> {
    const sha256 = syntheticHash(rule);
    const known = byContents(sha256, undefined);
    if (known) return show(known);
    const made = await lookedAt(await openSynthetic(rule));
    // Another call may have made the same meanwhile.
    const other = byContents(sha256, undefined);
    if (!other) return put(randomUUID(), { ...made, rule });
    made.data.close();
    return show(other);
  }

  async function read(id: string, choices: ReadChoices): Promise<Dataset> {
    const { path, summary } = get(id);
    if (path === undefined) {
      throw new Problem('missing', `\u201c${summary.name}\u201d was made, not read`, 'Make it anew.');
    }
    const anew = await readings.read(id, summary.name, async (progress) => {
      const made = await readFile(path, { choices, ...progress });
      if (held.has(id)) return put(id, made);
      made.data.close();
      return undefined;
    });
    return anew ?? get(id);
  }

  function forget(id: string): boolean {
    const found = held.get(id);
    if (!found) return false;
    held.delete(id);
    readings.cancel(id);
    found.watch?.end();
    found.dataset.data.close();
    return true;
  }

  return {
    open,
    openBundled,
    make,
    async withContents(sha256, choices) {
      const known = byContents(sha256, choices);
      if (known) return known;
      const name = (Object.keys(bundled) as BundledName[]).find((each) => bundled[each].sha256 === sha256);
      return name && openBundled(name, choices ?? {});
    },
    get,
    summaries: () => [...held.values()].map(({ dataset }) => dataset.summary),
    read,
    reload: (id) => read(id, get(id).summary.receipt?.choices ?? {}),
    close(id) {
      if (forget(id)) announce('dataset.closed', { id });
    },
    cancelOpening: readings.cancel,
    lookAtFiles() {
      for (const { watch } of held.values()) void watch?.look();
    },
    end() {
      readings.cancelAll();
      for (const id of [...held.keys()]) forget(id);
    },
  };
}
