import { plainReceipt } from '../../../core/data/receipt.ts';
import type { Loaded } from '../loaded.ts';
import type { OpenOptions } from '../open-data.ts';
import type { SourceFile } from '../source-file.ts';
import { disableOptimizers } from '../store/plain-plans.ts';
import { createStore, type Store } from '../store.ts';
import { lineFinder } from '../text/line-index.ts';
import { readAsUtf8 } from '../text/read-as-utf8.ts';
import { createCells } from '../typing/create-cells.ts';
import { literal } from '../typing/sql.ts';
import { typeColumns } from './json-columns.ts';
import type { JsonLeaf } from './json-keys.ts';
import { type RecordFormat, readRecords } from './json-records.ts';
import { shapeOf } from './json-shape.ts';

/** What is a row for the index of lines: each line that is not blank. */
const LINES = { delimiter: ',', quote: '', header: false, blankLines: 'skip' } as const;

/** Reads one value of JSON that holds a table: a list of objects, of lists, or an object of columns. */
export function loadJson(file: SourceFile, options: OpenOptions): Promise<Loaded> {
  return load(file, options, 'json');
}

/** Reads JSON with an object (or a list) on each line. */
export function loadNdjson(file: SourceFile, options: OpenOptions): Promise<Loaded> {
  return load(file, options, 'ndjson');
}

/** @throws Problem naming the file, and the line that is not JSON */
async function load(file: SourceFile, options: OpenOptions, format: 'json' | 'ndjson'): Promise<Loaded> {
  const { choices = {}, signal } = options;
  const { name } = file;
  const text = await readAsUtf8(file, choices, options);
  const store = await createStore();
  try {
    const records = recordFormat(file, format);
    await readRecords(store, { path: text.path, bytes: text.bytes, name }, records, signal);
    const shape = await shapeOf(store, name, records === 'unstructured', choices, signal);
    await disableOptimizers(store, shape.leaves.length);
    const typed = await textsOf(store, shape.leaves, choices, signal);
    const receipt = {
      ...plainReceipt(format, choices),
      compression: file.compression,
      encoding: text.encoding,
      lineEnd: format === 'ndjson' ? text.lineEnd : null,
      header: shape.header,
      warnings: [...shape.warnings, ...typed.warnings],
    };
    const loaded = await createCells(
      {
        store,
        from: 'data.texts',
        columns: typed.columns,
        name,
        rowName: (row) => `record ${row + 1}`,
        signal,
      },
      receipt,
    );
    await store.run('DROP TABLE data.texts');
    if (format === 'json' || shape.before === null) return loaded;
    return { ...loaded, lineOf: lineFinder(file, text, { ...LINES, skipLines: shape.before }) };
  } catch (error) {
    store.close();
    throw error;
  }
}

function recordFormat({ head }: SourceFile, format: 'json' | 'ndjson'): RecordFormat {
  if (format === 'ndjson') return 'newline_delimited';
  // Past a byte order mark and blanks, also where letters take two bytes.
  const first = head.find((byte) => byte > 0x20 && byte < 0x80);
  return first === 0x5b ? 'array' : 'unstructured';
}

/** Puts the text of every cell into data.texts, in place of the records. */
async function textsOf(
  store: Store,
  leaves: readonly JsonLeaf[],
  choices: NonNullable<OpenOptions['choices']>,
  signal: AbortSignal | undefined,
) {
  const pointers = leaves.map(({ pointer }) => literal(pointer));
  await store.run(
    `CREATE TABLE data.texts AS SELECT ${leaves.map((_, i) => `texts[${i + 1}] AS s${i}`).join(', ')}
     FROM (SELECT json_extract_string(json, [${pointers.join(', ')}]) AS texts FROM data.raw)`,
    signal,
  );
  await store.run('DROP TABLE data.raw');
  return typeColumns(store, leaves, choices, signal);
}
