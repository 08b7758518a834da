import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { kernels } from './scripts/kernels.js';
import { NATIVE } from './scripts/native.js';

// Everything but Electron, Node's own modules and what is native is bundled, so that the packaged program needs
// little of node_modules.
const bundleAll = { externalizeDeps: false } as const;

export default defineConfig({
  main: {
    plugins: [kernels()],
    build: {
      ...bundleAll,
      rolldownOptions: {
        input: { index: 'src/main/index.ts', worker: 'src/worker/index.ts' },
        external: NATIVE,
      },
    },
  },
  preload: {
    build: {
      ...bundleAll,
      // A sandboxed preload has to be one CommonJS file.
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: {
      rolldownOptions: { input: { index: 'src/renderer/index.html' } },
    },
    plugins: [react()],
  },
});
