import { describe, expect, it } from 'vitest';
import { fileArguments } from '../../../src/main/files/arguments.ts';

const packaged = (...args: string[]) => fileArguments(['/opt/descent', ...args], '/home/ada', false);
const fromSources = (...args: string[]) => fileArguments(['/x/electron', ...args], '/home/ada', true);

describe('files on a command line', () => {
  it.each<[string[], string[]]>([
    [[], []],
    [
      ['a.csv', '/data/b.json'],
      ['/home/ada/a.csv', '/data/b.json'],
    ],
    [
      ['../up.csv', 'with space.csv'],
      ['/home/up.csv', '/home/ada/with space.csv'],
    ],
    [['--no-sandbox', 'a.csv', '--original-process-start-time=1', '-psn_0_1'], ['/home/ada/a.csv']],
    [
      ['--', '--odd.csv', 'a.csv'],
      ['/home/ada/--odd.csv', '/home/ada/a.csv'],
    ],
    [['file:///data/a%20b.csv'], ['/data/a b.csv']],
    [['https://example.org/a.csv', 'descent://app/x', 'file://host/x', ''], []],
  ])('%j', (args, files) => {
    expect(packaged(...args)).toEqual(files);
  });

  it('come after the app when the sources are run', () => {
    expect(fromSources('.', 'a.csv')).toEqual(['/home/ada/a.csv']);
    expect(fromSources('-r', '/loader.js', '--inspect=0', '/work/main', 'a.csv')).toEqual([
      '/home/ada/a.csv',
    ]);
    expect(fromSources('/work/main')).toEqual([]);
  });
});
