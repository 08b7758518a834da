import { isAscii } from 'node:buffer';
import { LineCounter } from './line-counter.ts';
import { countUtf8, Utf8Check } from './utf8-check.ts';
import { tailOf, type WrongByte, wrongByteBehind } from './wrong-byte.ts';

/** What a pass over the bytes of a file has found: UTF-8 to its end, or the first byte that is none. */
export interface Looked {
  readonly lines: LineCounter;
  readonly wrong?: {
    readonly byte: WrongByte;
    /** Characters of more than one byte before it, at least. */
    readonly characters: number;
    /** The file from it on, as much as tells its encoding. */
    readonly sample: Uint8Array;
  };
}

const LF = 0x0a;
const SAMPLE = 2 ** 16;

/** @param skip bytes at the beginning that are no text */
export async function lookThrough(contents: AsyncIterable<Buffer>, skip: number): Promise<Looked> {
  const lines = new LineCounter();
  const check = new Utf8Check();
  let toSkip = skip;
  let characters = 0;
  let wrong: WrongByte | undefined;
  let sample: Buffer | undefined;
  /** The end of the chunk before, for what a message quotes. */
  let tail: Buffer = Buffer.alloc(0);

  for await (const chunk of contents) {
    if (sample) {
      sample = Buffer.concat([sample, chunk]);
    } else {
      const part = chunk.subarray(toSkip);
      toSkip = 0;
      const at = firstWrongIn(part, check);
      if (at === undefined) {
        lines.add(part);
        if (!isAscii(part.subarray(0, Math.max(0, part.length - check.end())))) characters++;
        tail = tailOf(tail, part);
        continue;
      }
      const known = Buffer.concat([tail, part]);
      const place = tail.length + at;
      characters += countUtf8(part.subarray(Math.max(0, at - SAMPLE), Math.max(0, at))).characters;
      lines.add(part.subarray(0, Math.max(0, at)));
      wrong = wrongIn(known, place, lines, Math.min(at, 0));
      sample = known.subarray(lineBegin(known, place));
    }
    if (sample.length >= SAMPLE) break;
  }
  const cut = check.end();
  if (!wrong && cut > 0) {
    wrong = wrongIn(tail, tail.length - cut, lines, -cut);
    sample = tail.subarray(lineBegin(tail, tail.length - cut));
  }
  return wrong
    ? { lines, wrong: { byte: wrong, characters, sample: sample!.subarray(0, SAMPLE) } }
    : { lines };
}

function firstWrongIn(part: Buffer, check: Utf8Check): number | undefined {
  const notUtf8 = check.add(part);
  const nul = part.indexOf(0);
  if (nul < 0) return notUtf8;
  return notUtf8 === undefined ? nul : Math.min(nul, notUtf8);
}

/** @param back 0, or how many bytes before the end of what was counted it lies, below 0 */
function wrongIn(known: Buffer, at: number, lines: LineCounter, back: number): WrongByte {
  const value = known[at]!;
  const wrong = wrongByteBehind(lines, known.subarray(0, at), value, value === 0);
  return { ...wrong, place: lines.place + back };
}

/** The last place up to there where surely no character of any encoding is cut in two. */
function lineBegin(bytes: Buffer, at: number): number {
  const behindLine = bytes.lastIndexOf(LF, at) + 1;
  if (behindLine > 0) return behindLine;
  let begin = at;
  while (begin > 0 && bytes[begin - 1]! >= 0x30) begin--;
  return begin;
}
