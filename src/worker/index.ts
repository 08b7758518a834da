import { parentPort } from 'node:worker_threads';
import { warmKernels } from '../core/kernels/create.ts';
import type { EngineRequest } from '../shared/engine.ts';
import { createEngine } from './engine.ts';

/** The engine's thread: what `engine.ts` needs of it, and nothing else. */
const port = parentPort!;
// While the window opens, so that the first run does not wait for it.
warmKernels();

const engine = createEngine({
  post: (report) => port.postMessage(report),
  now: () => performance.now(),
  // Unlike a microtask, this lets the port's messages in between.
  later: (callback) => setImmediate(callback),
});
port.on('message', (request: EngineRequest) => engine.handle(request));
