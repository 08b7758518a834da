import { Problem, quote } from '../../../core/problem.ts';

/** A text as a literal of SQL, or as an expression of literals: SQL ends at a NUL. */
export function literal(text: string): string {
  const parts = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? parts[0]! : `(${parts.join(' || chr(0) || ')})`;
}

/** A name in SQL. @throws Problem for a NUL, at which SQL ends */
export function identifier(name: string): string {
  if (!name.includes('\0')) return `"${name.replaceAll('"', '""')}"`;
  throw new Problem(
    'data',
    `The column ${quote(name)} has a NUL character in its name, which cannot be written there`,
    'Give it another name in the file that it comes from.',
  );
}

/** "1,234" for messages. */
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
