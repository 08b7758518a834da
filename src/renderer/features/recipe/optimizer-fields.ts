import { type OptionRule, optimizers } from '../../../core/nn/optimizers.ts';
import type { Draft } from '../../state/recipe-draft.ts';
import { effectiveValue } from './draft-path.ts';
import type { Field } from './field.ts';

/** The options of every optimizer; those of the chosen one are shown. */
export function optimizerFields(): Field[] {
  return Object.entries(optimizers).flatMap(([kind, { options }]) =>
    Object.entries<OptionRule>(options).map(([name, rule]) => ({
      path: ['optimizer', name],
      label: rule.label,
      help: helpOf(name, rule),
      allowed: rangeOf(rule),
      fallback: rule.default,
      control: { kind: 'number' as const },
      shown: (draft: Draft) => effectiveValue(draft, ['optimizer', 'kind']) === kind,
    })),
  );
}

/** The optimizer with another kind: options that it shares stay, its others take their defaults. */
export function withOptimizer(optimizer: Draft, kind: string): Draft {
  const rules = Object.entries<OptionRule>(optimizers[kind as keyof typeof optimizers]?.options ?? {});
  const options = rules.map(([name, rule]) => [name, optimizer[name] ?? rule.default] as const);
  return { kind, ...Object.fromEntries(options) };
}

function helpOf(name: string, { label }: OptionRule): string {
  return name === 'learningRate'
    ? 'How far an update goes against the gradient. Too small is slow, too large diverges.'
    : `${label} of the optimizer.`;
}

function rangeOf({ min, exclusiveMin, max }: OptionRule): string {
  const least = exclusiveMin ? `more than ${min}` : `at least ${min}`;
  return max === undefined ? least : `${least}, at most ${max}`;
}
