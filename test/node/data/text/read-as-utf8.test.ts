import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { encodingNamed, encodings } from '../../../../src/core/data/text-encodings.ts';
import { Problem } from '../../../../src/core/problem.ts';
import { withSource } from '../../../../src/node/data/source-file.ts';
import { guessedWarning, readAsUtf8, type Utf8Text } from '../../../../src/node/data/text/read-as-utf8.ts';
import { encode } from './encode.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-texts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function fileWith(contents: string | Uint8Array, ending = '.csv'): string {
  const path = join(folder, `t${++files}${ending}`);
  writeFileSync(path, contents);
  return path;
}

const repeated = (bytes: Buffer, times: number) => Buffer.alloc(times * bytes.length, bytes);

interface Read extends Utf8Text {
  readonly text: string;
}

/** What is read from a file with these contents, and what it says. */
function read(contents: string | Uint8Array, encoding?: string, ending?: string): Promise<Read> {
  return readFrom(fileWith(contents, ending), encoding);
}

function readFrom(path: string, encoding?: string): Promise<Read> {
  return withSource(path, {}, async (file) => {
    const found = await readAsUtf8(file, { encoding });
    return { ...found, text: readFileSync(found.path, 'utf8') };
  });
}

const chinese = '姓名,年龄,城市\n张伟,34,北京\n李娜,28,上海\n';
const japanese = '名前,年齢,都市\n田中,34,東京\nさくら,28,大阪\n';
const french = 'nom,âge,ville\nFrançois,34,Orléans\nHélène,28,Besançon\n';

describe('UTF-8', () => {
  it.each([
    ['lf', 'a,b\n1,2\n'],
    ['crlf', 'a,b\r\n1,2\r\n'],
    ['lf', chinese],
    ['lf', `${french}\u{1f600},1,\u05d0\n`],
  ])('with %s stays where it is', async (lineEnd, text) => {
    const path = fileWith(text);
    const found = await readFrom(path);
    expect(found).toMatchObject({ path, text, lineEnd, encoding: 'utf-8', guessed: false, copied: false });
    expect(found.bytes).toBe(Buffer.byteLength(text));
  });
  it.each([
    ['a byte order mark', '\ufeffa,b\r\n1,2\r\n', 'a,b\n1,2\n', 'crlf', true],
    ['CR alone', 'a,b\r1,2\r\r3,4', 'a,b\n1,2\n\n3,4', 'cr', false],
    ['mixed line ends', 'a,b\r\n1,2\n3,4\r5,6\r\n', 'a,b\n1,2\n3,4\n5,6\n', 'mixed', false],
  ])('with %s is copied without it', async (_, text, copy, lineEnd, byteOrderMark) => {
    const found = await read(text);
    expect(found).toMatchObject({ text: copy, lineEnd, byteOrderMark, encoding: 'utf-8', copied: true });
    expect(found).toMatchObject({ bytes: copy.length, guessed: false });
  });
  it('may be empty, or one line without an end', async () => {
    expect(await read('')).toMatchObject({ bytes: 0, lines: 0, lineEnd: null, longestLine: 0 });
    expect(await read('1,2,3')).toMatchObject({ bytes: 5, lines: 1, lineEnd: null, longestLine: 5 });
    expect(await read('\ufeff')).toMatchObject({ bytes: 0, lines: 0, byteOrderMark: true });
  });
  it('has its lines counted and its longest measured over many chunks', async () => {
    const long = 'x'.repeat(3_000_000);
    const text = `${'1,2\n'.repeat(700_001)}${long}\n3`;
    expect(await read(text)).toMatchObject({ lines: 700_003, longestLine: 3_000_000, lineEnd: 'lf' });
  });
  it('cut by chunks within a character is whole', async () => {
    // Three bytes each do not go into a chunk evenly.
    for (const shift of ['', 'x', 'xx']) {
      const text = `${shift}${'模'.repeat(800_000)}\n`;
      expect((await read(text)).copied).toBe(false);
    }
  });
  it('from a gzip file is unzipped', async () => {
    const found = await read(gzipSync(french), undefined, '.csv.gz');
    expect(found).toMatchObject({ text: french, encoding: 'utf-8', lines: 3, copied: false });
    const wide = await read(gzipSync(encode(chinese, 'gbk')), undefined, '.csv.gz');
    expect(wide).toMatchObject({ text: chinese, encoding: 'gbk', copied: true });
  });
  it('tells how far it is, never back, and hashes the file as it lies on the disk', async () => {
    const bytes = repeated(encode(french, 'windows-1252'), 40_000);
    const parts: number[] = [];
    const sha256 = await withSource(fileWith(bytes), {}, async (file) => {
      await readAsUtf8(file, {}, { onProgress: (done, all) => parts.push(done / all) });
      return file.sha256();
    });
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts.at(-1)).toBe(1);
    expect(parts.length).toBeGreaterThan(2);
  });
});

describe('an encoding found by its looks', () => {
  it.each([
    ['gbk', chinese],
    ['gbk', '价格,面积\n1,2\n'],
    ['gbk', '温度,湿度,备注\n21.5,60,正常\n22.1,58,偏高\n'],
    ['gbk', 'id,name\n1,联通\n'],
    ['shift_jis', japanese],
    ['shift_jis', '価格,面積\n1,2\n'],
    ['shift_jis', 'x,モデル\n1,2\n'],
    ['big5', '姓名,年齡,城市\n張偉,34,臺北\n李娜,28,高雄\n'],
    ['euc-kr', '이름,나이,도시\n김철수,34,서울\n이영희,28,부산\n'],
    ['euc-jp', japanese],
    ['windows-1252', french],
    ['windows-1252', 'Größe,Länge\n1,2\n'],
    ['windows-1252', 'x,y\ncafé,1\n'],
    ['windows-1252', 'T °C,µm,m²\n1,2,3\n'],
    ['windows-1252', 'note\n“it’s” – price €5\n'],
    ['windows-1252', 'Müller,Ärger,Öl,Übung\n'],
    ['windows-1251', 'имя,возраст,город\nИван,34,Москва\nОльга,28,Казань\n'],
  ])('%s: %j', async (encoding, text) => {
    const found = await read(encode(text, encoding));
    expect(found).toMatchObject({ text, encoding, guessed: true, byteOrderMark: false, lineEnd: 'lf' });
    expect(guessedWarning(found)).toContain(encodings.find(({ name }) => name === encoding)?.title);
  });
  it.each([
    ['windows-1250', 'imię,wiek,miasto\nŁukasz,34,Łódź\nMałgorzata,28,Świdnica\n'],
    ['windows-1253', 'όνομα,ηλικία\nΓιώργος,34\nΜαρία,28\n'],
  ])('%s, by the language, where there is enough of it: %j', async (encoding, text) => {
    const bytes = repeated(encode(text, encoding), 20);
    expect(await read(bytes)).toMatchObject({ text: text.repeat(20), encoding, guessed: true });
  });
  it('far behind, after a megabyte of digits', async () => {
    const text = `${'1,2\n'.repeat(400_000)}é,2\n`;
    expect(await read(encode(text, 'windows-1252'))).toMatchObject({ text, encoding: 'windows-1252' });
  });
  it.each(['utf-16le', 'utf-16be'])('%s, with and without a byte order mark', async (encoding) => {
    for (const text of [chinese, french, 'a,b\r\n1,2\r\n']) {
      const plain = text.replaceAll('\r\n', '\n');
      const marked = await read(encode(`\ufeff${text}`, encoding));
      expect(marked).toMatchObject({ text: plain, encoding, byteOrderMark: true, guessed: false });
      const bare = await read(encode(text, encoding));
      expect(bare).toMatchObject({ text: plain, encoding, byteOrderMark: false, guessed: true });
    }
  });
});

describe('a chosen encoding', () => {
  it.each(encodings.map(({ name }) => name).filter((name) => name !== 'utf-8'))(
    '%s can be decoded here',
    async (name) => {
      const found = await read(encode('a,b\n1,2\n', name), name);
      expect(found).toMatchObject({ text: 'a,b\n1,2\n', encoding: name, guessed: false });
    },
  );
  it('wins over what a file looks like, by any of its names', async () => {
    const bytes = encode('é,1\n', 'windows-1252');
    expect(await read(bytes, 'ISO-8859-2')).toMatchObject({ text: 'é,1\n', encoding: 'iso-8859-2' });
    expect(await read(bytes, 'Windows 1251')).toMatchObject({ text: 'й,1\n', encoding: 'windows-1251' });
    expect(await read(encode('\ufeffé', 'utf-16be'), 'utf-16')).toMatchObject({
      text: 'é',
      encoding: 'utf-16be',
      byteOrderMark: true,
    });
    expect(encodingNamed('latin-1')).toBe('windows-1252');
  });
  it('that is not known is told with those that are', async () => {
    await expect(read('a', 'ebcdic')).rejects.toMatchObject({
      message: "The encoding 'ebcdic' is not known",
      hint: expect.stringMatching(/^Choose one of utf-8, utf-16le, .*euc-kr\.$/),
    });
  });
});

describe('a wrong byte is told by its line', () => {
  const wrong = Buffer.from([0xe9]);
  it.each([
    ['in UTF-8', [chinese, 'x,', wrong, 'y\n'], undefined, "line 4 is not UTF-8: 0xE9 at byte 3, after 'x,'"],
    ['at its very end', [chinese, 'ab', '模'], undefined, "line 4 is not UTF-8: 0xE6 at byte 3, after 'ab'"],
    ['in chosen UTF-8', ['a,b\r\n', wrong, ',1\r\n'], 'utf-8', 'line 2 is not UTF-8: 0xE9 at its beginning'],
    [
      'in chosen GBK',
      [encode(chinese, 'gbk'), 'ab', wrong, '\n'],
      'gbk',
      "line 4 is not gbk: 0xE9 after 'ab'",
    ],
    [
      'in guessed GBK',
      [encode(chinese, 'gbk'), 'ab', wrong, '\n'],
      undefined,
      "line 4 is not gbk: 0xE9 after 'ab'",
    ],
    [
      'at the end of Shift-JIS',
      [encode(japanese, 'shift_jis'), Buffer.of(0x8e)],
      undefined,
      'line 4 is not shift_jis: 0x8E at its beginning',
    ],
    [
      'at the end of UTF-16',
      [encode('\ufeffa\nb\nc', 'utf-16le'), Buffer.of(0x41)],
      undefined,
      "line 3 is not utf-16le: 0x41 after 'c'",
    ],
    [
      'a NUL',
      ['a,b\n1,2\n', '34\0,5\n'],
      undefined,
      "line 3 holds a NUL byte at byte 3, after '34'; it may be no text file",
    ],
    [
      'a NUL in GBK',
      [encode(chinese, 'gbk'), 'a\0b\n'],
      'gbk',
      "line 4 holds a NUL byte after 'a'; it may be no text file",
    ],
    ['UTF-32', [Buffer.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0)], undefined, 'is encoded in UTF-32'],
  ])('%s', async (name, parts, encoding, message) => {
    const bytes = Buffer.concat(parts.map((part) => Buffer.from(part)));
    const text = name === 'at its very end' ? bytes.subarray(0, -1) : bytes;
    const path = fileWith(text);
    await expect(readFrom(path, encoding)).rejects.toThrow(`t${files}.csv ${message}`);
  });
  it('megabytes behind, where a chunk cuts its character', async () => {
    const before = `模\n${'x'.repeat(2 ** 20 - 5)}`;
    const bytes = Buffer.concat([Buffer.from(before), Buffer.of(0xe6, 0x41, 0x0a)]);
    expect(bytes.indexOf(0xe6, 4)).toBe(2 ** 20 - 1);
    await expect(read(bytes)).rejects.toThrow(/line 2 is not UTF-8: 0xE6 at byte 1048572, after 'x{24}'/);
    const many = Buffer.concat([Buffer.from(`模\n${'1,2\n'.repeat(600_000)}ab`), wrong, Buffer.from(',3\n')]);
    await expect(read(many)).rejects.toThrow("line 600002 is not UTF-8: 0xE9 at byte 3, after 'ab'");
  });
  it('also megabytes behind in an encoding that is decoded', async () => {
    const bytes = Buffer.concat([encode(chinese, 'gbk'), Buffer.from('1,2,3\n'.repeat(400_000)), wrong]);
    await expect(read(bytes)).rejects.toThrow('line 400004 is not gbk: 0xE9 at its beginning');
  });
});

describe('a large file', () => {
  it('is left at once when aborted, with nothing in the temporary folder', async () => {
    const path = fileWith(repeated(encode(chinese, 'gbk'), 100_000));
    const stop = new AbortController();
    let copy = '';
    const reading = withSource(path, {}, async (file) => {
      copy = file.tempPath('');
      const options = { signal: stop.signal, onProgress: () => stop.abort() };
      return readAsUtf8(file, { encoding: 'gbk' }, options);
    });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(() => readdirSync(join(copy, '..'))).toThrow('ENOENT');
  });
  it('may be a single line without a place to cut it', async () => {
    const bytes = repeated(encode('中国', 'gbk'), 1_000_000);
    expect(await read(bytes)).toMatchObject({ encoding: 'gbk', longestLine: 6_000_000, lines: 1 });
  });
  it('does not hold the event loop up while it is decoded', async () => {
    const path = fileWith(repeated(encode(chinese, 'gbk'), 400_000));
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const { lines } = await withSource(path, {}, (file) => readAsUtf8(file, {}));
    clearInterval(watch);
    expect(lines).toBe(1_200_000);
    // Some 5 ms are usual; the limit is what a user would notice.
    expect(longest).toBeLessThan(250);
  });

  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
  afterAll(() => {
    if (mounted) spawnSync('umount', [disk]);
  });
  it.skipIf(!mounted)('whose copy has no room is told with the temporary folder', async () => {
    vi.stubEnv('TMPDIR', disk);
    try {
      await expect(read(repeated(encode(chinese, 'gbk'), 5000))).rejects.toThrow(
        `The temporary folder ${disk} cannot be written: the disk is full`,
      );
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('the table of encodings', () => {
  it('finds each by its own name, and no two by the same', () => {
    expect(encodings.map(({ name }) => encodingNamed(name))).toEqual(encodings.map(({ name }) => name));
    const labels = encodings.flatMap((one) => one.labels);
    expect(new Set(labels).size).toBe(labels.length);
    expect(encodings.map(({ name }) => new TextDecoder(name).encoding)).toEqual(
      encodings.map(({ name }) => name),
    );
  });
});

describe('any bytes at all', () => {
  it('are read as lines of UTF-8, or refused with a line', async () => {
    const names = encodings.map(({ name }) => name);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fc.constantFrom(0x0a, 0x0d, 0x2c, 0x31, 0x41, 0xa4, 0xc3, 0xe9), { maxLength: 60 }),
    );
    const counts = { read: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.option(fc.constantFrom(...names), { nil: undefined }),
        async (drawn, encoding) => {
          const path = join(folder, 'any.csv');
          writeFileSync(path, Uint8Array.from(drawn));
          try {
            const { text, lines } = await readFrom(path, encoding);
            expect(text).not.toContain('\0');
            if (text.includes('\r')) expect(text).not.toMatch(/\r(?!\n)|[^\r]\n/);
            expect(lines).toBe(text === '' ? 0 : text.replace(/\r?\n$/, '').split('\n').length);
            counts.read++;
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
            expect((error as Problem).message).toMatch(
              /^any\.csv (line \d+ (is not|holds a NUL)|is encoded in UTF-32|is damaged)/,
            );
            counts.refused++;
          }
        },
      ),
      { seed: 4, numRuns: 300 },
    );
    expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(50);
  });
});
