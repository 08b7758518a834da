import type { DataRows } from '../../../../core/data/rows.ts';

/** What was fetched: numbers row-major, the texts of the other columns, where the rows stand in the file. */
type Page = Pick<DataRows, 'values' | 'texts' | 'places'>;

/** A row that is here. */
export interface Row extends Pick<DataRows, 'texts'> {
  /** A view that is made anew at every look. */
  readonly values: Float64Array;
  /** Its place in the texts. */
  readonly at: number;
  /** Its place in the file's order, from 0. */
  readonly place: number;
}

/** What a cell says; null where it is missing. */
export function cellOf({ values, texts, at }: Row, column: number): number | string | null {
  const known = texts[column];
  if (known) return known[at] ?? null;
  const value = values[column]!;
  return Number.isNaN(value) ? null : value;
}

export interface RowPagesOptions {
  readonly rows: number;
  readonly columns: number;
  /** Rows of a page, at most as many as one request may ask for. */
  readonly pageRows: number;
  /** Pages kept; those looked at longest ago go first. */
  readonly capacity: number;
  /** Fetches rows; undefined when that went wrong. */
  readonly fetch: (from: number, count: number) => Promise<Page | undefined>;
  /** Told whenever a fetch has ended, well or not. */
  readonly ended: () => void;
}

/** The rows of a data set, in pages that are fetched when they are wanted and forgotten when they are not. */
export interface RowPages {
  /** A row, or undefined while it is not here. */
  row(index: number): Row | undefined;
  /** Says which rows are looked at, `to` not included: what is missing of them is fetched, and nothing else. */
  want(from: number, to: number): void;
  /** Whether a row is not here because fetching it went wrong. */
  failed(index: number): boolean;
  /** Rows that are here, for tests. */
  readonly held: number;
}

/** Requests under way at a time: enough to fill a screen across a page border. */
const AT_ONCE = 2;

export function createRowPages(options: RowPagesOptions): RowPages {
  const { rows, columns, pageRows, capacity, fetch, ended } = options;
  // A Map keeps the order in which keys were set: the first one is the page looked at longest ago.
  const pages = new Map<number, Page>();
  const fetching = new Set<number>();
  const failed = new Set<number>();
  let wanted: number[] = [];

  function look(number: number): Page | undefined {
    const page = pages.get(number);
    if (!page) return undefined;
    pages.delete(number);
    pages.set(number, page);
    return page;
  }

  function fetchMissing(): void {
    for (const number of wanted) {
      if (fetching.size >= AT_ONCE) return;
      if (!pages.has(number) && !fetching.has(number) && !failed.has(number)) void fetchPage(number);
    }
  }

  async function fetchPage(number: number): Promise<void> {
    fetching.add(number);
    const from = number * pageRows;
    const page = await fetch(from, Math.min(pageRows, rows - from)).catch(() => undefined);
    fetching.delete(number);
    if (page) {
      pages.set(number, page);
      if (pages.size > capacity) pages.delete(pages.keys().next().value!);
    } else {
      failed.add(number);
    }
    ended();
    // What is wanted may have changed meanwhile: pages that were scrolled past are never fetched.
    fetchMissing();
  }

  return {
    row(index) {
      const page = look(Math.floor(index / pageRows));
      if (!page || index >= rows) return undefined;
      const at = index % pageRows;
      const values = page.values.subarray(at * columns, (at + 1) * columns);
      return { values, texts: page.texts, at, place: page.places[at]! };
    },
    want(from, to) {
      const first = Math.floor(Math.max(0, from) / pageRows);
      const last = Math.floor((Math.min(rows, to) - 1) / pageRows);
      const next = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
      // Another look is another try.
      if (next.join() !== wanted.join()) failed.clear();
      wanted = next;
      fetchMissing();
    },
    failed: (index) => failed.has(Math.floor(index / pageRows)),
    get held() {
      let sum = 0;
      for (const { values } of pages.values()) sum += values.length / columns;
      return sum;
    },
  };
}

/** Numbers in a page, so that wide tables are not fetched by the megabyte. */
const PAGE_NUMBERS = 2 ** 14;

/** How many rows a page of a table with so many columns has: from 20 to 1000. */
export function pageRowsFor(columns: number): number {
  return Math.min(1000, Math.max(20, Math.floor(PAGE_NUMBERS / Math.max(1, columns))));
}
