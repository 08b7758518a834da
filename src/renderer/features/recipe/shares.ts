import { partSizes } from '../../../core/data/split.ts';
import type { RecipeOutlook } from '../../../shared/recipe-check.ts';
import { countOf } from '../../components/format.ts';
import { numberProblem } from '../../components/typed-number.ts';
import type { Draft, DraftValue } from '../../state/recipe-draft.ts';
import { effectiveValue, isObject, valueAt } from './draft-path.ts';
import type { Finding } from './findings.ts';

/** The parts of the rows, in the order they take them from the file. */
export const parts = ['train', 'validation', 'test'] as const;
export type PartName = (typeof parts)[number];

export const partTitles: Readonly<Record<PartName, string>> = {
  train: 'Train',
  validation: 'Validation',
  test: 'Test',
};

/** What the recipe takes for a part that is left out; a test part that is left out is the rest. */
export type PartDefaults = Readonly<Record<'train' | 'validation', number>>;

/** A share in percent: 0.8 is 80; what is no number stays as it was typed. */
export function percentOf(share: DraftValue | undefined): number | string | undefined {
  if (typeof share === 'number') return shifted(share, 2);
  return typeof share === 'string' || share === undefined ? share : JSON.stringify(share);
}

/** The share for so many percent: 80 is 0.8; a text that is no number comes back as it is. */
export function shareOf(percent: number | string): number | string {
  return typeof percent === 'number' ? shifted(percent, -2) : percent;
}

/** A number times ten to a power, without the rounding of a division: 7 % is 0.07. */
function shifted(value: number, places: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e') as [string, string?];
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/** Every part's share, with the test part's where it is left out; undefined where one is no number. */
export function sharesOf(split: Draft, defaults: PartDefaults): Record<PartName, number | undefined> {
  const train = numberOf(split.train ?? defaults.train);
  const validation = numberOf(split.validation ?? defaults.validation);
  const rest = train === undefined || validation === undefined ? undefined : restOf(train, validation);
  return { train, validation, test: split.test === undefined ? rest : numberOf(split.test) };
}

function numberOf(value: DraftValue): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** 1 - a - b as a person reckons it, without 0.09999999999999998. */
function restOf(a: number, b: number): number {
  return Number((1 - a - b).toFixed(12));
}

export function addsUp(split: Draft, defaults: PartDefaults): boolean {
  const { train, validation, test } = sharesOf(split, defaults);
  return Math.abs((train ?? Number.NaN) + (validation ?? Number.NaN) + (test ?? Number.NaN) - 1) < 1e-9;
}

/**
 * The split with another share for one part. To fill, the rest goes to the test part, or to the training
 * part when it is the test part that was set; a rest below 0 is left for the recipe's check to tell.
 */
export function withShare(
  split: Draft,
  part: PartName,
  share: number | string,
  fill: boolean,
  defaults: PartDefaults,
): Draft {
  const next: Draft = { ...split, [part]: share };
  if (!fill || typeof share === 'string') return next;
  const filled = part === 'test' ? 'train' : 'test';
  if (filled === 'test' && split.test === undefined) return next;
  const shares = sharesOf(next, defaults);
  const other = filled === 'train' ? shares.test : shares.train;
  const rest = restOf(other ?? Number.NaN, shares.validation ?? Number.NaN);
  return rest >= 0 ? { ...next, [filled]: rest } : next;
}

/** Rows of each part, and those that none of them takes; undefined while the shares do not go together. */
export function rowsOf(
  split: Draft,
  rows: number,
  defaults: PartDefaults,
): (Record<PartName, number> & { readonly unused: number }) | undefined {
  const { train, validation, test } = sharesOf(split, defaults);
  if (train === undefined || validation === undefined || test === undefined) return undefined;
  if ([train, validation, test].some((share) => share < 0 || share > 1)) return undefined;
  if (train + validation + test > 1 + 1e-9) return undefined;
  try {
    const order = split.order === 'shuffled' || split.order === 'stratified' ? 'shuffled' : 'file';
    const sizes = partSizes(rows, { order, train, validation, test });
    return { ...sizes, unused: rows - sizes.train - sizes.validation - sizes.test };
  } catch {
    return undefined; // no row to train on: the recipe's check tells it
  }
}

/** Rows of each part, as far as they are known, and what is to be said of the others. */
export interface ShownRows {
  readonly parts: Readonly<Record<PartName, number>> | undefined;
  readonly note: string | undefined;
}

/**
 * The rows beside the shares: those that the check has counted, without the ones that a condition or a missing cell leaves
 * out; until it is known they are reckoned by the shares.
 * @param rows of the data set
 */
export function shownRows(
  draft: Draft,
  outlook: Pick<RecipeOutlook, 'plan' | 'rows'> | undefined,
  rows: number,
  defaults: PartDefaults,
): ShownRows {
  const split = isObject(draft.split) ? draft.split : {};
  if (outlook) {
    const { train, validation, test } = outlook.plan.rows;
    const others = outlook.rows - train - validation - test;
    // What the shares take whole is left out before they are taken.
    const why =
      addsUp(split, defaults) && missingRule(draft) === 'dropRows'
        ? 'left out for missing cells'
        : 'in no part';
    return { parts: outlook.plan.rows, note: noteOf(others, why) };
  }
  // How many meet a condition has to be counted.
  const reckoned =
    valueAt(draft, ['data', 'where']) === undefined ? rowsOf(split, rows, defaults) : undefined;
  return { parts: reckoned, note: noteOf(reckoned?.unused ?? 0, 'in no part') };
}

const missingRule = (draft: Draft) => effectiveValue(draft, ['prepare', 'missing']);

function noteOf(rows: number, why: string): string | undefined {
  if (rows <= 0) return undefined;
  return `${countOf(rows, 'row')} ${rows === 1 ? 'is' : 'are'} ${why}.`;
}

/** What is wrong with one part's share, in percent as it is shown. */
export function shareProblem(share: DraftValue | undefined): string | undefined {
  const percent = percentOf(share);
  if (percent === undefined || (typeof percent === 'number' && percent >= 0 && percent <= 100))
    return undefined;
  return typeof percent === 'number'
    ? `${String(percent).replace('e+', 'e')} % is not allowed; allowed: 0 to 100 %`
    : numberProblem(percent);
}

/** What the recipe's check found about the shares, said in percent. */
export function inPercent(finding: Finding, split: Draft, defaults: PartDefaults): Finding {
  const part = parts.find((name) => finding.path === `split.${name}`);
  const problem = part && shareProblem(split[part]);
  if (part && problem) return { ...finding, message: `${partTitles[part]}: ${problem}` };
  if (finding.path !== 'split') return finding;
  const shares = Object.values(sharesOf(split, defaults));
  const sum = shares.reduce<number>((total, share) => total + (share ?? Number.NaN), 0);
  if (!(sum > 1)) return finding;
  const percent = percentOf(Number(sum.toFixed(6)));
  return { ...finding, message: `The shares add up to ${percent} %; allowed: at most 100 %` };
}
