import { defineConfig } from 'vite';
import { kernels } from './scripts/kernels.js';

/** The command line: one file that Node runs by itself. */
export default defineConfig({
  plugins: [kernels()],
  build: {
    ssr: 'src/cli/index.ts',
    outDir: 'out/cli',
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'index.js' } },
  },
  ssr: { noExternal: true },
});
