import { expect, it } from 'vitest';
import { csv, historyRows } from '../../../src/core/format/csv.ts';

it('writes CSV that gives every number back', () => {
  expect(
    csv([
      ['a', 'b,c'],
      [0.1 + 0.2, -0],
      ['say "x"', null],
    ]),
  ).toBe('a,"b,c"\n0.30000000000000004,-0\n"say ""x""",\n');
  expect([...historyRows([4, 3, 2, 1], [9, 8], 2)]).toEqual([
    ['iteration', 'epoch', 'loss', 'validationLoss'],
    [1, 1, 4, undefined],
    [2, 1, 3, 9],
    [3, 2, 2, undefined],
    [4, 2, 1, 8],
  ]);
});
