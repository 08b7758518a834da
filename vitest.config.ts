import { defineConfig } from 'vitest/config';
import { kernels } from './scripts/kernels.js';

export default defineConfig({
  plugins: [kernels()],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    environment: 'node',
  },
});
