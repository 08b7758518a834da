/** A text as a literal of SQL. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A name in SQL. */
export const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** "1,234" for messages. */
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
