/** PEP 8's longest line. */
const WIDTH = 79;

/** A text as a Python literal. What JSON escapes Python reads alike. */
export function pythonText(value: string): string {
  return JSON.stringify(value);
}

/** A double as a Python float: its shortest decimal form, which reads back to the same bits. */
export function pythonNumber(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A category as a text or a number; whole numbers without a point, as they are written in files. */
export function pythonCategory(value: string | number): string {
  return typeof value === 'string' ? pythonText(value) : String(value);
}

export function pythonList(items: readonly string[]): string {
  return lines('[', items, ']', '');
}

/** Name: value pairs as a dict. */
export function pythonDict(entries: Readonly<Record<string, string>>, indent: string): string {
  const items = Object.entries(entries).map(([key, value]) => `${pythonText(key)}: ${value}`);
  return lines(`${indent}{`, items, '}', indent);
}

/** `name = np.array([…])`, for rows of so many numbers in the flat list, or for one plain list. */
export function pythonArray(name: string, values: ArrayLike<number>, columns?: number): string {
  const texts = Array.from(values, pythonNumber);
  if (columns === undefined) return `${lines(`${name} = np.array([`, texts, '])', '')}\n`;
  let text = `${name} = np.array([\n`;
  for (let i = 0; i < texts.length; i += columns) {
    text += `${lines('    [', texts.slice(i, i + columns), ']', '    ')},\n`;
  }
  return `${text}])\n`;
}

/** Items between brackets: on one line when they fit, else as many on a line as fit. */
function lines(open: string, items: readonly string[], close: string, indent: string): string {
  const one = open + items.join(', ') + close;
  // One more for the comma after it.
  if (one.length < WIDTH) return one;
  const inner = `${indent}    `;
  let text = open;
  let line = '';
  for (const item of items) {
    if (line !== '' && line.length + item.length + 2 <= WIDTH) line += ` ${item},`;
    else {
      text += line === '' ? '' : `\n${line}`;
      line = `${inner}${item},`;
    }
  }
  return `${text}\n${line}\n${indent}${close}`;
}
