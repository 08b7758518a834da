import type { DenseKernels } from './dense-kernels.ts';
import type { LinearKernels } from './linear-kernels.ts';
import type { StepKernels } from './step-kernels.ts';

/**
 * The hot loops of training, behind one signature: `simd` runs WebAssembly, `plain` TypeScript, and both give
 * the same bits for the same arguments. To that end the order of every sum is part of the contract below.
 *
 * Every array handed over must come from `allocate` or `allocateIndices` of the same kernels, or be a
 * `subarray` of such a one; sizes are not checked. Matrices are row-major. Nothing is allocated by a call.
 */
export interface Kernels extends LinearKernels, DenseKernels {
  readonly kind: KernelKind;
  /** A zeroed array on the memory of the kernels, 16-byte aligned. @throws RangeError when that is used up */
  allocate(length: number): Float64Array;
  /** Row numbers on that memory. @throws RangeError when it is used up */
  allocateIndices(length: number): Int32Array;
  readonly steps: StepKernels;
}

export type KernelKind = 'simd' | 'plain';
