/** Doubles that `allocate(length)` takes: whole pairs, so that the next array begins at 16 bytes again. */
export function paddedLength(length: number): number {
  return length + (length % 2);
}

/** Indices that `allocateIndices(length)` takes, for the same reason. */
export function paddedIndices(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/** Bytes at the beginning that the SIMD kernels use themselves, see assembly/scratch.ts; no array begins at 0. */
const RESERVED = 16 + 256 * 32;

/** Bytes of a memory for so many padded doubles and indices. */
export function memoryBytes(doubles: number, indices: number): number {
  return RESERVED + paddedLength(doubles) * 8 + paddedIndices(indices) * 4;
}

export interface Allocator {
  allocate(length: number): Float64Array;
  allocateIndices(length: number): Int32Array;
}

/** Hands out one buffer: doubles from its beginning, indices behind the room for so many doubles. */
export function createAllocator(buffer: ArrayBuffer, doubles: number, indices: number): Allocator {
  const firstIndex = RESERVED + paddedLength(doubles) * 8;
  let usedDoubles = 0;
  let usedIndices = 0;
  return {
    allocate(length) {
      const at = usedDoubles;
      usedDoubles += paddedLength(length);
      if (usedDoubles > paddedLength(doubles)) throw usedUp('doubles', usedDoubles, doubles);
      return new Float64Array(buffer, RESERVED + at * 8, length);
    },
    allocateIndices(length) {
      const at = usedIndices;
      usedIndices += paddedIndices(length);
      if (usedIndices > paddedIndices(indices)) throw usedUp('indices', usedIndices, indices);
      return new Int32Array(buffer, firstIndex + at * 4, length);
    },
  };
}

function usedUp(what: string, wanted: number, have: number): RangeError {
  return new RangeError(`the kernels were made for ${have} ${what}, and ${wanted} are wanted`);
}
