import type { KernelKind, Kernels } from './kernels.ts';
import { createPlainKernels } from './plain/kernels.ts';
import { compileSimdKernels, createSimdKernels } from './simd.ts';

/** Compiles what there is to compile, so that the first run does not wait for it. */
export function warmKernels(): void {
  try {
    compileSimdKernels();
  } catch {
    // Where there is no SIMD the plain kernels need nothing.
  }
}

/**
 * Kernels with one memory for so many doubles and indices, each array's length rounded up by `paddedLength` or
 * `paddedIndices`. Without a `kind`: SIMD, or plain where WebAssembly SIMD or that much memory cannot be had.
 */
export function createKernels(doubles: number, indices: number, kind?: KernelKind): Kernels {
  if (kind === 'plain') return createPlainKernels(doubles, indices);
  try {
    return createSimdKernels(doubles, indices);
  } catch (error) {
    if (kind === 'simd') throw error;
    return createPlainKernels(doubles, indices);
  }
}
