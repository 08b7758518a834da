import { quote } from '../../../core/problem.ts';
import type { SheetPart, Workbook } from './workbook.ts';

/** That are named. */
const SHOWN = 5;

/** Says which sheets were not read, of those that anybody sees and that hold something. */
export async function otherSheets(workbook: Workbook, read: SheetPart, signal?: AbortSignal) {
  const others: string[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet === read || sheet.hidden) continue;
    if (await holdsCells(workbook, sheet, signal)) others.push(quote(sheet.name));
  }
  if (others.length === 0) return [];
  if (others.length === 1)
    return [`The sheet ${others[0]} was not read; choose it if it holds the table that is meant.`];
  const names =
    others.length > SHOWN
      ? `${others.slice(0, SHOWN).join(', ')} and ${others.length - SHOWN} more`
      : `${others.slice(0, -1).join(', ')} and ${others.at(-1)}`;
  return [`The sheets ${names} were not read; choose one if it holds the table that is meant.`];
}

/** Reads no further than to the first cell with a value. */
async function holdsCells(workbook: Workbook, { part }: SheetPart, signal?: AbortSignal): Promise<boolean> {
  const found = new AbortController();
  const either = AbortSignal.any(signal ? [signal, found.signal] : [found.signal]);
  const open = (name: string) => {
    if (name === 'v' || name === 'is') found.abort();
  };
  try {
    await workbook.read(part, { open }, either);
  } catch {
    signal?.throwIfAborted();
    // A damaged one is said to be so when it is chosen.
    return true;
  }
  return found.signal.aborted;
}
