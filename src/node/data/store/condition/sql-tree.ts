/** A piece of the engine's own reading of some SQL. Numbers are kept as they were written: see `parseTree`. */
export type Tree = { [key: string]: Tree } | Tree[] | string | boolean | null;

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
const NUMBER = /\{"#":"([^"\\]*)"\}/g;

/**
 * JSON whose numbers become `{ '#': text }`, since a whole number of a condition may be one that no double holds.
 * No key of the engine's is '#', and in a text of the user's the quotes are escaped.
 */
export function parseTree(json: string): Tree {
  return JSON.parse(
    json.replace(TOKEN, (token) => (token.startsWith('"') ? token : `{"#":"${token}"}`)),
  ) as Tree;
}

export function printTree(tree: Tree): string {
  return JSON.stringify(tree).replace(NUMBER, '$1');
}

/** A number of it as a double. */
export function numberIn(tree: Tree | undefined): number | undefined {
  return tree && typeof tree === 'object' && '#' in tree ? Number(tree['#']) : undefined;
}
