import type { Workbook } from './workbook.ts';

/** What the number in a cell stands for, as its format shows it. */
export type NumberMeaning = 'number' | 'date' | 'time';

/** Formats that every Excel knows, beside those of numbers. */
const builtIn: Readonly<Record<number, NumberMeaning>> = Object.fromEntries([
  ...range(14, 17, 'date'),
  ...range(18, 21, 'time'),
  ...range(22, 22, 'date'),
  ...range(27, 31, 'date'),
  ...range(32, 35, 'time'),
  ...range(36, 36, 'date'),
  ...range(45, 47, 'time'),
  ...range(50, 58, 'date'),
]);

function range(from: number, to: number, meaning: NumberMeaning): [number, NumberMeaning][] {
  return Array.from({ length: to - from + 1 }, (_, i) => [from + i, meaning]);
}

/** The meaning of a cell's number by the place of its style. */
export async function readMeanings(workbook: Workbook, signal?: AbortSignal): Promise<NumberMeaning[]> {
  const own = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  if (workbook.styles) {
    await workbook.read(
      workbook.styles,
      {
        open(name, { numFmtId, formatCode = '' }) {
          if (name === 'numFmt') own.set(Number(numFmtId), formatCode);
          else if (name === 'cellXfs') inCells = true;
          else if (name === 'xf' && inCells) formats.push(Number(numFmtId ?? 0));
        },
        close(name) {
          if (name === 'cellXfs') inCells = false;
        },
      },
      signal,
    );
  }
  return formats.map((id) => {
    const code = own.get(id);
    return code === undefined ? (builtIn[id] ?? 'number') : meaningOf(code);
  });
}

/** By the letters of a format that are neither quoted nor a colour or currency: y and d make a date, h and s a time. */
export function meaningOf(code: string): NumberMeaning {
  const [first = ''] = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';');
  const letters = first.replace(/am\/pm|a\/p|general|e[+-]/gi, (mark) => (/^a/i.test(mark) ? 'h' : ''));
  if (/[yd]/i.test(letters)) return 'date';
  if (/[hs]/i.test(letters)) return 'time';
  // Months alone: "mmm".
  return /m/i.test(letters) ? 'date' : 'number';
}
