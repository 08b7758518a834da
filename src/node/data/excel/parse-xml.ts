import { parser as createParser } from 'sax';

export type Attributes = Readonly<Record<string, string | undefined>>;

/** What is told of an XML document while it is read. Names of marks come without a prefix of a namespace. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** Letters without a mark: far more than a cell can hold (32,767), few enough to be kept. */
const LONGEST = 4 * 2 ** 20;
/** Marks inside marks; workbooks have some ten. */
const DEEPEST = 256;
/** With no other parent, so that `&constructor;` is none. */
const entities = { __proto__: null, amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" } as unknown as Record<
  string,
  string
>;

/**
 * Reads XML as its bytes come in.
 * @throws Error when it is not well-formed
 */
export async function parseXml(
  pieces: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  signal?: AbortSignal,
): Promise<void> {
  const parser = createParser(true, { position: false });
  parser.ENTITIES = entities;
  let depth = 0;
  /** Since the last mark. */
  let letters = 0;
  parser.onerror = ({ message }) => {
    throw new Error(message);
  };
  parser.onopentag = ({ name, attributes }) => {
    if (++depth > DEEPEST) throw new Error('too many marks stand inside each other');
    letters = 0;
    handler.open(localName(name), attributes as Attributes);
  };
  parser.onclosetag = (name) => {
    depth--;
    letters = 0;
    handler.close(localName(name));
  };
  parser.ontext = parser.oncdata = (text) => handler.text(text);

  for await (const text of decoded(pieces)) {
    signal?.throwIfAborted();
    letters += text.length;
    parser.write(text);
    if (letters > LONGEST) throw new Error('a mark or text without an end');
  }
  parser.close();
}

/** With the line ends that XML has: sax leaves them alone. */
async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let afterReturn = false;
  const decode = (piece?: Uint8Array) => {
    try {
      return decoder!.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new Error(`bytes that are no ${decoder!.encoding}`);
    }
  };
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : 'utf-8', {
      fatal: true,
    });
    let text = decode(piece);
    if (text === '') continue;
    if (afterReturn && text.startsWith('\n')) text = text.slice(1);
    afterReturn = text.endsWith('\r');
    yield text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }
  if (decoder) decode();
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
