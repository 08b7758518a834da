import { open } from 'node:fs/promises';
import type { ColumnType } from '../../../core/data/receipt.ts';
import { plainReceipt } from '../../../core/data/receipt.ts';
import { type NpyHeader, readHeader } from '../../../core/format/npy/header.ts';
import { numberReader } from '../../../core/format/npy/npy.ts';
import { Problem } from '../../../core/problem.ts';
import type { Loaded } from '../loaded.ts';
import type { DataColumn, OpenOptions } from '../open-data.ts';
import type { SourceFile } from '../source-file.ts';
import { createStore, type Store } from '../store.ts';
import { infiniteNote } from '../typing/number-notes.ts';
import { counted } from '../typing/sql.ts';

/** As many bytes as are looked at in one go: some 3 ms. */
const CHUNK = 2 ** 20;
const PIECE = 2 ** 15;

/** The first letter of NumPy's types. */
const columnTypes: Readonly<Record<string, ColumnType>> = {
  f: 'number',
  i: 'integer',
  u: 'integer',
  b: 'boolean',
};

/**
 * Reads an array of NumPy with one dimension (a column) or two (rows and columns) as a table with the columns x1, x2 …
 * @throws Problem naming what is wrong in the file
 */
export async function loadNpy(file: SourceFile, options: OpenOptions): Promise<Loaded> {
  const { name } = file;
  const header = readHeader(file.head, name);
  const { shape } = header;
  if (shape.length !== 1 && shape.length !== 2) {
    throw new Problem(
      'data',
      `${name} holds an array of shape (${shape.join(', ')}), which is no table of rows and columns`,
      'Save it with two dimensions: numpy.save(path, array.reshape(len(array), -1)).',
    );
  }
  const [rows, width = 1] = shape as [number, number?];
  if (rows === 0 || width === 0) {
    throw new Problem(
      'data',
      `${name} has no rows: its shape is (${shape.join(', ')})`,
      'Choose a file with rows.',
    );
  }
  const { values, infinite } = await readValues(file, header, rows, width, options);
  const missing = countMissing(values, width);
  const type = columnTypes[header.type[1]!]!;
  const columns: DataColumn[] = missing.map((cells, i) => ({
    name: `x${i + 1}`,
    type,
    missing: cells,
    distinct: null,
  }));
  const cells = missing.reduce((sum, each) => sum + each, 0);
  const receipt = {
    ...plainReceipt('npy', options.choices ?? {}),
    header: false,
    warnings: [
      ...(cells === 0
        ? []
        : [`${counted(cells, 'cell')} ${cells === 1 ? 'is' : 'are'} NaN: taken as missing.`]),
      ...(infinite ? infiniteNotes(values, columns) : []),
    ],
  };
  const loaded = { rows, columns, receipt };
  // A table holds finite numbers alone.
  if (infinite) return { ...loaded, store: await storeOf(columns, values, rows, options) };
  return {
    ...loaded,
    table: { name, columns: columns.map((column) => ({ name: column.name })), rows, values },
  };
}

async function readValues(
  file: SourceFile,
  header: NpyHeader,
  rows: number,
  width: number,
  { signal, onProgress }: OpenOptions,
): Promise<{ values: Float64Array; infinite: boolean }> {
  const { type, end, fortranOrder, shape } = header;
  const { name } = file;
  const { read, size, little } = numberReader(type, name);
  const whole = !type.includes('f') && size === 8;
  const count = rows * width;
  const handle = await open(await file.plainPath(), 'r');
  try {
    const bytes = (await handle.stat()).size - end;
    if (bytes !== count * size) {
      throw new Problem(
        'data',
        `${name} holds ${bytes} bytes of numbers where its shape (${shape.join(', ')}) of ${type} needs ${count * size}${bytes < count * size ? ': it was cut short' : ''}`,
        'Copy the file again, or save the array again with numpy.save.',
      );
    }
    const values = allocate(count, name);
    const chunk = new Uint8Array(CHUNK);
    const view = new DataView(chunk.buffer);
    let infinite = false;
    for (let at = 0; at < count; ) {
      signal?.throwIfAborted();
      const wanted = Math.min(CHUNK, (count - at) * size);
      const { bytesRead } = await handle.read(chunk, 0, wanted, end + at * size);
      const numbers = Math.floor(bytesRead / size);
      if (numbers === 0)
        throw new Problem('file', `${name} changed while it was read`, 'Open it again when it is complete.');
      for (let i = 0; i < numbers; i++, at++) {
        const value = read(view, i * size, little);
        if (whole && !Number.isSafeInteger(value))
          throw tooLarge(
            name,
            at,
            header.type[1] === 'u' ? view.getBigUint64(i * size, little) : view.getBigInt64(i * size, little),
          );
        if (value - value !== 0 && !Number.isNaN(value)) infinite = true;
        // In Fortran order the rows of a column lie behind each other.
        values[fortranOrder ? (at % rows) * width + Math.floor(at / rows) : at] = value;
      }
      onProgress?.(end + at * size, end + bytes);
    }
    return { values, infinite };
  } finally {
    await handle.close();
  }
}

function tooLarge(name: string, at: number, value: bigint): Problem {
  return new Problem(
    'data',
    `${name}: number ${at} is ${value}, a whole number beyond what doubles hold exactly`,
    "Save it as doubles: numpy.save(path, array.astype('float64')).",
  );
}

function allocate(count: number, name: string): Float64Array {
  try {
    return new Float64Array(new SharedArrayBuffer(count * 8));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const gigabytes = Math.ceil((count * 8) / 2 ** 30);
    throw new Problem(
      'data',
      `${name} holds ${count} numbers, which take ${gigabytes} GB, more than can be had`,
      'Save fewer rows or columns of it.',
    );
  }
}

function countMissing(values: Float64Array, width: number): number[] {
  const missing = new Array<number>(width).fill(0);
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) missing[i % width]!++;
  return missing;
}

function infiniteNotes(values: Float64Array, columns: readonly DataColumn[]): string[] {
  const width = columns.length;
  const cells = new Float64Array(width);
  const firsts = new Float64Array(width);
  for (let i = values.length - 1; i >= 0; i--) {
    if (Math.abs(values[i]!) !== Number.POSITIVE_INFINITY) continue;
    cells[i % width]!++;
    firsts[i % width] = i;
  }
  return columns.flatMap(({ name }, j) => {
    const first = firsts[j]!;
    const place = `row ${Math.floor(first / width) + 1}`;
    return cells[j]! > 0 ? [infiniteNote(name, String(values[first]), place, cells[j]!)] : [];
  });
}

async function storeOf(
  columns: readonly DataColumn[],
  values: Float64Array,
  rows: number,
  { signal }: OpenOptions,
): Promise<Store> {
  const store = await createStore();
  try {
    const filler = await store.fill(columns);
    const width = columns.length;
    for (let from = 0; from < rows; from += PIECE) {
      signal?.throwIfAborted();
      const count = Math.min(PIECE, rows - from);
      const pieces = columns.map((_, column) =>
        Float64Array.from({ length: count }, (_, row) => values[(from + row) * width + column]!),
      );
      await filler.add(pieces, count);
    }
    await filler.end();
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}
