// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ARCHITECTURES = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

/**
 * What electron-builder asks before it packs for a computer: whether DuckDB is there for that one. npm installs it
 * for the computer it runs on alone.
 *
 * @param {{ electronPlatformName: string, arch: number, packager: { projectDir: string } }} context
 */
export default function checkNative({ electronPlatformName, arch, packager }) {
  const name = `@duckdb/node-bindings-${electronPlatformName}-${ARCHITECTURES[arch]}`;
  if (existsSync(join(packager.projectDir, 'node_modules', name))) return;
  throw new Error(
    `${name} is not installed, which the package needs: npm install --no-save --force ${name}, then npm run dist again`,
  );
}
