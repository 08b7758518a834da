/** What is told of an XML document while it is read. Names come without a prefix of a namespace. */
export interface XmlHandler {
  /** @param tag all that stands between < and > */
  open(name: string, tag: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** Longer than any mark or text that Excel writes. */
const LONGEST = 16 * 2 ** 20;

/**
 * Reads XML as its bytes come in: only what the parts of a workbook use (no DTD, no entities of its own).
 * @throws Error when a mark or a text has no end
 */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  signal?: AbortSignal,
): Promise<void> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let rest = '';
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : 'utf-8');
    rest = readMarks(rest + decoder.decode(piece, { stream: true }), handler);
    if (rest.length > LONGEST) throw new Error('a mark or text without an end');
  }
  if (rest.trim() !== '') throw new Error('it ends inside a mark');
}

/** @returns what is not whole yet */
function readMarks(text: string, handler: XmlHandler): string {
  let at = 0;
  for (;;) {
    const start = text.indexOf('<', at);
    if (start < 0) return text.slice(at);
    const end = endOfMark(text, start);
    if (end < 0) return text.slice(at);
    if (start > at) handler.text(plain(text.slice(at, start)));
    at = end;
    const first = text.charCodeAt(start + 1);
    if (first === EXCLAMATION || first === QUESTION) {
      if (text.startsWith(CDATA, start)) handler.text(text.slice(start + CDATA.length, end - 3));
      continue;
    }
    if (first === SLASH) {
      handler.close(nameOf(text, start + 2, end - 1));
      continue;
    }
    const closed = text.charCodeAt(end - 2) === SLASH;
    const tag = text.slice(start + 1, closed ? end - 2 : end - 1);
    const name = nameOf(tag, 0, tag.length);
    handler.open(name, tag);
    if (closed) handler.close(name);
  }
}

const EXCLAMATION = 0x21;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const QUESTION = 0x3f;
const SLASH = 0x2f;
const COLON = 0x3a;
const CDATA = '<![CDATA[';

/** Behind the > that ends the mark; -1 when it has not come yet. */
function endOfMark(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return behind(text, '-->', start + 4);
  if (text.startsWith(CDATA, start)) return behind(text, ']]>', start);
  // A part of "<!--" or of CDATA may look like another mark.
  if (text.length - start < CDATA.length && text.charCodeAt(start + 1) === EXCLAMATION) return -1;
  let at = start + 1;
  for (;;) {
    const end = text.indexOf('>', at);
    if (end < 0) return -1;
    const quote = firstQuote(text, at, end);
    if (quote < 0) return end + 1;
    // A > may stand inside an attribute.
    const closing = text.indexOf(text[quote]!, quote + 1);
    if (closing < 0) return -1;
    at = closing + 1;
  }
}

function firstQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const letter = text.charCodeAt(at);
    if (letter === DOUBLE_QUOTE || letter === SINGLE_QUOTE) return at;
  }
  return -1;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function nameOf(text: string, from: number, to: number): string {
  let start = from;
  let at = from;
  for (; at < to; at++) {
    const letter = text.charCodeAt(at);
    if (letter <= 0x20 || letter === SLASH) break;
    if (letter === COLON) start = at + 1;
  }
  return text.slice(start, at);
}

/** The value of an attribute; undefined when the mark has none of this name. */
export function attribute(tag: string, name: string): string | undefined {
  const start = tag.indexOf(` ${name}="`);
  if (start >= 0) {
    const from = start + name.length + 3;
    return plain(tag.slice(from, tag.indexOf('"', from)));
  }
  // Nobody writes so but by hand.
  if (!/['\t\r\n]| =/.test(tag)) return undefined;
  const [, double, single] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? [];
  const value = double ?? single;
  return value === undefined ? undefined : plain(value);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(text: string): string {
  if (!text.includes('&') && !text.includes('\r')) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (all, hex, digits, name) => {
      if (name !== undefined) return named[name] ?? all;
      const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    });
}
