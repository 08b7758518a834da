import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { kernels } from './scripts/kernels.js';

// Everything but Electron and Node's own modules is bundled, so that the packaged program needs no node_modules.
const bundleAll = { externalizeDeps: false } as const;

export default defineConfig({
  main: {
    plugins: [kernels()],
    build: {
      ...bundleAll,
      rolldownOptions: { input: { index: 'src/main/index.ts', worker: 'src/worker/index.ts' } },
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
