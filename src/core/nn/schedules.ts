import { integerPower } from '../math/integer-power.ts';
import { cos } from '../math/sine.ts';
import type { OptionRule } from './optimizers.ts';

/** A schedule at work. */
export interface RateSchedule {
  /** The learning rate of an epoch, counted from 0. */
  readonly rate: (epoch: number) => number;
  /** Hears the loss at the end of each epoch, where it goes by that. */
  readonly observe?: (loss: number) => void;
  /** What it has heard, in finite numbers: with these a run can go on. */
  readonly state?: Float64Array;
}

/** How the learning rate changes from epoch to epoch. */
export interface ScheduleRule {
  readonly label: string;
  readonly about: string;
  readonly options: Readonly<Record<string, OptionRule>>;
  /** @param first learning rate. @param epochs of the run */
  readonly create: (
    options: Readonly<Record<string, number | undefined>>,
    first: number,
    epochs: number,
  ) => RateSchedule;
}

const gamma = (value: number) =>
  ({ label: 'Gamma', default: value, min: 0, exclusiveMin: true }) as const satisfies OptionRule;

/**
 * The schedules that a recipe can name: PyTorch's, all stepped once an epoch. All but the plateau's follow from the
 * epoch alone.
 */
export const schedules = {
  constant: {
    label: 'Constant',
    about: 'the same learning rate all the time',
    options: {},
    create: (_, first) => ({ rate: () => first }),
  },
  step: {
    label: 'Step',
    about: 'multiplied by gamma every so many epochs (StepLR)',
    options: {
      stepSize: { label: 'Epochs of a step', default: 30, min: 1, whole: true },
      gamma: gamma(0.1),
    },
    create: ({ stepSize, gamma }, first) => ({
      rate: (epoch) => first * integerPower(gamma!, Math.floor(epoch / stepSize!)),
    }),
  },
  exponential: {
    label: 'Exponential',
    about: 'multiplied by gamma every epoch (ExponentialLR)',
    options: { gamma: gamma(0.95) },
    create: ({ gamma }, first) => ({ rate: (epoch) => first * integerPower(gamma!, epoch) }),
  },
  cosine: {
    label: 'Cosine',
    about: 'along half a cosine to the least rate, and up again after that (CosineAnnealingLR)',
    options: {
      tMax: { label: 'Epochs to the least rate (all, where left out)', min: 1, whole: true },
      etaMin: { label: 'Least learning rate', default: 0, min: 0 },
    },
    create: ({ tMax, etaMin }, first, epochs) => {
      const half = tMax ?? epochs;
      return {
        rate: (epoch) => {
          const inWave = epoch % (2 * half);
          const angle = Math.PI * (Math.min(inWave, 2 * half - inWave) / half);
          return etaMin! + ((first - etaMin!) * (1 + cos(angle))) / 2;
        },
      };
    },
  },
  plateau: {
    label: 'On plateau',
    about:
      'multiplied by a factor once the loss has not fallen for more epochs than the patience (ReduceLROnPlateau)',
    options: {
      factor: { label: 'Factor', default: 0.1, min: 0, exclusiveMin: true, max: 1, exclusiveMax: true },
      patience: { label: 'Patience in epochs', default: 10, min: 0, whole: true },
      threshold: { label: 'Least relative fall', default: 1e-4, min: 0 },
    },
    create: createPlateau,
  },
} as const satisfies Record<string, ScheduleRule>;

export type ScheduleKind = keyof typeof schedules;

/** The schedule of a recipe's optimizer; none is a constant one. */
export function createSchedule(
  choice: { readonly kind: ScheduleKind } | undefined,
  first: number,
  epochs: number,
): RateSchedule {
  const { kind, ...options } = choice ?? { kind: 'constant' };
  const rule: ScheduleRule = schedules[kind];
  return rule.create(options, first, epochs);
}

/** What a plateau keeps: the rate, the least loss, epochs since that, and epochs heard. */
const [RATE, BEST, BAD, HEARD] = [0, 1, 2, 3];
/** A reduction by less than this is not made: PyTorch's `eps`. */
const LEAST_REDUCTION = 1e-8;

function createPlateau(
  { factor, patience, threshold }: Readonly<Record<string, number | undefined>>,
  first: number,
): RateSchedule {
  const state = Float64Array.of(first, 0, 0, 0);
  return {
    state,
    rate: () => state[RATE]!,
    observe: (loss) => {
      const better = state[HEARD] === 0 || loss < state[BEST]! * (1 - threshold!);
      state[HEARD]!++;
      state[BAD] = better ? 0 : state[BAD]! + 1;
      if (better) state[BEST] = loss;
      if (state[BAD] <= patience!) return;
      state[BAD] = 0;
      const reduced = state[RATE]! * factor!;
      if (state[RATE]! - reduced > LEAST_REDUCTION) state[RATE] = reduced;
    },
  };
}
