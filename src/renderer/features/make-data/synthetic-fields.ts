import { decodeShape } from '../../../core/format/shapes.ts';
import { Problem } from '../../../core/problem.ts';
import type { Synthetic } from '../../../shared/datasets.ts';
import { requests } from '../../../shared/ipc.ts';
import { numberProblem, typedNumber } from '../../components/typed-number.ts';

interface SyntheticField {
  readonly key: string;
  readonly label: string;
  readonly initial: number;
}

interface SyntheticKind {
  readonly label: string;
  readonly about: string;
  readonly fields: readonly SyntheticField[];
}

const seed: SyntheticField = { key: 'seed', label: 'Seed', initial: 0 };

/** The tables that can be made, with what each asks for. */
export const syntheticKinds: Readonly<Record<Synthetic['kind'], SyntheticKind>> = {
  moons: {
    label: 'Two moons',
    about: 'Points x1, x2 of two classes y, each in the shape of a half moon that reaches into the other.',
    fields: [
      { key: 'rows', label: 'Rows', initial: 200 },
      { key: 'noise', label: 'Noise (deviation)', initial: 0.2 },
      seed,
    ],
  },
  randn: {
    label: 'Random numbers',
    about:
      'Standard normal numbers, inputs and outputs alike: there is nothing in them but what is learned by heart.',
    fields: [
      { key: 'rows', label: 'Rows', initial: 64 },
      { key: 'inputs', label: 'Inputs', initial: 10 },
      { key: 'outputs', label: 'Outputs', initial: 1 },
      seed,
    ],
  },
};

/** What is typed into the fields of a kind, by key. */
export type Typed = Readonly<Record<string, string>>;

/** What the fields of a kind begin with: the rule of the chosen table where it is of that kind. */
export function typedOf(kind: Synthetic['kind'], rule: Synthetic | null): Typed {
  const known: Readonly<Record<string, unknown>> = rule?.kind === kind ? rule : {};
  return Object.fromEntries(
    syntheticKinds[kind].fields.map(({ key, initial }) => [key, String(known[key] ?? initial)]),
  );
}

/** The rule that was typed, or what is wrong with it, by its key. */
export function readTyped(
  kind: Synthetic['kind'],
  typed: Typed,
): { readonly rule: Synthetic } | { readonly key: string; readonly problem: string } {
  const rule: Record<string, string | number> = { kind };
  for (const { key } of syntheticKinds[kind].fields) {
    const text = typed[key] ?? '';
    const value = typedNumber(text);
    if (value === undefined) return { key, problem: numberProblem(text) };
    rule[key] = value;
  }
  try {
    return { rule: decodeShape(requests['dataset.make'].argument, rule, 'Data', 'data', '') };
  } catch (error) {
    const found = error instanceof Problem ? error.fields?.[0] : undefined;
    if (!found) throw error;
    return { key: found.path, problem: found.message };
  }
}
