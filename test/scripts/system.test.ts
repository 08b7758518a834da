import { expect, test } from 'vitest';
import { currentNames, readMissing } from '../../scripts/system.js';

test('the libraries that ldd did not find', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd)',
    '\tlibnss3.so => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
    '\tlibgtk-3.so.0 => not found',
  ].join('\n');
  expect(readMissing(output)).toEqual(['libnss3.so', 'libgtk-3.so.0']);
  expect(readMissing('')).toEqual([]);
});

test('a package goes by its 64-bit-time name where that exists', () => {
  expect(currentNames(['libasound2', 'libnss3'], ['libasound2t64', 'libnss3'])).toEqual([
    'libasound2t64',
    'libnss3',
  ]);
  expect(currentNames(['libasound2'], ['libasound2'])).toEqual(['libasound2']);
  expect(currentNames(['libasound2'], [])).toEqual(['libasound2']);
});
