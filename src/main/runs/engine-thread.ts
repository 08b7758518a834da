import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EngineThread } from './engine.ts';

/** All threads of a process share one cage of some 4 GB: the engine must not take it all. */
const LIMITS = { maxOldGenerationSizeMb: 2048 };

/** The engine's own thread, built beside the main process. */
export function startEngineThread(): EngineThread {
  return new Worker(join(import.meta.dirname, 'worker.js'), { resourceLimits: LIMITS });
}
