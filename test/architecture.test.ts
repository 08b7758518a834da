import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * The arrows between the folders of src, as ARCHITECTURE.md draws them. Each folder is a runtime; an import
 * that goes the wrong way would only fail once the program runs there.
 */
interface Rule {
  /** Folders of src that it may import. */
  readonly folders: readonly string[];
  /** Packages that it may import; a name ending in / stands for all under it. */
  readonly packages: readonly string[];
}

const NODE = ['node:'];
const rules: Readonly<Record<string, Rule>> = {
  core: { folders: [], packages: [] },
  shared: { folders: ['core'], packages: ['zod'] },
  node: { folders: ['core', 'shared'], packages: NODE },
  worker: { folders: ['core', 'shared', 'node'], packages: NODE },
  main: { folders: ['core', 'shared', 'node'], packages: ['electron', 'zod', ...NODE] },
  cli: { folders: ['core', 'shared', 'node'], packages: NODE },
  preload: { folders: ['core', 'shared'], packages: ['electron'] },
  renderer: {
    folders: ['core', 'shared'],
    packages: [
      'react',
      'react/',
      'react-dom/',
      '@blueprintjs/',
      'dockview-react',
      'dockview-react/',
      'zustand',
      'zustand/',
      '@tanstack/react-virtual',
      '@fontsource/',
      'chart.js',
      'zod',
    ],
  },
};

/** Single places that may import what the rest of their folder may not. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  // zod is pure: it has no runtime of its own, and checking shapes is its job.
  'core/format': ['zod'],
  // What reads files of other kinds.
  'node/data': ['@duckdb/node-api', 'chardet', 'sax', 'yauzl'],
};

const root = resolve(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.split(sep).join('/'));

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|require\(['"]([^'"]+)['"]\)/g;
  return [...text.matchAll(pattern)].map((match) => (match[1] ?? match[2] ?? match[3])!);
}

function isAllowed(file: string, imported: string): boolean {
  const folder = file.split('/')[0]!;
  const rule = rules[folder];
  if (!rule) return false;
  if (imported.startsWith('.')) {
    const target = relative(root, resolve(root, dirname(file), imported))
      .split(sep)
      .join('/');
    if (target === '../package.json') return folder === 'shared';
    const to = target.split('/')[0]!;
    return to === folder || rule.folders.includes(to);
  }
  const special = Object.entries(exceptions).flatMap(([place, names]) =>
    file.startsWith(`${place}/`) ? names : [],
  );
  return [...rule.packages, ...special].some((name) =>
    /[/:]$/.test(name) ? imported.startsWith(name) : imported === name,
  );
}

describe('the arrows between the folders', () => {
  it('finds the sources and their imports', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(100);
  });
  it('knows every folder of src', () => {
    expect([...new Set(files.map((file) => file.split('/')[0]))].sort()).toEqual(Object.keys(rules).sort());
  });
  it('all point one way', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((imported) => !isAllowed(file, imported))
        .map((imported) => `${file} imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });
  it('would notice one that does not', () => {
    expect(isAllowed('core/data/table.ts', 'node:fs')).toBe(false);
    expect(isAllowed('core/data/table.ts', 'zod')).toBe(false);
    expect(isAllowed('core/data/table.ts', '../../shared/ipc.ts')).toBe(false);
    expect(isAllowed('renderer/App.tsx', '../main/index.ts')).toBe(false);
    expect(isAllowed('worker/index.ts', 'electron')).toBe(false);
  });
});

describe('rules of the house', () => {
  it('keeps chart.js in one file', () => {
    const users = files.filter((file) =>
      importsOf(file).some((name) => name === 'chart.js' || name.startsWith('chart.js/')),
    );
    expect(users.filter((file) => file.startsWith('renderer/charts/'))).toEqual(users);
    expect(users).toHaveLength(1);
  });
  it('loads DuckDB when it is needed, so that the command line starts without it', () => {
    const loading = files.filter((file) =>
      /import\s(?!type\b)[^;]*'@duckdb|import\(\s*'@duckdb|require\('@duckdb/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(loading).toEqual(['node/data/duckdb.ts']);
  });
  it('keeps clocks and unseeded chance out of the core', () => {
    const impure = files.filter(
      (file) =>
        file.startsWith('core/') &&
        /Math\.random|Date\.now|new Date\(\)|performance\.|setTimeout|setInterval/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
    );
    expect(impure).toEqual([]);
  });
});
