/** "a", "a and b", "a, b and c", "a, b, c and 4 more" */
export function someNames(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** "1 row", "2 test rows" */
export function rowsText(count: number, kind = ''): string {
  return `${count} ${kind && `${kind} `}${count === 1 ? 'row' : 'rows'}`;
}
