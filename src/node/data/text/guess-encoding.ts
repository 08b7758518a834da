import { analyse } from 'chardet';
import { encodingNamed } from '../../../core/data/text-encodings.ts';
import { multibyteModels, multibyteOdds, singleByteModels, singleByteOdds } from './letter-odds.ts';
import { likelyUtf16 } from './likely-utf16.ts';
import { countUtf8 } from './utf8-check.ts';

/** How many times rarer than GBK, Shift-JIS and Windows-1252 files in these are, as a logarithm. */
const rareness: Readonly<Record<string, number>> = {
  big5: 1.5,
  'euc-jp': 3,
  'euc-kr': 4,
  'windows-1251': 2,
  'koi8-r': 12,
  'windows-1253': 8,
};

/**
 * The encoding of a text that is not UTF-8, by its looks. Undefined when it is UTF-8 but for some wrong bytes:
 * taking it for something else would garble all of it in silence. Undefined too when it looks like none.
 * @param head the beginning of the file
 * @param sample the text from the line of the first wrong byte on
 * @param characters characters of UTF-8 that are more than one byte and came before
 * @param hasNul the wrong byte is zero, which only UTF-16 has
 */
export function guessEncoding(
  head: Uint8Array,
  sample: Uint8Array,
  characters: number,
  hasNul: boolean,
): string | undefined {
  const wide = likelyUtf16(head);
  if (wide || hasNul) return wide;
  const utf8 = countUtf8(sample);
  const right = characters + utf8.characters;
  if (right > 0 && right >= utf8.wrong) return undefined;
  const odds = [
    ...Object.entries(multibyteModels).map(([name, model]) => [name, multibyteOdds(sample, model)] as const),
    ...Object.entries(singleByteModels).map(
      ([name, model]) => [name, singleByteOdds(sample, model)] as const,
    ),
  ].map(([name, found]) => ({ name, odds: found - (rareness[name] ?? 0) }));
  const best = odds.reduce((a, b) => (b.odds > a.odds ? b : a)).name;
  const guess = best in singleByteModels ? closerSingleByte(sample, best) : best;
  return guess === 'windows-1252' && hasFreePlaces(sample) ? undefined : guess;
}

/** Nothing is wrong in Windows-1252 when it is decoded, but it has no letters at these places. */
function hasFreePlaces(sample: Uint8Array): boolean {
  return sample.some((byte) => byte >= 0x80 && singleByteModels['windows-1252']!.kind(byte) === 'none');
}

/** For chardet, which takes some ten milliseconds for it. */
const ENOUGH = 2 ** 14;
/** Below so many letters beyond ASCII it guesses as well as a die. */
const LEAST_LETTERS = 12;
const CONFIDENT = 30;

/** Alphabets of single bytes differ in languages alone, which chardet knows by their usual threes of letters. */
function closerSingleByte(sample: Uint8Array, guess: string): string {
  const text = sample.subarray(0, ENOUGH);
  if (text.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0) < LEAST_LETTERS) return guess;
  const found = analyse(text).map(({ name, confidence }) => ({ name: encodingNamed(name), confidence }));
  const own = found.find(({ name }) => name === guess)?.confidence ?? 0;
  const best = found.find(({ name }) => name !== undefined && !isWide(name));
  return best?.name && best.confidence >= CONFIDENT && best.confidence > 1.5 * own ? best.name : guess;
}

function isWide(name: string): boolean {
  return name in multibyteModels || name === 'gb18030' || name.startsWith('utf-');
}
