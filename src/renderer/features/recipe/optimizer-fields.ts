import { type OptionRule, optimizers } from '../../../core/nn/optimizers.ts';
import { schedules } from '../../../core/nn/schedules.ts';
import { methodLabels, otherMethods } from '../../state/methods.ts';
import type { Draft, DraftValue } from '../../state/recipe-draft.ts';
import { effectiveValue, isObject, type Path, valueAt } from './draft-path.ts';
import type { Choice, Field } from './field.ts';

type Options = Readonly<Record<string, OptionRule>>;
type Kinds = Readonly<Record<string, { readonly options: Options }>>;

/** Every way to find the parameters: the descents, and those that search or solve. */
export const methods: readonly Choice[] = Object.entries(methodLabels).map(([value, label]) => ({
  value,
  label,
}));

const kindOf = (draft: Draft) => effectiveValue(draft, ['optimizer', 'kind']);

/** Whether the draft's optimizer makes one update after the other; one that is not known counts as such. */
export function isDescent(draft: Draft): boolean {
  return !Object.hasOwn(otherMethods, String(kindOf(draft)));
}

/** The options of every optimizer; those of the chosen one are shown. */
export function optimizerFields(): Field[] {
  return optionFields(['optimizer'], optimizers, 'of the optimizer');
}

/** The options of every schedule; those of the chosen one are shown. */
export function scheduleFields(): Field[] {
  return optionFields(['optimizer', 'schedule'], schedules, 'of the schedule');
}

function optionFields(around: Path, kinds: Kinds, whose: string): Field[] {
  return Object.entries(kinds).flatMap(([kind, { options }]) =>
    Object.entries(options).map(
      ([name, rule]): Field => ({
        path: [...around, name],
        label: shortOf(rule.label),
        help: helps[name] ?? `${rule.label} ${whose}.`,
        allowed: rangeOf(rule),
        ...(rule.default !== undefined && { fallback: rule.default }),
        control: {
          kind: 'number',
          whole: rule.whole ?? false,
          ...(rule.default === undefined && { leftOut: leftOut[name] ?? '' }),
        },
        shown: (draft) => effectiveValue(draft, [...around, 'kind']) === kind,
      }),
    ),
  );
}

/**
 * The draft with another optimizer: options that were set and that it shares stay, its others take their
 * defaults. What holds for every descent stays as long as it is one.
 */
export function withOptimizer(draft: Draft, kind: string): Draft {
  const before = isObject(draft.optimizer) ? draft.optimizer : {};
  return { ...draft, optimizer: optimizerOf(before, kind) };
}

function optimizerOf(before: Draft, kind: string): Draft {
  if (kind === 'exhaustive') return { kind, grid: isObject(before.grid) ? before.grid : {} };
  if (kind === 'leastSquares') return { kind };
  const earlier = optionsOf(String(before.kind));
  const options = Object.entries(optionsOf(kind)).map(
    ([name, rule]) =>
      [name, kept(before[name], earlier[name], rule) ? before[name]! : rule.default!] as const,
  );
  const common = (['clipNorm', 'schedule'] as const).flatMap((key) =>
    before[key] === undefined ? [] : [[key, before[key]] as const],
  );
  return { kind, ...Object.fromEntries([...options, ...common]) };
}

function optionsOf(kind: string): Options {
  return (optimizers as Kinds)[kind]?.options ?? {};
}

/** Whether a value goes over to another optimizer: one that was chosen, for an option that means the same there. */
function kept(value: DraftValue | undefined, from: OptionRule | undefined, to: OptionRule): boolean {
  if (value === undefined || value === from?.default) return false;
  // Adadelta's rate of 1 would throw others off, and theirs would hardly move it.
  const ratio = (from?.default ?? to.default!) / to.default!;
  return to.default === 0 || from?.default === 0 || (ratio <= 10 && ratio >= 0.1);
}

/** The draft with another schedule and its defaults; a constant rate needs none. */
export function withSchedule(draft: Draft, kind: string): Draft {
  const { schedule: before, ...optimizer } = isObject(draft.optimizer) ? draft.optimizer : {};
  if (kind === 'constant') return { ...draft, optimizer };
  const shared = isObject(before) ? before : {};
  const rules: Options = (schedules as Kinds)[kind]?.options ?? {};
  const options = Object.entries(rules).flatMap(([name, rule]) => {
    const value = valueAt(shared, [name]) ?? rule.default;
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...draft, optimizer: { ...optimizer, schedule: { kind, ...Object.fromEntries(options) } } };
}

/** "Beta 1" of "Beta 1 (of the mean)": there is more room in the help. */
function shortOf(label: string): string {
  return label.replace(/ \(.*\)$/, '');
}

const helps: Readonly<Record<string, string>> = {
  learningRate: 'How far an update goes against the gradient. Too small is slow, too large diverges.',
  weightDecay: 'Draws every parameter towards 0 by this share of itself.',
  tMax: 'Epochs from the full learning rate down to the least one. Left out, those of the run.',
};

/** What stands in an empty field whose key is left out. */
const leftOut: Readonly<Record<string, string>> = { tMax: 'all epochs' };

function rangeOf({ min, exclusiveMin, max, exclusiveMax, whole }: OptionRule): string {
  const least = exclusiveMin ? `more than ${min}` : `at least ${min}`;
  const most = max === undefined ? '' : `, ${exclusiveMax ? 'less than' : 'at most'} ${max}`;
  return `${whole ? 'a whole number of ' : ''}${least}${most}`;
}
