import { Problem, quote } from '../../../core/problem.ts';
import type { LineCounter } from './line-counter.ts';

/** A byte that does not belong into a text. */
export interface WrongByte {
  readonly line: number;
  /** In its line, in bytes from 1; left out where the file's bytes were not counted. */
  readonly place?: number;
  readonly value: number;
  /** Not just a part of a letter of two bytes. */
  readonly isNul: boolean;
  /** What stands before it in its line, the end of that. */
  readonly before: string;
}

/**
 * @param counter has counted the text before the byte
 * @param before that text, or its end
 */
export function wrongByteBehind(
  counter: LineCounter,
  before: Buffer,
  value: number,
  isNul: boolean,
): WrongByte {
  const text = before.subarray(-TAIL).toString();
  const line = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  return { line: counter.ended + 1, value, isNul, before: line.slice(-24) };
}

/** Bytes that are enough for what a message quotes. */
const TAIL = 128;

/** The end of a text that has gone on by some bytes. */
export function tailOf(before: Buffer, next: Buffer): Buffer {
  return Buffer.concat([before.subarray(-TAIL), next.subarray(-TAIL)]).subarray(-TAIL);
}

function whereIs({ place, before }: WrongByte): string {
  const after = before === '' ? 'at its beginning' : `after ${quote(before)}`;
  return place === undefined || before === '' ? after : `at byte ${place}, ${after}`;
}

const hex = (byte: number) => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;

export function nulProblem(name: string, wrong: WrongByte): Problem {
  return new Problem(
    'data',
    `${name} line ${wrong.line} holds a NUL byte ${whereIs(wrong)}; it may be no text file, or damaged`,
    'Choose a text file. If it is one, mend that line or export it anew.',
  );
}

export function encodingProblem(
  name: string,
  wrong: WrongByte,
  encoding: string,
  wasChosen: boolean,
): Problem {
  const found = `${name} line ${wrong.line} is not ${encoding}: ${hex(wrong.value)} ${whereIs(wrong)}`;
  return wasChosen
    ? new Problem('data', found, 'Choose another encoding, or mend that line.')
    : new Problem('data', found, 'Choose the encoding that the file was saved in, or mend that line.');
}
