import { MersenneTwister } from '../random/mersenne-twister.ts';
import { wasm } from './compiled/kernels.js';
import type { Kernels } from './kernels.ts';
import { createAllocator, memoryBytes } from './memory.ts';
import { createTwist, type TwistExports } from './simd-twist.ts';
import { type SimdExports, wrapSimdKernels } from './simd-wrappers.ts';

/** What the core needs of WebAssembly, which is no part of the language and not there everywhere. */
interface WebAssemblyApi {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  Instance: new (module: object, imports: object) => { readonly exports: object };
}

const PAGE = 65536;
/** What 32 bits can address. */
const MAX_PAGES = 65536;

let compiled: object | undefined;

/** Compiles the kernels once for all trainings; calling it early spares the first one that time. */
export function compileSimdKernels(): void {
  if (compiled) return;
  compiled = new (webAssembly().Module)(fromBase64(wasm));
  const { buffer, exports } = instantiate<TwistExports>(1);
  MersenneTwister.twist = createTwist(buffer, exports);
}

/**
 * The kernels in WebAssembly, f64x2.
 * @throws where there is no WebAssembly with SIMD or not that much memory
 */
export function createSimdKernels(doubles: number, indices: number): Kernels {
  compileSimdKernels();
  const pages = Math.ceil(memoryBytes(doubles, indices) / PAGE);
  if (pages > MAX_PAGES)
    throw new RangeError(`${pages} pages of memory are more than WebAssembly can address`);
  const { buffer, exports } = instantiate<SimdExports>(pages);
  return {
    kind: 'simd',
    ...createAllocator(buffer, doubles, indices),
    ...wrapSimdKernels(exports),
  };
}

function instantiate<Exports extends object>(pages: number): { buffer: ArrayBuffer; exports: Exports } {
  const { Memory, Instance } = webAssembly();
  const memory = new Memory({ initial: pages });
  const { exports } = new Instance(compiled!, { env: { memory } });
  return { buffer: memory.buffer, exports: exports as Exports };
}

function webAssembly(): WebAssemblyApi {
  const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyApi };
  if (!WebAssembly) throw new Error('there is no WebAssembly here');
  return WebAssembly;
}

function fromBase64(text: string): Uint8Array {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const values = new Uint8Array(128);
  for (let i = 0; i < digits.length; i++) values[digits.charCodeAt(i)] = i;
  const length = text.indexOf('=') < 0 ? text.length : text.indexOf('=');
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let bits = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    bits = (bits << 6) | values[text.charCodeAt(i)]!;
    if (i % 4 > 0) bytes[at++] = bits >>> (6 - 2 * (i % 4));
  }
  return bytes;
}
