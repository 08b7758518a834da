import type { ReadChoices } from '../../../core/data/receipt.ts';
import { encodingNamed, encodings } from '../../../core/data/text-encodings.ts';
import { Problem, quote } from '../../../core/problem.ts';
import type { SourceFile, SourceOptions } from '../source-file.ts';
import { step } from '../step.ts';
import { type ByteOrderMark, byteOrderMark } from './byte-order-mark.ts';
import { createDecoder } from './decoder.ts';
import { guessEncoding } from './guess-encoding.ts';
import type { LineCounter, LineEnd } from './line-counter.ts';
import { lookThrough } from './look-through.ts';
import { transcode } from './transcode.ts';
import { encodingProblem, nulProblem } from './wrong-byte.ts';

/** The text of a file as UTF-8 without byte order mark and NUL bytes, its lines ended all by LF or all by CR LF. */
export interface Utf8Text {
  /** Where it lies: the file itself when it is that, or a temporary copy of it whose lines end with LF. */
  readonly path: string;
  /** Of what lies there. */
  readonly bytes: number;
  /** Of the file, by its WHATWG name. */
  readonly encoding: string;
  /** The encoding was told by its looks, which can be wrong. */
  readonly guessed: boolean;
  readonly byteOrderMark: boolean;
  /** Of the file; null where it is a single line without an end. */
  readonly lineEnd: LineEnd | null;
  /** The same in the file and in the copy. A last line without an end counts. */
  readonly lines: number;
  /** In bytes of UTF-8, without its end. */
  readonly longestLine: number;
  readonly copied: boolean;
}

/** What is said of an encoding that was guessed. */
export function guessedWarning({ encoding }: Utf8Text): string {
  const title = encodings.find(({ name }) => name === encoding)?.title ?? encoding;
  return `The file does not say how its letters are encoded and is not UTF-8; it was read as ${title}. Choose another encoding if letters look wrong.`;
}

/**
 * Finds out how the letters of a file are encoded, if nobody says so, and gives its text as UTF-8.
 * @throws Problem naming line, byte and value where it is no text of its encoding
 */
export async function readAsUtf8(
  file: SourceFile,
  choices: Pick<ReadChoices, 'encoding'>,
  options: SourceOptions = {},
): Promise<Utf8Text> {
  const mark = byteOrderMark(file.head);
  const encoding = encodingOf(file, choices, mark);
  const wasChosen = choices.encoding !== undefined;
  if (encoding && encoding !== 'utf-8') {
    return { ...(await copy(file, encoding, mark, wasChosen, options)), guessed: false };
  }

  const skip = mark?.encoding === 'utf-8' ? mark.bytes : 0;
  const { lines, wrong } = await lookThrough(file.contents(step(options, 0, LOOKING)), skip);
  const afterLooking = step(options, LOOKING, 1);
  if (wrong) {
    const { byte, sample, characters } = wrong;
    const guess = encoding ? undefined : guessEncoding(file.head, sample, characters, byte.isNul);
    if (guess) return { ...(await copy(file, guess, mark, wasChosen, afterLooking)), guessed: true };
    if (byte.isNul) throw nulProblem(file.name, byte);
    throw encodingProblem(file.name, byte, 'UTF-8', wasChosen);
  }
  if (skip > 0 || lines.lineEnd === 'cr' || lines.lineEnd === 'mixed') {
    return { ...(await copy(file, 'utf-8', mark, wasChosen, afterLooking)), guessed: false };
  }
  options.onProgress?.(file.bytes, file.bytes);
  return {
    path: await file.plainPath(),
    bytes: lines.bytes,
    encoding: 'utf-8',
    guessed: false,
    byteOrderMark: false,
    ...counted(lines),
    copied: false,
  };
}

/** How much of the time goes into looking through a file, where it has to be copied then. */
const LOOKING = 0.4;

/** The encoding that was chosen or that a byte order mark tells; undefined when it has to be found out. */
function encodingOf(
  { name }: SourceFile,
  { encoding }: Pick<ReadChoices, 'encoding'>,
  mark: ByteOrderMark | undefined,
): string | undefined {
  if (mark?.encoding === 'utf-32') {
    throw new Problem('data', `${name} is encoded in UTF-32`, 'Save it as UTF-8 text and open it again.');
  }
  if (encoding === undefined) return mark?.encoding;
  const known = encodingNamed(encoding);
  if (!known) {
    const names = encodings.map((one) => one.name).join(', ');
    throw new Problem('data', `The encoding ${quote(encoding)} is not known`, `Choose one of ${names}.`);
  }
  // Which of its two bytes comes first is what the mark is for.
  return known.startsWith('utf-16') && mark?.encoding.startsWith('utf-16') ? mark.encoding : known;
}

async function copy(
  file: SourceFile,
  encoding: string,
  mark: ByteOrderMark | undefined,
  wasChosen: boolean,
  options: SourceOptions,
): Promise<Omit<Utf8Text, 'guessed'>> {
  const path = file.tempPath('.txt');
  const marked = mark?.encoding === encoding;
  const decoder = encoding === 'utf-8' ? undefined : createDecoder(encoding);
  const contents = file.contents(options);
  const { bytes, lines, wrong } = await transcode(contents, marked ? mark.bytes : 0, decoder, path);
  if (wrong?.isNul) throw nulProblem(file.name, wrong);
  if (wrong) throw encodingProblem(file.name, wrong, encoding, wasChosen);
  return { path, bytes, encoding, byteOrderMark: marked, ...counted(lines), copied: true };
}

function counted(lines: LineCounter): Pick<Utf8Text, 'lineEnd' | 'lines' | 'longestLine'> {
  return { lineEnd: lines.lineEnd, lines: lines.lines, longestLine: lines.longest };
}
