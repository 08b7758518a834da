import type { Feature } from '../../../core/data/features.ts';
import { asCategory, createCellCheck, isMissing } from '../../../core/evaluate/cell-check.ts';
import { quote } from '../../../core/problem.ts';
import { countOf, formatNumber } from '../../components/format.ts';
import { numberProblem } from '../../components/typed-number.ts';

/** A value as it stands in its field: for a number a text is none; null is missing. */
export type FieldValue = number | string | null;

export interface ValueNote {
  /** `filled`: it is missing, and what training has learned stands in. */
  readonly kind: 'error' | 'warning' | 'filled';
  /** For the field itself, whose name stands beside it. */
  readonly short: string;
  /** For a list of all of them. */
  readonly text: string;
}

/** What the model is given for a field: an empty one is missing. */
export function cellOf(feature: Feature, value: FieldValue | undefined): number | string | null {
  if (value === undefined || value === null || value === '') return null;
  return asCategory(feature, value);
}

/** What is to be said about a value of a feature; undefined when all is well. */
export function noteOf(feature: Feature, value: FieldValue | undefined): ValueNote | undefined {
  const cell = cellOf(feature, value);
  if (isMissing(cell)) return missingNote(feature);
  return feature.kind === 'number' ? numberNote(feature, cell!) : categoryNote(feature, cell!);
}

function missingNote({ name, kind, fill }: Feature): ValueNote {
  if (fill === undefined) return error(name, kind === 'number' ? numberProblem('') : 'needs a category');
  const short = `missing: ${typeof fill === 'number' ? formatNumber(fill, 6) : fill} stands in`;
  return { kind: 'filled', short, text: `${name} is ${short}` };
}

function numberNote(feature: Feature & { kind: 'number' }, value: number | string): ValueNote | undefined {
  const { name, min, max } = feature;
  if (typeof value === 'string') return error(name, numberProblem(value));
  if (value >= min && value <= max) return undefined;
  const [word, end, which] = value > max ? ['above', max, 'greatest'] : ['below', min, 'least'];
  const limit = written(end, value);
  return {
    kind: 'warning',
    short: `${word} ${limit}, the ${which} seen`,
    text: `${name} ${written(value, end)} is ${word} ${limit}, the ${which} seen in training`,
  };
}

function categoryNote(feature: Feature, value: number | string): ValueNote | undefined {
  if (createCellCheck(feature)(value) === 'usual') return undefined;
  const { name } = feature;
  if (feature.kind === 'label') return error(name, `${quote(value)} is no category of the model`);
  return {
    kind: 'warning',
    short: 'not seen in training: counts as none of the categories',
    text: `${name} ${quote(value)} was not seen in training and counts as none of the categories`,
  };
}

const error = (name: string, short: string): ValueNote => ({
  kind: 'error',
  short,
  text: `${name}: ${short}`,
});

/** A number with as many digits as tell it from another one. */
function written(value: number, other: number): string {
  const alike = value.toPrecision(6) === other.toPrecision(6);
  return alike ? String(value).replace('-', '\u2212') : formatNumber(value, 6);
}

/** How many values there is something to say about, the worst of it: what each one is stands at its field. */
export function summaryOf(
  notes: readonly ValueNote[],
): { readonly kind: 'error' | 'warning'; readonly text: string } | undefined {
  const count = (kind: ValueNote['kind']) => notes.filter((note) => note.kind === kind).length;
  if (count('error') > 0) return { kind: 'error', text: `${countOf(count('error'), 'value')} to mend` };
  if (count('warning') === 0) return undefined;
  return { kind: 'warning', text: `${countOf(count('warning'), 'value')} outside what training saw` };
}
