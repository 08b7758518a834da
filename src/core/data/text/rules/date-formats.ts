/** How dates are written; a time of day may follow. */
export interface DateFormat {
  /** As a user would say it. */
  readonly name: string;
  /** A regular expression for JavaScript and RE2 alike, with year, month and day in the order of `order`. */
  readonly pattern: string;
  /** Which group of the pattern is the year, the month, the day. */
  readonly order: readonly [year: number, month: number, day: number];
  /** What the engine reads it by; none where its own date is meant. */
  readonly engine: string | null;
  /** Whether a time zone must follow. */
  readonly zone: boolean;
}

/**
 * Dots are read with the day first, since no country writes months first with them; with slashes the whole column
 * has to tell.
 */
export const dateFormats = {
  iso: {
    name: 'YYYY-MM-DD',
    pattern: '([0-9]{4})-([0-9]{2})-([0-9]{2})',
    order: [1, 2, 3],
    engine: null,
    zone: false,
  },
  zoned: {
    name: 'YYYY-MM-DD with a time zone',
    pattern: '([0-9]{4})-([0-9]{2})-([0-9]{2})',
    order: [1, 2, 3],
    engine: null,
    zone: true,
  },
  yearFirst: {
    name: 'YYYY/MM/DD',
    pattern: '([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})',
    order: [1, 2, 3],
    engine: '%Y/%m/%d',
    zone: false,
  },
  dots: {
    name: 'DD.MM.YYYY',
    pattern: '([0-9]{1,2})[.]([0-9]{1,2})[.]([0-9]{4})',
    order: [3, 2, 1],
    engine: '%d.%m.%Y',
    zone: false,
  },
  dayFirst: {
    name: 'DD/MM/YYYY',
    pattern: '([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})',
    order: [3, 2, 1],
    engine: '%d/%m/%Y',
    zone: false,
  },
  monthFirst: {
    name: 'MM/DD/YYYY',
    pattern: '([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})',
    order: [3, 1, 2],
    engine: '%m/%d/%Y',
    zone: false,
  },
} as const satisfies Record<string, DateFormat>;

/** Hours and minutes, perhaps seconds and up to six places behind them. */
export const timePattern = '((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,6})?)?)';
const zonePattern = '(Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])';

const expressions = new Map<DateFormat, RegExp>(
  Object.values(dateFormats).map((format: DateFormat) => [
    format,
    new RegExp(
      format.zone
        ? `^${format.pattern}[ T]${timePattern} ?${zonePattern}$`
        : `^${format.pattern}(?:[ T]${timePattern})?$`,
    ),
  ]),
);

/** The date as YYYY-MM-DD, or YYYY-MM-DD hh:mm:ss(.f) where it has a time, in UTC where it has a zone. */
export function readDate(text: string, format: DateFormat): string | undefined {
  const found = expressions.get(format)!.exec(text);
  if (!found) return undefined;
  const [year, month, day] = format.order.map((group) => Number(found[group])) as [number, number, number];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined;
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const time = found[4];
  if (time === undefined) return date;
  const zone = found[5];
  if (zone === undefined || zone === 'Z') return `${date} ${wholeTime(time)}`;
  const ahead = Number(`${zone[0]}1`) * (60 * Number(zone.slice(1, 3)) + Number(zone.slice(-2)));
  return inUtc(year, month, day, time, ahead);
}

/** With seconds, and without zeros behind their last place that counts. */
function wholeTime(time: string): string {
  const whole = time.length === 5 ? `${time}:00` : time;
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}

/** @param ahead minutes that its clocks are ahead of UTC */
function inUtc(year: number, month: number, day: number, time: string, ahead: number): string | undefined {
  const [hours, minutes] = [Number(time.slice(0, 2)), Number(time.slice(3, 5))];
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  moment.setUTCHours(hours, minutes - ahead);
  const utc = moment.toISOString();
  // Years of more than four digits are written with a sign.
  if (!/^[0-9]{4}-/.test(utc) || utc.startsWith('0000')) return undefined;
  return `${utc.slice(0, 16).replace('T', ' ')}${wholeTime(time).slice(5)}`;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
