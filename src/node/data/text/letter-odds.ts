/**
 * How probable a text is in an encoding, byte by byte: a rough count of what tables hold in the languages that are
 * written in it. Natural logarithms, so that they can be added.
 */

/** Some characters of an encoding, all as probable as one another. */
interface Group {
  /** How many of all characters beyond ASCII are of these. */
  readonly share: number;
  /** How many different ones there are. */
  readonly size: number;
}

interface MultibyteModel {
  /** The group of a character of these two bytes; undefined for none. */
  readonly group: (lead: number, trail: number) => Group | undefined;
  /** A character of a single high byte. */
  readonly single?: (byte: number) => boolean;
}

const within = (byte: number, from: number, to: number) => byte >= from && byte <= to;
const isLetter = (byte: number) => within(byte | 0x20, 0x61, 0x7a);

/** A byte that has no place in the encoding: a text may hold one that is wrong. */
const WRONG = Math.log(1e-6);
const ASCII = Math.log(1 / 64);

const rare: Group = { share: 0.004, size: 14_000 };
const kana: Group = { share: 0.28, size: 85 };
const kanji: Group = { share: 0.35, size: 2965 };
const rareKanji: Group = { share: 0.01, size: 3390 };
const japaneseSigns: Group = { share: 0.06, size: 200 };

const hanzi: Group = { share: 0.9, size: 3755 };
const rareHanzi: Group = { share: 0.02, size: 3008 };
const chineseSigns: Group = { share: 0.06, size: 250 };

export const multibyteModels: Readonly<Record<string, MultibyteModel>> = {
  gbk: {
    group(lead, trail) {
      if (!within(lead, 0x81, 0xfe) || !within(trail, 0x40, 0xfe) || trail === 0x7f) return undefined;
      if (trail < 0xa1 || lead < 0xa1) return rare;
      if (lead <= 0xa3 && lead !== 0xa2) return chineseSigns;
      if (within(lead, 0xb0, 0xd7)) return hanzi;
      return within(lead, 0xd8, 0xf7) ? rareHanzi : rare;
    },
  },
  shift_jis: {
    group(lead, trail) {
      if (!within(trail, 0x40, 0xfc) || trail === 0x7f) return undefined;
      if (lead === 0x81) return japaneseSigns;
      if (lead === 0x82) return within(trail, 0x9f, 0xf1) ? kana : japaneseSigns;
      if (lead === 0x83) return trail <= 0x96 ? kana : rare;
      if (within(lead, 0x88, 0x97)) return kanji;
      return within(lead, 0x98, 0x9f) || within(lead, 0xe0, 0xea)
        ? rareKanji
        : within(lead, 0x84, 0x87) || within(lead, 0xed, 0xfc)
          ? rare
          : undefined;
    },
    single: (byte) => within(byte, 0xa1, 0xdf),
  },
  big5: {
    group(lead, trail) {
      if (!within(trail, 0x40, 0x7e) && !within(trail, 0xa1, 0xfe)) return undefined;
      if (within(lead, 0xa4, 0xc6)) return { share: 0.92, size: 5401 };
      if (within(lead, 0xa1, 0xa3)) return chineseSigns;
      return within(lead, 0xc9, 0xf9) ? { share: 0.02, size: 7652 } : undefined;
    },
  },
  'euc-jp': {
    group(lead, trail) {
      if (!within(trail, 0xa1, 0xfe)) return undefined;
      if (lead === 0xa4 || lead === 0xa5) return kana;
      if (within(lead, 0xa1, 0xa3)) return japaneseSigns;
      if (within(lead, 0xb0, 0xcf)) return kanji;
      return within(lead, 0xd0, 0xf4) ? rareKanji : lead === 0x8e ? rare : undefined;
    },
  },
  'euc-kr': {
    group(lead, trail) {
      if (!within(trail, 0xa1, 0xfe)) return within(lead, 0x81, 0xc6) && trail > 0x40 ? rare : undefined;
      if (within(lead, 0xb0, 0xc8)) return { share: 0.95, size: 2350 };
      if (within(lead, 0xa1, 0xa3)) return { share: 0.03, size: 250 };
      return within(lead, 0xca, 0xfd) ? { share: 0.01, size: 4888 } : rare;
    },
  },
};

/** How probable it is that a longer character comes next. */
const AT_START = 0.3;
const WITHIN_WORD = 0.7;
/** Of one script in the middle of a word of another. */
const BREACH = 0.02;
/** A word of a single longer character: what signs and accented letters look like that were none. */
const ALONE = Math.log(0.08);

export function multibyteOdds(bytes: Uint8Array, { group, single }: MultibyteModel): number {
  let odds = 0;
  let next = AT_START;
  /** Longer characters, and half-width ones, that have come without an ASCII character between. */
  let run = 0;
  let singles = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      const letter = isLetter(byte);
      odds += ASCII + (run === 1 ? ALONE : 0) + (run > 0 && letter ? Math.log(BREACH) : 0);
      next = letter ? BREACH : AT_START;
      run = singles = 0;
    } else if (single?.(byte)) {
      // They stand together.
      odds += Math.log((singles > 0 ? 0.8 : AT_START * 0.005) / 63);
      singles++;
    } else {
      const found = group(byte, bytes[i + 1] ?? 0);
      odds += found ? Math.log((next * found.share) / found.size) : WRONG;
      singles = 0;
      if (!found) continue;
      i++;
      run++;
      next = WITHIN_WORD;
    }
  }
  return odds;
}

/** What a high byte is in an encoding of single bytes. */
export type Kind = 'lower' | 'upper' | 'usual' | 'sign' | 'none';

export interface SingleByteModel {
  /** How probable one is: after a letter of ASCII, after a high byte, after anything else. */
  readonly high: readonly [afterLetter: number, afterHigh: number, else_: number];
  readonly kind: (byte: number) => Kind;
}

const OTHER_SCRIPT = [0.005, 0.85, 0.3] as const;
/** The euro, dots, quotation marks and dashes, the fixed blank, and those for degrees, powers, micro and so on. */
const USUAL_SIGNS = [
  0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xa0, 0xa7, 0xab, 0xb0, 0xb1, 0xb2, 0xb3, 0xb5, 0xbb,
];

export const singleByteModels: Readonly<Record<string, SingleByteModel>> = {
  'windows-1252': {
    high: [0.08, 0.05, 0.05],
    kind(byte) {
      if (byte >= 0xc0) return byte === 0xd7 || byte === 0xf7 ? 'sign' : byte >= 0xdf ? 'lower' : 'upper';
      if (USUAL_SIGNS.includes(byte)) return 'usual';
      return [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte) ? 'none' : 'sign';
    },
  },
  'windows-1251': {
    high: OTHER_SCRIPT,
    kind(byte) {
      if (byte >= 0xc0) return byte >= 0xe0 ? 'lower' : 'upper';
      return byte === 0xb8 ? 'lower' : byte === 0x98 ? 'none' : 'sign';
    },
  },
  'koi8-r': {
    high: OTHER_SCRIPT,
    kind: (byte) => (byte >= 0xc0 ? (byte < 0xe0 ? 'lower' : 'upper') : byte === 0xa3 ? 'lower' : 'sign'),
  },
  'windows-1253': {
    high: OTHER_SCRIPT,
    kind(byte) {
      if (byte === 0xd2 || byte === 0xff || byte === 0xaa) return 'none';
      if (byte >= 0xdc) return 'lower';
      return byte >= 0xc1 || [0xb8, 0xb9, 0xba, 0xbc, 0xbe, 0xbf].includes(byte) ? 'upper' : 'sign';
    },
  },
};

const shares: Readonly<Record<Exclude<Kind, 'none'>, number>> = {
  lower: Math.log(0.75 / 30),
  upper: Math.log(0.12 / 30),
  usual: Math.log(0.1 / 18),
  sign: Math.log(0.03 / 40),
};
/** A capital within a word. */
const MISPLACED = Math.log(0.08);

export function singleByteOdds(bytes: Uint8Array, { high, kind }: SingleByteModel): number {
  const [afterLetter, afterHigh, otherwise] = high.map(Math.log) as [number, number, number];
  const breach = afterHigh > afterLetter ? Math.log(BREACH) : 0;
  let odds = 0;
  let next = otherwise;
  let afterLower = false;
  for (const byte of bytes) {
    if (byte < 0x80) {
      const letter = isLetter(byte);
      odds += ASCII + (letter && next === afterHigh ? breach : 0);
      next = letter ? afterLetter : otherwise;
      afterLower = letter && byte >= 0x61;
      continue;
    }
    const found = kind(byte);
    odds += found === 'none' ? WRONG : next + shares[found];
    if (found === 'upper' && afterLower) odds += MISPLACED;
    next = afterHigh;
    afterLower = found === 'lower';
  }
  return odds;
}
