import { crc32 } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { Problem } from '../../../core/problem.ts';
import { counted } from '../typing/sql.ts';

/** A file inside a ZIP archive. */
export interface Part {
  readonly name: string;
  readonly entry: Entry;
}

/** One archive a reading: nothing has to be closed by whoever holds a part. Names are decoded by `nameOf`. */
const options = { autoClose: false, decodeStrings: false } as const;

/** More than any workbook has; they are read one by one. */
const MOST_PARTS = 2 ** 14;

/** An archive of anything but a table. */
export const otherArchive = (name: string, files: number) =>
  new Problem(
    'data',
    `${name} is a ZIP archive of ${counted(files, 'file')}`,
    'Unpack it and open the file in it that holds the table.',
  );

/**
 * The files inside an archive by the directory at its end, as Excel itself looks for them: what stands before each
 * of them may leave out its size.
 * @throws Problem when the directory is not whole, or too long for a workbook
 */
export async function listArchive(path: string, name: string): Promise<ReadonlyMap<string, Part>> {
  let archive: ZipFile | undefined;
  try {
    archive = await openPromise(path, options);
    if (archive.entryCount > MOST_PARTS) throw otherArchive(name, archive.entryCount);
    const parts = new Map<string, Part>();
    for await (const entry of archive.eachEntry()) {
      const part = { name: nameOf(entry), entry };
      parts.set(part.name, part);
    }
    return parts;
  } catch (error) {
    if (isOfSystem(error) || error instanceof Problem) throw error;
    const { message } = error as Error;
    throw new Problem(
      'data',
      /not found|EOF/.test(message)
        ? `${name} was cut short: the list of contents at its end is missing`
        : `${name} is a damaged ZIP archive (${message})`,
      'Copy or download the file again.',
    );
  } finally {
    archive?.close();
  }
}

/** Some writers begin with a slash, which yauzl refuses; it turns backslashes itself. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false).replace(/^\//, '');
}

/**
 * The unpacked bytes of a file in an archive, piece by piece; never more than its directory says.
 * @throws Problem when they are not those that were packed
 */
export async function* unpack(path: string, { name, entry }: Part, file: string): AsyncGenerator<Buffer> {
  const damaged = (what: string) =>
    new Problem('data', `${file} is damaged: ${name} in it ${what}`, 'Copy or download the file again.');
  const archive = await openPromise(path, options);
  try {
    let sum = 0;
    for await (const piece of await archive.openReadStreamPromise(entry)) {
      sum = crc32(piece as Buffer, sum);
      yield piece as Buffer;
    }
    if (sum !== entry.crc32) throw damaged('does not fit its checksum');
  } catch (error) {
    if (isOfSystem(error) || error instanceof Problem) throw error;
    throw damaged(`cannot be unpacked (${(error as Error).message})`);
  } finally {
    archive.close();
  }
}

/** A file that is gone or may not be read, rather than one that is damaged. */
const isOfSystem = (error: unknown) => (error as NodeJS.ErrnoException).syscall !== undefined;
