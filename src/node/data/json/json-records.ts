import { Problem } from '../../../core/problem.ts';
import type { Store } from '../store.ts';
import { literal } from '../typing/sql.ts';
import { findJsonFault } from './json-checker.ts';
import { keepNegativeZeros } from './negative-zeros.ts';

/** As long as a record may be before the engine is told to take more memory for it. */
const USUAL_RECORD = 16 * 2 ** 20;
/** The engine counts in 32 bits, and takes twice that for each of its threads. */
const LONGEST_RECORD = 1.5 * 2 ** 30;

/** How the engine parts a file into records: lines, the elements of the list that it is, or the one value in it. */
export type RecordFormat = 'newline_delimited' | 'array' | 'unstructured';

interface RecordsFile {
  readonly path: string;
  readonly bytes: number;
  readonly name: string;
}

/** Puts each record of the file, as its text, into data.raw. @throws Problem naming the line that is not JSON */
export async function readRecords(
  store: Store,
  { path, bytes, name }: RecordsFile,
  format: RecordFormat,
  signal: AbortSignal | undefined,
): Promise<void> {
  const read = (most: number) =>
    store.run(
      `CREATE TABLE data.raw AS SELECT json FROM read_json_objects(${literal(path)}, format = '${format}', compression = 'uncompressed', maximum_object_size = ${most})`,
      signal,
    );
  try {
    await read(
      format === 'unstructured' ? Math.min(Math.max(bytes + 16, USUAL_RECORD), LONGEST_RECORD) : USUAL_RECORD,
    );
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof Error)) throw error;
    if (/maximum_object_size/.test(error.message) && bytes > USUAL_RECORD && format !== 'unstructured') {
      return readLong();
    }
    throw (await faultProblem(error)) ?? error;
  }
  await keepNegativeZeros(store, signal);

  async function readLong(): Promise<void> {
    try {
      await read(Math.min(bytes + 16, LONGEST_RECORD));
    } catch (error) {
      signal?.throwIfAborted();
      throw (await faultProblem(error as Error)) ?? error;
    }
    await keepNegativeZeros(store, signal);
  }

  async function faultProblem(error: Error): Promise<Problem | null> {
    if (/maximum_object_size/.test(error.message)) {
      return new Problem(
        'data',
        `${name} holds a single value of more than ${LONGEST_RECORD / 2 ** 30} GB`,
        'Write it with one object on each line (NDJSON).',
      );
    }
    if (!/JSON/i.test(error.message)) return null;
    const fault = await findJsonFault(path, format === 'newline_delimited', signal);
    const where = fault ? ` line ${fault.line}, column ${fault.column} ${fault.what}` : '';
    const cut = fault?.what.startsWith('is the end of the file') ?? false;
    return new Problem(
      'data',
      fault
        ? `${name}${where}`
        : `${name} is no valid JSON: ${error.message.replace(/^.*?(?=at byte)/s, '').split('\n', 1)[0]!}`,
      cut ? 'It was cut short: copy or download the file again.' : 'Mend the file there, or write it anew.',
    );
  }
}
