import { countOf, formatNumber } from '../../components/format.ts';
import { numberProblem } from '../../components/typed-number.ts';
import type { Range } from './range.ts';

/** A value as it stands in its field: a text is no number. */
export type FieldValue = number | string;

export interface ValueNote {
  readonly kind: 'error' | 'warning';
  /** For the field itself, whose name stands beside it. */
  readonly short: string;
  /** For a list of all of them. */
  readonly text: string;
}

/** What is to be said about a value typed for a feature; undefined when all is well. */
export function noteOf(
  name: string,
  value: FieldValue | undefined,
  { min, max }: Range,
): ValueNote | undefined {
  if (typeof value !== 'number') {
    const short = numberProblem(value ?? '');
    return { kind: 'error', short, text: `${name}: ${short}` };
  }
  if (value >= min && value <= max) return undefined;
  const [word, end, which] = value > max ? ['above', max, 'greatest'] : ['below', min, 'least'];
  const limit = written(end, value);
  return {
    kind: 'warning',
    short: `${word} ${limit}, the ${which} seen`,
    text: `${name} ${written(value, end)} is ${word} ${limit}, the ${which} seen in training`,
  };
}

/** A number with as many digits as tell it from another one. */
function written(value: number, other: number): string {
  const alike = value.toPrecision(6) === other.toPrecision(6);
  return alike ? String(value).replace('-', '\u2212') : formatNumber(value, 6);
}

/** How many values there is something to say about, the worst of it: what each one is stands at its field. */
export function summaryOf(notes: readonly ValueNote[]): Pick<ValueNote, 'kind' | 'text'> | undefined {
  const errors = notes.filter(({ kind }) => kind === 'error').length;
  if (errors > 0) return { kind: 'error', text: `${countOf(errors, 'value')} to mend` };
  if (notes.length === 0) return undefined;
  return { kind: 'warning', text: `${countOf(notes.length, 'value')} outside what training saw` };
}
