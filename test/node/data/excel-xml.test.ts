import { expect, test } from 'vitest';
import { parseXml } from '../../../src/node/data/excel/parse-xml.ts';

async function* cut(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function events(bytes: Uint8Array, size = 2 ** 14): Promise<string[]> {
  const found: string[] = [];
  let text = '';
  await parseXml(cut(bytes, size), {
    open: (name, { b, c }) => void found.push(`<${name} ${b} ${c}`),
    close: (name) => void found.push(`>${name}`),
    text: (part) => {
      text += part;
    },
  });
  return [...found, text.replace(/^\n|\n$/g, '')];
}

const marked =
  '<?xml version="1.0"?><!-- <c> -->\r\n<x:a b="1 &gt; é" c=\'2>\'>A&amp;&#233;&#13;\r\r\n\n<![CDATA[<z>\r\n]]>😀<d/></x:a>\n';

test.each([
  ['UTF-8', Buffer.from(marked)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${marked}`)],
  ['UTF-16', Buffer.from(`\ufeff${marked}`, 'utf16le')],
])('%s is read alike however its bytes are cut', async (_, bytes) => {
  const whole = await events(bytes, bytes.length);
  expect(whole).toEqual(['<a 1 > é 2>', '<d undefined undefined', '>d', '>a', 'A&é\r\n\n\n<z>\n😀']);
  for (let size = 2; size < 20; size++) expect(await events(bytes, size)).toEqual(whole);
});

test.each([
  ['<a><b></a>', /close tag/],
  ['<a>', /Unclosed/],
  ['<a b="1', /end/],
  ['<a b=1/>', /Unquoted/],
  ['<a>&nbsp;</a>', /entity/],
  ['<a>&constructor;</a>', /entity/],
  ['<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>', /entity/],
  [Buffer.from([0x3c, 0x61, 0x3e, 0xff]), /no utf-8/],
  [Buffer.from([0x3c, 0x61, 0x2f, 0x3e, 0xc3]), /no utf-8/],
  ['<a>'.repeat(10_000), /inside each other/],
  [`<a>${'b'.repeat(5_000_000)}</a>`, /without an end/],
  [`<a b="${'b'.repeat(5_000_000)}"/>`, /without an end/],
])('%# is refused', async (xml, message) => {
  await expect(events(Buffer.from(xml as string))).rejects.toThrow(message);
});

test('a text may be as long as a hundred cells', async () => {
  expect((await events(Buffer.from(`<a>${'b'.repeat(3_276_700)}</a>`))).at(-1)).toHaveLength(3_276_700);
});

test('it stops when it is cancelled', async () => {
  const reason = new Error('cancelled');
  const cancelled = new AbortController();
  const handler = { open: () => cancelled.abort(reason), close() {}, text() {} };
  const read = parseXml(cut(Buffer.from('<a><b/></a>'), 4), handler, cancelled.signal);
  await expect(read).rejects.toBe(reason);
});
