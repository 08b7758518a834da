import { Problem, quote } from '../../problem.ts';

/** What a .npy file says of its numbers before they come. */
export interface NpyHeader {
  /** NumPy's name of the type: '<f8'. */
  readonly type: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Where the numbers begin. */
  readonly end: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const HINT = 'Save the array again with numpy.save.';
/** NumPy's own limit. */
const MOST_DIMENSIONS = 64;

/**
 * Reads the header of format 1.0, 2.0 or 3.0 (numpy.lib.format): the magic, the version, the length, then a
 * Python dict with exactly the keys descr, fortran_order and shape.
 * @throws Problem naming the place and what is wrong there
 */
export function readHeader(bytes: Uint8Array, name: string): NpyHeader {
  const fail = (message: string, hint = HINT): never => {
    throw new Problem('data', `${name} ${message}`, hint);
  };
  if (MAGIC.some((byte, i) => i < bytes.length && bytes[i] !== byte)) {
    fail(
      'is not a .npy file: its first bytes are not \\x93NUMPY',
      'Choose a file that numpy.save has written.',
    );
  }
  const major = bytes[6] ?? 1;
  const minor = bytes[7] ?? 0;
  if (major < 1 || major > 3 || minor !== 0) {
    fail(`has .npy format ${major}.${minor}; this program reads 1.0, 2.0 and 3.0`);
  }
  const start = major === 1 ? 10 : 12;
  if (bytes.length < start) fail(`ends at byte ${bytes.length}, inside the header: it was cut short`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const end = start + length;
  if (bytes.length < end) {
    fail(
      `ends at byte ${bytes.length}, inside the header, which is to go up to byte ${end}: it was cut short`,
    );
  }
  if (length > LONGEST) fail(`has a header of ${length} bytes, more than any array of numbers needs`);
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]!);
  return { ...readDict(text, start, fail), end };
}

/** As in NumPy, which will not evaluate longer ones. */
const LONGEST = 10_000;

type Fail = (message: string, hint?: string) => never;

function readDict(text: string, start: number, fail: Fail): Omit<NpyHeader, 'end'> {
  const pattern = /\s*(?:([{}(),:])|'([^'\\\n]*)'|"([^"\\\n]*)"|(True|False)|(\d{1,16})L?)/y;
  let at = 0;
  const unexpected = (wanted: string): never => {
    const rest = text.slice(at).trimStart();
    const found = rest === '' ? 'the end' : quote(rest.trimEnd(), 20);
    const byte = start + text.length - rest.length;
    return fail(`has ${found} in its header at byte ${byte}, where ${wanted} is expected`);
  };
  /** The next token if it is one of these kinds: a mark, a text, a word or a number. */
  const take = (kind: 'mark' | 'text' | 'word' | 'number', wanted: string, mark?: string): string => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const [, aMark, single, double, word, number] = match ?? [];
    const found = { mark: aMark, text: single ?? double, word, number }[kind];
    if (!match || found === undefined || (mark !== undefined && found !== mark)) return unexpected(wanted);
    at = pattern.lastIndex;
    return found;
  };
  const next = () => /\S/.exec(text.slice(at))?.[0];
  const mark = (wanted: string) => take('mark', `'${wanted}'`, wanted);

  const shapeOf = (): number[] => {
    mark('(');
    const shape: number[] = [];
    while (next() !== ')') {
      const size = Number(take('number', 'a size'));
      if (!Number.isSafeInteger(size)) fail(`has an impossible size in its shape: ${size}`);
      if (shape.push(size) > MOST_DIMENSIONS) fail(`has more than ${MOST_DIMENSIONS} dimensions`);
      if (next() !== ')') mark(',');
    }
    mark(')');
    return shape;
  };
  const typeOf = (): string => {
    if (next() === '[') {
      fail(
        'holds records, where an array of numbers is expected',
        "Save one field of it: numpy.save(path, array['field']).",
      );
    }
    return take('text', 'the name of a type');
  };
  const readers: Record<string, () => void> = {
    descr: () => {
      type = typeOf();
    },
    fortran_order: () => {
      fortranOrder = take('word', 'True or False') === 'True';
    },
    shape: () => {
      shape = shapeOf();
    },
  };
  let type: string | undefined;
  let fortranOrder: boolean | undefined;
  let shape: number[] | undefined;

  mark('{');
  while (next() !== '}') {
    const key = take('text', 'a key');
    mark(':');
    if (!Object.hasOwn(readers, key)) return fail(`has an unknown key in its header: ${quote(key)}`);
    readers[key]!();
    if (next() !== '}') mark(',');
  }
  mark('}');
  if (next() !== undefined) unexpected('the end');
  if (type === undefined) return fail('has no descr in its header: the type of its numbers is not known');
  if (fortranOrder === undefined) return fail('has no fortran_order in its header');
  if (shape === undefined) return fail('has no shape in its header');
  return { type, fortranOrder, shape };
}

/** The header of format 1.0 for little-endian doubles in C order, padded so that the numbers begin at a multiple of 64. */
export function headerBytes(shape: readonly number[]): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dict = `{'descr': '<f8', 'fortran_order': False, 'shape': (${sizes}), }`;
  const start = 10;
  const end = Math.ceil((start + dict.length + 1) / 64) * 64;
  const text = `${dict.padEnd(end - start - 1)}\n`;
  const bytes = new Uint8Array(end);
  bytes.set([...MAGIC, 1, 0, text.length & 255, text.length >> 8]);
  for (let i = 0; i < text.length; i++) bytes[start + i] = text.charCodeAt(i);
  return bytes;
}
