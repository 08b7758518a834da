import { defineConfig } from 'vite';
import { kernels } from './scripts/kernels.js';
import { NATIVE } from './scripts/native.js';

/** The command line: one file that Node runs by itself, with what is native beside it. */
export default defineConfig({
  plugins: [kernels()],
  build: {
    ssr: 'src/cli/index.ts',
    outDir: 'out/cli',
    target: 'node20',
    rolldownOptions: { external: NATIVE, output: { entryFileNames: 'index.js' } },
  },
  ssr: { noExternal: true },
});
