import { isAscii } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { tempProblem } from '../temp-folder.ts';
import type { Decoder } from './decoder.ts';
import { LineCounter } from './line-counter.ts';
import { LineFeeds } from './line-feeds.ts';
import { tailOf, type WrongByte, wrongByteBehind } from './wrong-byte.ts';

export interface Transcoded {
  /** Of the text as it was. */
  readonly lines: LineCounter;
  /** That were written. */
  readonly bytes: number;
  /** Where it stopped, since there was a NUL byte or one that does not belong to the encoding. */
  readonly wrong?: WrongByte;
}

/**
 * Writes a text as UTF-8 whose lines end with LF, as far as it is right.
 * @param skip bytes at the beginning that are no text
 * @param decoder left out for UTF-8, whose bytes are taken as they are
 * @throws Problem when it cannot be written
 */
export async function transcode(
  contents: AsyncIterable<Buffer>,
  skip: number,
  decoder: Decoder | undefined,
  path: string,
): Promise<Transcoded> {
  const file = await openToWrite(path);
  try {
    const lines = new LineCounter();
    const lineFeeds = new LineFeeds();
    let bytes = 0;
    /** The end of what came before, for what a message quotes. */
    let tail: Buffer = Buffer.alloc(0);
    for await (const piece of decoder ? decoded(contents, skip, decoder) : skipping(contents, skip)) {
      const nul = piece.text.indexOf(0);
      const right = nul < 0 ? piece.text : piece.text.subarray(0, nul);
      lines.add(right);
      tail = tailOf(tail, right);
      const wrong = nul < 0 ? piece.wrong : 0;
      if (wrong !== undefined) {
        return { lines, bytes, wrong: wrongByteBehind(lines, tail, wrong, nul >= 0) };
      }
      const out = lineFeeds.convert(right);
      await write(file, out);
      bytes += out.length;
    }
    return { lines, bytes };
  } finally {
    await file.close();
  }
}

/** UTF-8 that may be changed, and the byte behind it when that is wrong. */
interface Piece {
  readonly text: Buffer;
  readonly wrong?: number;
}

async function* skipping(contents: AsyncIterable<Buffer>, skip: number): AsyncGenerator<Piece> {
  let left = skip;
  for await (const chunk of contents) {
    yield { text: chunk.subarray(left) };
    left = 0;
  }
}

async function* decoded(
  contents: AsyncIterable<Buffer>,
  skip: number,
  decoder: Decoder,
): AsyncGenerator<Piece> {
  /** The beginning of a character that goes on in the next block. */
  let cut: Buffer = Buffer.alloc(0);
  for await (const { text: chunk } of skipping(contents, skip)) {
    for (let from = 0; from < chunk.length; from += BLOCK) {
      const block = chunk.subarray(from, from + BLOCK);
      const bytes = cut.length === 0 ? block : Buffer.concat([cut, block]);
      const whole = decoder.whole(bytes);
      cut = Buffer.from(bytes.subarray(whole));
      yield decodePiece(bytes.subarray(0, whole), decoder);
    }
  }
  yield decodePiece(cut, decoder);
}

/** Small enough that many hold digits alone, which are the same in UTF-8. */
const BLOCK = 2 ** 16;

function decodePiece(bytes: Buffer, decoder: Decoder): Piece {
  if (decoder.extendsAscii && isAscii(bytes)) return { text: bytes };
  try {
    return { text: Buffer.from(decoder.decode(bytes)) };
  } catch {
    const at = decoder.firstWrong(bytes);
    return { text: Buffer.from(decoder.decode(bytes.subarray(0, at))), wrong: bytes[at]! };
  }
}

async function openToWrite(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'w');
  } catch (error) {
    throw tempProblem(error);
  }
}

async function write(file: FileHandle, bytes: Buffer): Promise<void> {
  try {
    // Unlike `write` it goes on until all is taken or the disk says that it is full.
    await file.writeFile(bytes);
  } catch (error) {
    throw tempProblem(error);
  }
}
