import { Problem } from '../../core/problem.ts';
import { byteOrderMark } from './text/byte-order-mark.ts';
import { likelyUtf16 } from './text/likely-utf16.ts';

interface ForeignFile {
  /** What it begins with, as Latin-1. */
  readonly begins: string;
  /** Where that stands. */
  readonly at?: number;
  /** After the file's name. */
  readonly is: string;
  readonly hint: string;
}

const FROM_PANDAS = 'Open it in Python with pandas and save it with to_parquet or to_csv.';
const TABLES = 'Descent reads tables: CSV and other text, Parquet, JSON, Excel (.xlsx) and NumPy (.npy).';
const UNPACK = 'Unpack it and open a file that is in it.';

/** Files that people mistake for tables, or that hold one in a way that Descent does not read, by their first bytes. */
const foreignFiles: readonly ForeignFile[] = [
  { begins: 'PARE', is: 'is an encrypted Parquet file', hint: 'Save it without encryption.' },
  { begins: 'ARROW1', is: 'is an Arrow (Feather) file', hint: FROM_PANDAS },
  { begins: 'FEA1', is: 'is a Feather file', hint: FROM_PANDAS },
  { begins: 'Obj\x01', is: 'is an Avro file', hint: FROM_PANDAS },
  { begins: '\x89HDF\r\n', is: 'is an HDF5 file', hint: FROM_PANDAS },
  {
    begins: 'SQLite format 3\0',
    is: 'is an SQLite database',
    hint: 'Export the table that you need as CSV.',
  },
  { begins: '<stata_dta>', is: 'is a Stata file', hint: FROM_PANDAS },
  { begins: '$FL2', is: 'is an SPSS file', hint: FROM_PANDAS },
  { begins: 'MATLAB 5.0', is: 'is a MATLAB file', hint: 'Save the table with writetable as CSV.' },
  { begins: 'RDX3\n', is: 'is an R workspace', hint: 'Save the table with write.csv.' },
  {
    begins: '%PDF-',
    is: 'is a PDF document',
    hint: 'Look for the table as CSV or Excel file; a PDF holds only its picture.',
  },
  { begins: '\x89PNG', is: 'is an image', hint: TABLES },
  { begins: '\xff\xd8\xff', is: 'is an image', hint: TABLES },
  { begins: 'GIF89a', is: 'is an image', hint: TABLES },
  { begins: 'II*\0', is: 'is an image', hint: TABLES },
  { begins: 'MM\0*', is: 'is an image', hint: TABLES },
  { begins: 'WEBP', at: 8, is: 'is an image', hint: TABLES },
  { begins: '{\\rtf', is: 'is a document of formatted text', hint: TABLES },
  { begins: '\x28\xb5\x2f\xfd', is: 'is packed by Zstandard', hint: UNPACK },
  { begins: '\xfd7zXZ\0', is: 'is packed by xz', hint: UNPACK },
  { begins: '1AY&SY', at: 4, is: 'is packed by bzip2', hint: UNPACK },
  { begins: '7z\xbc\xaf\x27\x1c', is: 'is a 7-Zip archive', hint: UNPACK },
  { begins: 'Rar!\x1a\x07', is: 'is a RAR archive', hint: UNPACK },
];

/** Of Python's pickle: the protocol's mark and the opcode of a frame, or a protocol before there were any. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const PICKLE = /^\x80(?:[\x04\x05]\x95|[\x02\x03][c}\](])/;

const WEB_PAGE = /^\s*(?:<!doctype html|<html|<head|<body)/i;

/** @throws Problem when the file is known to be something else than a table */
export function refuseForeignFile(head: Uint8Array, name: string): void {
  const latin1 = (from: number, length: number) => String.fromCharCode(...head.subarray(from, from + length));
  const begin = latin1(0, 64);
  const binary = isBinary(head);
  // Four letters may also be the beginning of a column's name.
  const found = foreignFiles.find(
    ({ begins, at = 0 }) =>
      begin.startsWith(begins, at) && (binary || begins.length > 4 || !/^[ -~]+$/.test(begins)),
  );
  if (found) throw new Problem('data', `${name} ${found.is}`, found.hint);
  if (PICKLE.test(begin)) {
    throw new Problem(
      'data',
      `${name} is a Python pickle, and reading that could run any program`,
      FROM_PANDAS,
    );
  }
  const text = begin.replace(/^\xef\xbb\xbf/, '');
  if (WEB_PAGE.test(text)) {
    throw new Problem(
      'data',
      `${name} is a web page`,
      'Download the data itself: often by a button "Raw" or "Download" on that page.',
    );
  }
  if (text.startsWith('<?xml')) {
    throw new Problem('data', `${name} is an XML document`, TABLES);
  }
  if (binary) {
    throw new Problem('data', `${name} is no text, and of no kind that Descent knows`, TABLES);
  }
}

/** How many of the first bytes are looked at. */
const LOOKED_AT = 4096;

/** Whether more than one byte in ten is none of any text. UTF-16 has such bytes in most of its letters. */
function isBinary(head: Uint8Array): boolean {
  if (byteOrderMark(head) || likelyUtf16(head)) return false;
  const looked = head.subarray(0, LOOKED_AT);
  const strange = looked.reduce((sum, byte) => sum + Number(isStrange(byte)), 0);
  return strange * 10 > looked.length;
}

function isStrange(byte: number): boolean {
  return byte < 32 && (byte < 9 || byte > 13) && byte !== 26 && byte !== 27;
}
