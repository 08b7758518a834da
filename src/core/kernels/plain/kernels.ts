import type { Kernels } from '../kernels.ts';
import { createAllocator, memoryBytes } from '../memory.ts';
import { addScaled, denseBackward, denseForward, denseGradient, gatherRows } from './dense.ts';
import { gram, gramSteps } from './gram.ts';
import { linearForward, linearPass, linearSteps } from './linear.ts';
import { reluBackward, reluForward } from './relu.ts';
import { rmspropRow, sgdRow } from './row-steps.ts';
import { adadelta, adagrad, adam, momentum, rmsprop, sgd } from './steps.ts';

/** The kernels in TypeScript: what the SIMD ones are tested against, and what runs where there is no WebAssembly. */
export function createPlainKernels(doubles: number, indices: number): Kernels {
  const buffer = new ArrayBuffer(memoryBytes(doubles, indices));
  return { kind: 'plain', ...createAllocator(buffer, doubles, indices), ...plainKernels };
}

const plainKernels = {
  linearPass,
  linearForward,
  linearSteps,
  gram,
  gramSteps,
  denseForward,
  denseGradient,
  denseBackward,
  gatherRows,
  reluForward,
  reluBackward,
  addScaled,
  steps: { sgd, momentum, adagrad, rmsprop, adadelta, adam, sgdRow, rmspropRow },
};
