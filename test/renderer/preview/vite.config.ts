import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The window in a browser, without Electron: `npx vite --config test/renderer/preview/vite.config.ts`. */
export default defineConfig({
  root: here,
  publicDir: fileURLToPath(new URL('../../../src/renderer/public', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../../../node_modules/.vite/preview', import.meta.url)),
  plugins: [react()],
  server: {
    fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] },
    // Tables lie in shared memory, which a page gets only when it is isolated.
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
});
