/** What the window and the program are built on; a test holds the licences against the packages'. */
export const libraries = [
  { name: 'Electron', package: 'electron', use: 'window and system', licence: 'MIT' },
  {
    name: 'DuckDB',
    package: '@duckdb/node-api',
    use: 'data files and questions about rows',
    licence: 'MIT',
  },
  {
    name: 'DuckDB for Node',
    package: '@duckdb/node-bindings',
    use: 'DuckDB\u2019s machine code',
    licence: 'MIT',
  },
  {
    name: 'detect-libc',
    package: 'detect-libc',
    use: 'which DuckDB goes with the system',
    licence: 'Apache-2.0',
  },
  { name: 'chardet', package: 'chardet', use: 'encodings of text files', licence: 'MIT' },
  { name: 'yauzl', package: 'yauzl', use: 'ZIP archives, which Excel files are', licence: 'MIT' },
  { name: 'pend', package: 'pend', use: 'a part of yauzl', licence: 'MIT' },
  { name: 'sax', package: 'sax', use: 'XML in Excel files', licence: 'BlueOak-1.0.0' },
  { name: 'React', package: 'react', use: 'user interface', licence: 'MIT' },
  { name: 'Blueprint', package: '@blueprintjs/core', use: 'controls and icons', licence: 'Apache-2.0' },
  { name: 'Dockview', package: 'dockview-react', use: 'panels', licence: 'MIT' },
  { name: 'Chart.js', package: 'chart.js', use: 'charts', licence: 'MIT' },
  { name: 'TanStack Virtual', package: '@tanstack/react-virtual', use: 'long tables', licence: 'MIT' },
  { name: 'Zustand', package: 'zustand', use: 'state', licence: 'MIT' },
  { name: 'Zod', package: 'zod', use: 'checks of files and messages', licence: 'MIT' },
  { name: 'Inter', package: '@fontsource/inter', use: 'font', licence: 'OFL-1.1' },
] as const;
