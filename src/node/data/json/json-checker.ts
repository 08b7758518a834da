import { readTextFile } from '../text/read-text-file.ts';

/** Where text stops being JSON. */
export interface JsonFault {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** "is '}', where a value is expected" */
  readonly what: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LF = 0x0a;
/** By byte: 1 for what numbers and words are made of. */
const IN_WORDS = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(/^[-+.0-9A-Za-z]$/.test(String.fromCharCode(byte))),
);
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS = new Set(['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity']);

/**
 * The first place where a file is not JSON (one value or several behind each other); null when there is none. To be
 * asked when the engine has refused it, which says where only by its records.
 * @throws the signal's reason when aborted
 */
export async function findJsonFault(
  path: string,
  many: boolean,
  signal: AbortSignal | undefined,
): Promise<JsonFault | null> {
  const checker = createChecker(many);
  for await (const chunk of readTextFile(path, { signal })) {
    const fault = checker.push(chunk);
    if (fault) return fault;
  }
  return checker.end();
}

/** What may come next: a value, a key or the end of an object, … */
type Wanted = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

const wantedNames: Readonly<Record<Wanted, string>> = {
  value: 'a value is',
  valueOrEnd: 'a value or ] is',
  key: 'a name in quotes is',
  keyOrEnd: 'a name in quotes or } is',
  colon: ': is',
  commaOrEnd: 'a comma or the end of the list or object is',
  nothing: 'nothing more is',
};

function createChecker(many: boolean) {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let line = 1;
  let column = 0;
  let word = '';
  let wordAt = 0;
  let inString = false;
  let escaped = false;
  let isKey = false;
  let values = 0;

  const fault = (found: string, at = column): JsonFault => ({
    line,
    column: at,
    what: `${found}, where ${wantedNames[wanted]} expected`,
  });

  function valueEnded(): void {
    if (open.length === 0) {
      values++;
      wanted = many ? 'value' : 'nothing';
    } else {
      wanted = 'commaOrEnd';
    }
  }

  function wordEnded(): JsonFault | null {
    const text = word;
    word = '';
    if (wanted !== 'value' && wanted !== 'valueOrEnd') return fault(`is '${text}'`, wordAt);
    if (!WORDS.has(text) && !NUMBER.test(text)) {
      return { line, column: wordAt, what: `is '${text.slice(0, 40)}', which is no value of JSON` };
    }
    valueEnded();
    return null;
  }

  /** What each mark does where it is allowed; false where it is not. */
  const marks: Readonly<Record<string, () => boolean>> = {
    '{': () => opens('{', 'keyOrEnd'),
    '[': () => opens('[', 'valueOrEnd'),
    '}': () => closes('{', ['keyOrEnd', 'commaOrEnd', 'key']),
    ']': () => closes('[', ['valueOrEnd', 'commaOrEnd', 'value']),
    ',': () => {
      if (wanted !== 'commaOrEnd') return false;
      wanted = open.at(-1) === '{' ? 'key' : 'value';
      return true;
    },
    ':': () => {
      if (wanted !== 'colon') return false;
      wanted = 'value';
      return true;
    },
    '"': () => {
      isKey = wanted === 'key' || wanted === 'keyOrEnd';
      inString = isKey || wanted === 'value' || wanted === 'valueOrEnd';
      return inString;
    },
  };

  function opens(mark: '{' | '[', next: Wanted): boolean {
    if (wanted !== 'value' && wanted !== 'valueOrEnd') return false;
    open.push(mark);
    wanted = next;
    return true;
  }

  /** A comma before the end is let pass, as by the engine. */
  function closes(mark: '{' | '[', allowed: readonly Wanted[]): boolean {
    if (open.at(-1) !== mark || !allowed.includes(wanted)) return false;
    open.pop();
    valueEnded();
    return true;
  }

  function push(bytes: Uint8Array): JsonFault | null {
    for (const byte of bytes) {
      column++;
      if (inString) {
        if (byte < 0x20) {
          return { line, column, what: 'is a line end or control character inside a text' };
        }
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (isKey) wanted = 'colon';
          else valueEnded();
        }
        continue;
      }
      if (IN_WORDS[byte] === 1) {
        if (word === '') wordAt = column;
        word += String.fromCharCode(byte);
        if (word.length > 10_000) return { line, column: wordAt, what: 'is no value of JSON' };
        continue;
      }
      const wrong = word === '' ? null : wordEnded();
      if (wrong) return wrong;
      if (byte === LF) {
        line++;
        column = 0;
      } else if (byte > 0x20) {
        const mark = String.fromCharCode(byte);
        if (!marks[mark]?.()) return fault(byte < 0x7f ? `is '${mark}'` : 'is no mark of JSON');
      }
    }
    return null;
  }

  function end(): JsonFault | null {
    const wrong = word === '' ? null : wordEnded();
    if (wrong) return wrong;
    if (inString) return { line, column, what: 'is the end of the file, inside a text' };
    if (open.length > 0 || values === 0) return fault('is the end of the file');
    return null;
  }

  return { push, end };
}
