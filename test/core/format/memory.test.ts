import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';

/*
 * Files of 16 MB that are made to fill the memory, each read by a thread with a heap of 256 MB: it dies when the
 * decoder makes more of a file than some fifteen times its size.
 */

const FILE_BYTES = 16 * 2 ** 20;
const HEAP_MEGABYTES = 256;

/** The decoders as one script, since a thread cannot load TypeScript. */
let script: string;
beforeAll(async () => {
  const entry = fileURLToPath(new URL('./decoders.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['cjs'], fileName: 'decoders' } },
  });
  const [{ output }] = result as unknown as [{ output: [{ code: string }] }];
  script = `${output[0].code}
const { parentPort, workerData } = require('node:worker_threads');
try {
  exports[workerData.reader](workerData.text, 'f.json');
  parentPort.postMessage('accepted');
} catch (error) {
  parentPort.postMessage(error.name + ' ' + error.message);
}`;
}, 60_000);

type Reader = 'readModel' | 'readRecipe';

/** What reading a file comes to: 'accepted', or the name of what was thrown and its message. */
function read(reader: Reader, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const resourceLimits = { maxOldGenerationSizeMb: HEAP_MEGABYTES };
    const worker = new Worker(script, { eval: true, resourceLimits, workerData: { reader, text } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** As many items as 16 MB hold; # in an item stands for its number. */
function filled(start: string, item: string, end: string): string {
  if (!item.includes('#')) return start + item.repeat((FILE_BYTES - start.length) / item.length) + end;
  const items: string[] = [];
  for (let i = 0, length = 0; length < FILE_BYTES; length += items[i++]!.length) {
    items.push(item.replace('#', String(i)));
  }
  return start + items.join('') + end;
}

const model = '{"format":"descent-model","version":2,';
const recipe = '{"format":"descent-recipe","version":1,';

it.each<[string, Reader, string, string, string]>([
  ['objects', 'readModel', `${model}"features":[`, '{},', '{}]}'],
  ['lists', 'readModel', `${model}"layers":[{"weights":[`, '[1],', '[1]]}]}'],
  ['lists in lists', 'readModel', `${model}"layers":[`, '[', ''],
  ['keys', 'readModel', `${model}"resume":{"numbers":{`, '"k#":1,', '"k":1}}}'],
  ['unknown keys', 'readModel', model, '"k#":1,', '"k":1}'],
  ['numbers', 'readModel', `${model}"history":{"loss":[`, '1,', '1]}}'],
  ['wrong items', 'readModel', `${model}"history":{"loss":[`, 'null,', '1]}}'],
  ['texts', 'readModel', `${model}"title":[`, '"t#",', '""]}'],
  ['keys', 'readRecipe', `${recipe}"prepare":{"encode":{`, '"k#":"label",', '"k":"label"}}}'],
  ['layers', 'readRecipe', `${recipe}"model":{"hidden":[`, '{"units":1},', '{}]}}'],
  ['names', 'readRecipe', `${recipe}"data":{"features":[`, '"a#",', '"a"]}}'],
])(
  '16 MB of %s, by %s',
  async (_, reader, start, item, end) => {
    expect(await read(reader, filled(start, item, end))).toMatch(/^Problem f\.json/);
  },
  60_000,
);
