const DAY = 86_400_000;
const SINCE_1900 = Date.UTC(1899, 11, 30);
const SINCE_1904 = Date.UTC(1904, 0, 1);
/** The last millisecond of 9999. */
const LAST = Date.UTC(10000, 0, 1) - 1;

/**
 * A number of days as 'YYYY-MM-DD' or 'YYYY-MM-DD hh:mm:ss[.fff]'; null for one that is no day. Excel counts a 29
 * February 1900, day 60, that never was: the days before it are one later than they say.
 */
export function serialDate(serial: number, since1904: boolean): string | null {
  if (!(serial >= 0)) return null;
  if (!since1904 && serial >= 60 && serial < 61) return null;
  const shift = !since1904 && serial < 60 ? 1 : 0;
  const time = (since1904 ? SINCE_1904 : SINCE_1900) + Math.round((serial + shift) * DAY);
  if (time > LAST) return null;
  const iso = new Date(time).toISOString();
  const [day, clock] = [iso.slice(0, 10), iso.slice(11, 23)];
  if (clock === '00:00:00.000') return day;
  return `${day} ${clock.replace(/\.000$/, '')}`;
}
