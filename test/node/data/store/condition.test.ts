import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../../../src/core/problem.ts';
import type { OpenData } from '../../../../src/node/data/open-data.ts';
import { column, openFromStore } from './hand-made.ts';

const ids = [9007199254740993n, 9007199254740992n, 3n, null];
let data: OpenData;

beforeAll(async () => {
  data = await openFromStore([
    column('RM', 'number', 4.5, 6, null, 7.25),
    column('Chas', 'integer', 1, 0, 1, null),
    column('city', 'text', 'Ulm', "O'Hara", null, '東京'),
    column('a "b"', 'number', 1, 2, 3, 4),
    column('day', 'date', '2020-01-05', '2021-02-03', null, '2020-12-31'),
    column('ok', 'boolean', true, false, null, true),
    column('x.y', 'number', 1, 1, 2, 2),
    column('Größe', 'number', 10, 20, 30, 40),
    column('GRÖSSE', 'number', 0, 0, 0, 0),
    column('twin', 'number', 1, 2, 3, 4),
    column('TWIN', 'number', 1, 2, 3, 4),
    { name: 'id', type: 'integer', cells: ids },
    column('select', 'number', 1, 2, 3, 4),
    column('c3', 'number', 7, 7, 7, 8),
  ]);
});
afterAll(() => data.close());

async function problem(where: string): Promise<Problem> {
  const error = await data.countWhere(where).then(
    (rows) => `${rows} rows`,
    (reason: unknown) => reason,
  );
  expect(error, where.slice(0, 200)).toBeInstanceOf(Problem);
  const found = error as Problem;
  expect(found.code).toBe('recipe');
  expect(found.fields).toEqual([{ path: 'data.where', message: found.message.replace('data.where: ', '') }]);
  expect(found.message).not.toMatch(/\n|LINE 1|Error:/);
  return found;
}

test.each([
  ['RM > 4', 3],
  ['rm > 4', 3],
  ['"RM" > 4 -- a remark', 3],
  ['RM > 4 AND NOT (chas = 0)', 1],
  ['RM IS NULL', 1],
  ['RM > 5 OR RM IS NULL', 3],
  ["city IN ('Ulm', '東京')", 2],
  ["city = 'O''Hara'", 1],
  ["city LIKE 'U%' OR city ILIKE 'o%'", 2],
  ["regexp_matches(city, '^U.m$')", 1],
  ['"a ""b""" BETWEEN 2 AND 3', 2],
  ["day >= '2020-06-01' AND year(day) = 2020", 1],
  ["day > DATE '2020-01-01' + INTERVAL 10 DAYS", 2],
  ["date_part('month', day) = 12", 1],
  ['ok', 2],
  ['NOT ok', 1],
  ['ok = true', 2],
  ['x.y = 2', 2],
  ['"x.y" = 2', 2],
  ['Größe > 15', 3],
  ['twin = 1 AND TWIN = 1', 1],
  ['id = 9007199254740993', 1],
  ['id > 9007199254740992', 1],
  ['"select" > 2', 2],
  ['c3 = 8', 1],
  ['CASE WHEN RM > 5 THEN chas = 0 ELSE true END', 3],
  ['coalesce(RM, 0) = 0', 1],
  ['abs(-RM) + round(RM, 1) * 2 > 15 AND sqrt(RM) < 5', 2],
  [`${'- '.repeat(4_000)}1 > 2`, 0],
  [`twin IN (${'1,'.repeat(4_000)}2)`, 2],
  ['RM / 0 > 1', 0],
  ['TRY_CAST(city AS DOUBLE) > 1', 0],
  ["length(trim(city)) = 3 AND starts_with(city, 'U') AND contains(lower(city), 'lm')", 1],
  ['(RM > 4)\nAND\n(RM < 5) /* both */', 1],
  ['greatest(RM, twin) = RM', 3],
  ['RM IS DISTINCT FROM 6', 3],
] as const)('%s', async (where, rows) => {
  expect(await data.countWhere(where)).toBe(rows);
});

test('a table of the rows that meet it', async () => {
  const table = await data.table("city <> 'Ulm' AND day > '2020-12-30'");
  expect(table.rows).toBe(2);
  expect(table.columns[2]).toMatchObject({
    categories: ["O'Hara", '東京'],
    firstText: { where: 'row 2', text: "O'Hara" },
  });
  expect(Array.from({ length: 2 }, (_, row) => table.values[row * 14])).toEqual([6, 7.25]);
});

describe('refuses', () => {
  test.each([
    '',
    '   ',
    '--',
    ';',
    'RM > 4;',
    'RM > 4; DROP TABLE data.cells',
    'true) OR (true',
    'true] OR [true',
    'RM > 4)',
    '(RM > 4',
    'RM >',
    "city = 'Ulm",
    'RM > 4 /* open',
    "1) FROM read_csv('/etc/passwd') --",
    "1=1) FROM read_text('/etc/passwd') WHERE (true",
    'true) UNION SELECT (true',
    'true) WHERE (true',
    'true) LIMIT (1',
    'true, true',
    "COPY data.cells TO '/tmp/x'",
    "ATTACH '/tmp/x'",
    'PRAGMA database_list',
    "EXISTS (SELECT 1 FROM read_text('/etc/passwd'))",
    '(SELECT count(*) FROM data.cells) > 1',
    'RM IN (SELECT RM FROM data.cells)',
    "getenv('HOME') = 'x'",
    "current_setting('temp_directory') = 'x'",
    "getvariable('x') IS NULL",
    "nextval('x') > 1",
    'random() > 0.5',
    'now() > day',
    'current_date > day',
    'rowid > 1',
    'count(*) > 1',
    'sum(RM) > 1',
    'sum(RM) OVER () > 1',
    'row_number() OVER (ORDER BY RM) < 3',
    '*',
    'COLUMNS(*) > 1',
    '#1 > 1',
    '? > 1',
    '$1 > 1',
    '$name > 1',
    'list_filter([1], x -> x > 1) = [1]',
    '[RM] = [1]',
    "{'a': RM}.a > 1",
    '(RM, chas) = (1, 1)',
    "repeat('x', 1000000000) = city",
    "lpad(city, 1000000000, 'x') = city",
    'range(1000000000) IS NULL',
    'city::json IS NULL',
    'RM::data.cells IS NULL',
    "read_text('/etc/passwd') IS NULL",
    'system.main.getenv(city) IS NULL',
    'cells.RM > 1',
    'data.cells.RM > 1',
    'abs(DISTINCT RM) > 1',
    'abs(RM ORDER BY RM) > 1',
    'abs(RM) FILTER (true) > 1',
    "city COLLATE nocase = 'ulm'",
    'RM > 4\0',
    'NULL',
    '1',
    'RM',
    "'x'",
    'city > 4',
    "RM > 'many'",
    'city::DOUBLE > 1',
    'city + 1 > 2',
    'sqrt(-twin) > 1',
    "regexp_matches(city, '(')",
    "day > '2020-02-30'",
    'id * 9223372036854775807 > 1',
    'unknown > 1',
    '"RM " > 1',
    'Twin > 1',
    'größe_ > 1',
    'x.y.z > 1',
    '('.repeat(100_000),
    `${'('.repeat(100_000)}true${')'.repeat(100_000)}`,
    `${'('.repeat(5_000)}true${')'.repeat(5_000)}x`,
    `${'NOT '.repeat(4_000)}true`,
    `RM ${'+ 1 '.repeat(900)}> 1`,
    `${'abs('.repeat(900)}RM${')'.repeat(900)} > 1`,
    `${'CASE WHEN true THEN '.repeat(200)}true${' END'.repeat(200)}`,
    'x'.repeat(10_000),
    `RM > 4${' '.repeat(30_000)}`,
    '\u202eRM > 4',
    '"" > 1',
  ])('%s', async (where) => {
    await problem(where);
  });

  test('with words for those who do not know the engine', async () => {
    const say = async (where: string) => {
      const { message, hint } = await problem(where);
      return `${message} | ${hint}`;
    };
    expect(await say('RM > 4 AND age > 3')).toMatch(
      /^data\.where: 'RM > 4 AND age > 3': there is no column 'age', at character 12 \| The columns are RM, Chas, city, /,
    );
    expect(await say("getenv('HOME') = 'x'")).toMatch(
      /the function 'getenv' cannot be used, at character 1 \| Allowed are columns/,
    );
    expect(await say('(SELECT 1) = RM')).toMatch(/a query within it cannot be used/);
    expect(await say('Twin > 1')).toMatch(
      /'Twin' may be 'twin' and 'TWIN', at character 1 \| Write the name in double quotes/,
    );
    expect(await say('RM >')).toMatch(/syntax error, at its end/);
    expect(await say('RM > > 4')).toMatch(/syntax error at or near ">", at character 6/);
    expect(await say("city = '東京' > > 1")).toMatch(/at character 13/);
    expect(await say('city > 4')).toMatch(/cannot compare values of type text and type whole number/i);
    expect(await say('RM')).toMatch(/it gives a number where it has to be true or false/);
    expect(await say('city::DOUBLE > 1')).toMatch(
      /could not convert string 'Ulm' to number when casting from source column city \| .*TRY_CAST/,
    );
    expect(await say("city = '🦆東京' AND age > 1")).toMatch(/'age', at character 18/);
  });
});

test('no row that meets it is a Problem of the table', async () => {
  expect(await data.countWhere('RM > 100')).toBe(0);
  await expect(data.table('RM > 100')).rejects.toThrow(
    "data.where: 'RM > 100' is not met by any of the 4 rows",
  );
});

test('never crashes and never lets anything but a Problem out', async () => {
  const word = fc.constantFrom(
    'RM',
    'city',
    '"a ""b"""',
    'id',
    '4',
    "'x'",
    '(',
    ')',
    '[',
    ']',
    ',',
    'AND',
    'OR',
    'NOT',
    '=',
    '>',
    '+',
    '-',
    '::',
    'DOUBLE',
    'SELECT',
    'FROM',
    'CASE',
    'WHEN',
    'THEN',
    'END',
    'IN',
    'BETWEEN',
    'LIKE',
    'abs(',
    'read_csv(',
    '--',
    '/*',
    '*/',
    ';',
    '$1',
    '?',
    '\n',
    '*',
    '.',
    '{',
    '}',
    "'",
    '"',
    '$$',
    '->',
    'NULL',
    'IS',
    'data.cells',
    '🦆',
    '\u0000',
  );
  const text = fc.oneof(
    fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
    fc.string({ maxLength: 40 }),
  );
  await fc.assert(
    fc.asyncProperty(text, async (where) => {
      const result = await data.countWhere(where).catch((error: unknown) => error);
      if (typeof result !== 'number') expect(result, where).toBeInstanceOf(Problem);
    }),
    { numRuns: 1000, seed: 4 },
  );
}, 60_000);
