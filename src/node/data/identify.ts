import { open } from 'node:fs/promises';
import { Problem } from '../../core/problem.ts';
import { listArchive, otherArchive } from './excel/archive.ts';
import { refuseForeignFile } from './foreign-files.ts';
import { identifyJson } from './json/identify-json.ts';
import type { SourceFile } from './source-file.ts';

/** What reads a file; 'text' is every table that is written as lines. */
export type FileKind = 'text' | 'parquet' | 'json' | 'ndjson' | 'xlsx' | 'npy';

const PARQUET = 'PAR1';
const NPY = '\x93NUMPY';
const ZIP = ['PK\x03\x04', 'PK\x05\x06'];
/** What Excel's old files begin with, and new ones that a password protects. */
const OLE2 = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/**
 * What kind of file it is: by its contents first, since names are often wrong, then by its ending.
 * @throws Problem for what is no table, or one in a format that is not read, with the way out
 */
export async function identify(file: SourceFile): Promise<FileKind> {
  const { head, name } = file;
  if (head.length === 0) {
    throw new Problem('data', `${name} is empty`, 'Choose a file that holds at least one row.');
  }
  const begins = (mark: string) => [...mark].every((letter, i) => head[i] === letter.charCodeAt(0));
  if (begins(PARQUET)) return identifyParquet(file);
  if (begins(NPY)) return 'npy';
  if (ZIP.some(begins)) return identifyZip(file);
  if (begins(OLE2)) throw oldExcel(file);
  const json = identifyJson(file);
  if (json) return json;
  refuseForeignFile(head, name);
  return 'text';
}

/** A Parquet file says at its end where everything is. */
async function identifyParquet(file: SourceFile): Promise<FileKind> {
  const handle = await open(await file.plainPath(), 'r');
  try {
    const { size } = await handle.stat();
    const end = Buffer.alloc(4);
    await handle.read(end, 0, 4, Math.max(0, size - 4));
    if (size >= 12 && end.toString('latin1') === PARQUET) return 'parquet';
  } finally {
    await handle.close();
  }
  throw new Problem(
    'data',
    `${file.name} is a Parquet file that was cut short: the description of its columns, which stands at its end, is missing`,
    'Copy or download the file again, or write it anew.',
  );
}

interface ArchiveKind {
  readonly holds: RegExp;
  readonly is: string;
  readonly hint: string;
}

/** Archives that are no .xlsx, by the files in them. */
const archives: readonly ArchiveKind[] = [
  {
    holds: /^xl\/workbook\.bin$/,
    is: 'is a binary Excel workbook (.xlsb)',
    hint: 'Save it in Excel as "Excel Workbook (.xlsx)" or as CSV.',
  },
  {
    holds: /^(?:word|ppt|visio)\//,
    is: 'is a document, not a table',
    hint: 'Copy the table into a spreadsheet and save that as .xlsx or CSV.',
  },
  {
    holds: /^(?:content|META-INF\/manifest)\.xml$/,
    is: 'is an OpenDocument file (.ods, .odt)',
    hint: 'Save it in LibreOffice as "Excel 2007-365 (.xlsx)" or as CSV.',
  },
  {
    holds: /\.npy$/,
    is: 'holds several NumPy arrays (.npz)',
    hint: "Save the one that you need: numpy.save('table.npy', arrays['name']).",
  },
];

async function identifyZip(file: SourceFile): Promise<FileKind> {
  const entries = await listArchive(await file.plainPath(), file.name);
  if (entries.has('xl/workbook.xml')) return 'xlsx';
  const names = [...entries.keys()];
  const kind = archives.find(({ holds }) => names.some((name) => holds.test(name)));
  // A workbook may stand under another name, which its list of parts gives.
  if (!kind && entries.has('[Content_Types].xml') && names.some((name) => name.startsWith('xl/')))
    return 'xlsx';
  if (!kind) throw otherArchive(file.name, names.length);
  throw new Problem('data', `${file.name} ${kind.is}`, kind.hint);
}

/** The names of streams in an OLE2 file are UTF-16; a protected .xlsx is one stream of this name. */
function oldExcel({ head, name }: SourceFile): Problem {
  const text = new TextDecoder('utf-16le').decode(head.subarray(0, head.length & ~1));
  if (/EncryptedPackage|EncryptionInfo/.test(text) || /\.xls[xm]$/i.test(name)) {
    return new Problem(
      'data',
      `${name} is protected by a password`,
      'Open it in Excel, remove the password (File > Info > Protect Workbook) and save it again.',
    );
  }
  if (/Workbook|Book/.test(text) || /\.xls$/i.test(name)) {
    return new Problem(
      'data',
      `${name} is a workbook of an Excel before 2007 (.xls)`,
      'Save it in Excel as "Excel Workbook (.xlsx)" or as CSV.',
    );
  }
  return new Problem(
    'data',
    `${name} is a document of an old Office program`,
    'Save its table as .xlsx or CSV.',
  );
}
