import { loadDelimited } from './delimited/load-delimited.ts';
import { loadExcel } from './excel/load-excel.ts';
import { type FileKind, identify } from './identify.ts';
import { loadJson, loadNdjson } from './json/load-json.ts';
import type { Loaded } from './loaded.ts';
import { loadNpy } from './npy/load-npy.ts';
import type { OpenOptions } from './open-data.ts';
import { loadParquet } from './parquet/load-parquet.ts';
import type { SourceFile } from './source-file.ts';

type Loader = (file: SourceFile, options: OpenOptions) => Promise<Loaded>;

/** What reads each kind of file. */
const loaders: Readonly<Record<FileKind, Loader>> = {
  text: loadDelimited,
  parquet: loadParquet,
  json: loadJson,
  ndjson: loadNdjson,
  xlsx: loadExcel,
  npy: loadNpy,
};

/** Reads a file by what it holds. @throws Problem naming it */
export async function load(file: SourceFile, options: OpenOptions): Promise<Loaded> {
  return loaders[await identify(file)](file, options);
}
