import type { DatasetSummary } from '../../../shared/datasets.ts';
import type { Draft, DraftValue } from '../../state/recipe-draft.ts';
import { defaultAt, effectiveValue, type Path } from './draft-path.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a field is edited with. */
export type Control =
  | {
      readonly kind: 'choice';
      readonly choices: readonly Choice[];
      /** Why a choice does not go with the rest of the draft; undefined where it does. */
      readonly against?: (value: string, draft: Draft) => string | undefined;
      /** The whole draft once it is chosen, where other keys have to follow. */
      readonly follow?: (draft: Draft, value: string, dataset: DatasetSummary) => Draft;
    }
  | {
      readonly kind: 'number';
      /** Shown while the key is left out; a field that is emptied then leaves its key out. */
      readonly leftOut?: string;
      readonly whole?: boolean;
    }
  | { readonly kind: 'text'; readonly leftOut: string }
  | { readonly kind: 'switch'; readonly on: string; readonly off: string }
  /** Whether an object is there at all; switched on it begins with what is written here. */
  | { readonly kind: 'presence'; readonly on: string; readonly off: string; readonly initial: Draft }
  /** Only told: it is changed elsewhere. */
  | { readonly kind: 'told'; readonly text: (value: DraftValue | undefined) => string }
  | {
      readonly kind:
        | 'source'
        | 'condition'
        | 'target'
        | 'features'
        | 'partColumn'
        | 'shares'
        | 'encode'
        | 'hidden'
        | 'firstValues'
        | 'trained'
        | 'grid'
        | 'batch';
    };

/** One row of the form: a key of the recipe, or an object of keys that are edited together. */
export interface Field {
  readonly path: Path;
  readonly label: string;
  /** What it does, with its unit. */
  readonly help: string;
  /** What may stand here. */
  readonly allowed: string;
  readonly control: Control;
  /** What the recipe takes where the key is left out, when it is not to be had from `defaultAt`. */
  readonly fallback?: DraftValue;
  /** The default in words, when its value would not tell. */
  readonly defaultText?: string;
  readonly shown?: (draft: Draft) => boolean;
}

export interface Section {
  readonly title: string;
  /** What it comes to, said beside the title. */
  readonly note?: (draft: Draft) => string;
  readonly fields: readonly Field[];
  /** Folded away until it is asked for or holds something. */
  readonly folded?: boolean;
}

/** What may stand in the field of a seed, and what it shows when it is left out. */
export const SEED = 'a whole number from 0 to 4294967295, or nothing';
export const CONTINUES = 'continues';

/** What a field shows: the draft's value or what the recipe takes in its place. */
export function shownValue(field: Field, draft: Draft): DraftValue | undefined {
  return effectiveValue(draft, field.path) ?? field.fallback;
}

/** The default of a field in words, undefined where it has none. */
export function defaultOf(field: Field): string | undefined {
  if (field.defaultText !== undefined) return field.defaultText;
  const value = field.fallback ?? defaultAt(field.path);
  if (value === undefined) return undefined;
  const { control } = field;
  if (control.kind === 'choice') return control.choices.find((choice) => choice.value === value)?.label;
  if (control.kind === 'switch') return value === true ? control.on : control.off;
  if (typeof value === 'object') return undefined;
  return value === 'all' ? 'all rows' : String(value);
}

export function choicesOf(table: Readonly<Record<string, { readonly label: string }>>): Choice[] {
  return Object.entries(table).map(([value, { label }]) => ({ value, label }));
}

export function listed(choices: readonly Choice[]): string {
  return choices.map(({ label }) => label).join(', ');
}

/** "ReLU: max(0, z). Tanh: …" */
export function tableText(
  table: Readonly<Record<string, { readonly label: string; readonly about: string }>>,
): string {
  return Object.values(table)
    .map(({ label, about }) => `${label}: ${about}.`)
    .join(' ');
}
