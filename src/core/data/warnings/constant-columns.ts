import type { NumberFeature } from '../features.ts';
import type { Learned } from '../prepare/learn.ts';
import { someNames } from './names.ts';

/** Columns that cannot be learned from, since the training rows all have the same there, and those left at 0. */
export function constantColumns({ features, target }: Pick<Learned, 'features' | 'target'>): string[] {
  const targets = target.kind === 'numbers' ? target.columns : [];
  const flat: string[] = [];
  const same: string[] = [];
  const undivided: string[] = [];
  const warnings: string[] = [];
  for (const column of [...features, ...targets]) {
    const { name } = column;
    if (column.kind === 'oneHot') {
      if (column.categories.length <= 1) same.push(name);
    } else if (column.min !== column.max) {
      if (column.divisor === 0) undivided.push(name);
    } else if (targets.includes(column as NumberFeature)) {
      const what = column.min;
      warnings.push(`The target ${name} is ${what} in every training row: there is nothing to learn.`);
    } else if (column.kind === 'label') same.push(name);
    else flat.push(name);
  }
  const only = features.find(({ name }) => name === flat[0]) as NumberFeature | undefined;
  return [...flatText(flat, only), ...sameText(same), ...warnings, ...undividedText(undivided)];
}

function flatText(names: readonly string[], only: NumberFeature | undefined): string[] {
  if (names.length !== 1) return sameText(names);
  const { name, min, divisor } = only!;
  return [
    `${name} is ${min} in every training row${divisor === 0 ? ' and is left at 0' : ''}: it cannot tell rows apart, so leave it out of data.features.`,
  ];
}

function sameText(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const [are, they] =
    names.length === 1
      ? ['is', 'it cannot tell rows apart, so leave it']
      : ['are each', 'they cannot tell rows apart, so leave them'];
  return [`${someNames(names)} ${are} the same in every training row: ${they} out of data.features.`];
}

function undividedText(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const [are, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return [
    `${someNames(names)} cannot be divided by 0 and ${are} left at 0: choose another scaling for ${them}.`,
  ];
}
