import { isUtf8 } from 'node:buffer';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createDecoder } from '../../../../src/node/data/text/decoder.ts';
import { LineCounter } from '../../../../src/node/data/text/line-counter.ts';
import { lookThrough } from '../../../../src/node/data/text/look-through.ts';
import { transcode } from '../../../../src/node/data/text/transcode.ts';
import { Utf8Check } from '../../../../src/node/data/text/utf8-check.ts';
import { encode } from './encode.ts';

const path = join(tmpdir(), `descent-chunks-${process.pid}.txt`);
afterAll(() => rmSync(path, { force: true }));

/** Bytes cut at drawn places, all parts in the same memory, one after the other: each is good until the next. */
function* cutAt(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  const memory = Buffer.alloc(Math.max(...sizes));
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!;
    const copied = bytes.copy(memory, 0, at, at + size);
    yield memory.subarray(0, copied);
    at += size;
  }
}

async function* asked(parts: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* parts;
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
const letters = (known: string) =>
  fc.array(fc.constantFrom(...known), { maxLength: 60 }).map((all) => all.join(''));
const settings = { seed: 4, numRuns: 500 };

describe('however its bytes are cut into chunks', () => {
  it('UTF-8 is right or wrong at the same place', () => {
    const piece = fc.oneof(
      fc.constantFrom('a', '\n', 'é', '模', '\u{1f600}', '\ud7ff', '\ue000').map((text) => Buffer.from(text)),
      fc.uint8Array({ minLength: 1, maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
    );
    let right = 0;
    let wrong = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), sizes, (pieces, cuts) => {
        const bytes = Buffer.concat(pieces);
        const check = new Utf8Check();
        let at = 0;
        let found: number | undefined;
        for (const part of cutAt(bytes, cuts)) {
          const place = check.add(part);
          if (place !== undefined) {
            found = at + place;
            break;
          }
          at += part.length;
        }
        found ??= check.end() > 0 ? bytes.length - check.end() : undefined;
        // The longest beginning that is UTF-8 ends where the first wrong byte or broken character lies.
        let longest = bytes.length;
        while (!isUtf8(bytes.subarray(0, longest))) longest--;
        expect(found ?? bytes.length).toBe(longest);
        if (found === undefined) right++;
        else wrong++;
      }),
      { seed: 4, numRuns: 3000 },
    );
    expect(Math.min(right, wrong)).toBeGreaterThan(300);
  });
  it('lines are counted alike', () => {
    fc.assert(
      fc.property(letters('ab,\n\n\r\r'), sizes, (text, cuts) => {
        const counter = new LineCounter();
        for (const part of cutAt(Buffer.from(text), cuts)) counter.add(part);
        const lines = text.split(/\r\n|\n|\r/);
        const ends = text.match(/\r\n|\n|\r/g) ?? [];
        expect(counter.ended).toBe(ends.length);
        expect(counter.lines).toBe(lines.at(-1) === '' ? lines.length - 1 : lines.length);
        expect(counter.longest).toBe(Math.max(...lines.map((line) => line.length)));
        const kinds = new Set(ends);
        const names: Record<string, string> = { '\n': 'lf', '\r\n': 'crlf', '\r': 'cr' };
        expect(counter.lineEnd).toBe(kinds.size > 1 ? 'mixed' : (names[ends[0] ?? ''] ?? null));
      }),
      settings,
    );
  });
  it.each([
    ['gbk', 'ab,1\n模型北京上海'],
    ['shift_jis', 'ab,1\n東京さくらﾔﾏ表ソ'],
    ['big5', 'ab,1\n臺北高雄功'],
    ['euc-kr', 'ab,1\n서울부산'],
    ['euc-jp', 'ab,1\n東京さくら'],
    ['windows-1252', 'ab,1\néÖß€“”'],
    ['utf-16le', 'ab,1\né模一\u{1f600}'],
    ['utf-16be', 'ab,1\né模一\u{1f600}'],
    ['utf-8', 'ab,1\né模一\u{1f600}'],
  ])('%s gives the same text', async (encoding, known) => {
    const text = letters(`${known}\r`);
    await fc.assert(
      fc.asyncProperty(text, sizes, async (drawn, cuts) => {
        const bytes = encode(drawn, encoding);
        const decoder = encoding === 'utf-8' ? undefined : createDecoder(encoding);
        const done = await transcode(asked(cutAt(bytes, cuts)), 0, decoder, path);
        const expected = drawn.replace(/\r\n?/g, '\n');
        expect(done.wrong).toBeUndefined();
        expect(readFileSync(path, 'utf8')).toBe(expected);
        expect(done.bytes).toBe(Buffer.byteLength(expected));
      }),
      { seed: 4, numRuns: 150 },
    );
  });
  it.each(['gbk', 'shift_jis', 'utf-16le'])('a wrong byte of %s is on the same line', async (encoding) => {
    // No trail of a longer character, and a half of a pair without the other.
    const wrong = encoding === 'utf-16le' ? Buffer.of(0x00, 0xdc) : Buffer.of(0xff);
    const text = letters(encoding === 'shift_jis' ? '東京さ,1\n\n' : '模型北,1\n\n');
    await fc.assert(
      fc.asyncProperty(text, text, sizes, async (before, after, cuts) => {
        const bytes = Buffer.concat([encode(before, encoding), wrong, encode(after, encoding)]);
        const done = await transcode(asked(cutAt(bytes, cuts)), 0, createDecoder(encoding), path);
        const lines = before.split('\n');
        expect(done.wrong).toMatchObject({
          line: lines.length,
          before: lines.at(-1)!.slice(-24),
          isNul: false,
        });
      }),
      { seed: 4, numRuns: 150 },
    );
  });
  it('a wrong byte of UTF-8 or a NUL is at the same place', async () => {
    const text = letters('模é,1\n\n');
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.constantFrom(0xff, 0, 0xe6),
        sizes,
        async (before, after, byte, cuts) => {
          const bytes = Buffer.concat([Buffer.from(before), Buffer.of(byte), Buffer.from(after)]);
          const { wrong } = await lookThrough(asked(cutAt(bytes, cuts)), 0);
          const line = before.split('\n').at(-1)!;
          expect(wrong?.byte).toEqual({
            line: before.split('\n').length,
            place: Buffer.byteLength(line) + 1,
            value: byte,
            isNul: byte === 0,
            before: line.slice(-24),
          });
        },
      ),
      settings,
    );
  });
});
