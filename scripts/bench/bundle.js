// @ts-check
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { kernels } from '../kernels.js';

const root = join(import.meta.dirname, '../..');

/**
 * A module on Descent's own code as the program has it: bundled by the same tool.
 *
 * @param {string} entry its path in the project
 */
export async function bundled(entry) {
  const name = basename(entry, '.ts');
  const outDir = join(root, '.cache/bench/core', name);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [kernels(root)],
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: `${name}.js` } },
    },
    ssr: { noExternal: true, external: ['@duckdb/node-api'] },
  });
  return import(pathToFileURL(join(outDir, `${name}.js`)).href);
}
