// @ts-check
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const sources = 'src/core/kernels/assembly';
const result = 'src/core/kernels/compiled/kernels.js';

/** No runtime and no data of their own: all memory is what `createSimdKernels` hands over. */
const options = [
  ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--enable', 'simd'],
  ...['--runtime', 'stub', '--importMemory', '--noExportMemory', '--use', 'abort='],
  // that v128 cannot cross to JavaScript: only functions inside do that
  ...['--disableWarning', '112'],
];

/**
 * A plugin for Vite: whatever is built, served or tested, the kernels are compiled first.
 *
 * @param {string} [root] of the project: where npm starts its scripts (electron-vite bundles its configuration
 *   elsewhere, so this file cannot know where it is)
 */
export function kernels(root = process.cwd()) {
  return { name: 'descent-kernels', config: () => compileKernels(root) };
}

/**
 * Compiles the kernels to WebAssembly, as a module that imports like any other, unless that is up to date.
 *
 * @param {string} root
 */
async function compileKernels(root) {
  const target = join(root, result);
  const stamp = `// ${fingerprint(root)}\n`;
  if (read(target)?.startsWith(stamp)) return;
  const wasm = Buffer.from(await compile(root)).toString('base64');
  mkdirSync(dirname(target), { recursive: true });
  // whole at once: another build may be reading it
  const part = `${target}.${process.pid}`;
  writeFileSync(part, `${stamp}export const wasm =\n  '${wasm}';\n`);
  renameSync(part, target);
}

/**
 * @param {string} root
 * @returns {Promise<Uint8Array>}
 */
async function compile(root) {
  // imported only now: it is large, and seldom needed
  const { default: asc } = await import('assemblyscript/asc');
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error, stderr } = await asc.main(
    [`${sources}/index.ts`, '--baseDir', root, '--outFile', 'kernels.wasm', ...options],
    {
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) binary = /** @type {Uint8Array} */ (contents);
      },
    },
  );
  if (error || !binary)
    throw new Error(`the kernels do not compile: ${error?.message}\n${stderr.toString()}`);
  return binary;
}

/**
 * What the result depends on: the sources, the options and the compiler.
 *
 * @param {string} root
 */
function fingerprint(root) {
  const hash = createHash('sha256').update(options.join(' '));
  const folder = join(root, sources);
  for (const name of readdirSync(folder).sort()) {
    hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  }
  const compiler = readFileSync(join(root, 'node_modules/assemblyscript/package.json'), 'utf8');
  return hash.update(JSON.parse(compiler).version).digest('hex');
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
