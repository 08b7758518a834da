import type { Receipt } from '../core/data/receipt.ts';

/** What should be known of how a file was read before its numbers are believed. */
export function receiptDoubts({ ambiguous, ambiguousCells, warnings }: Receipt, name: string): string[] {
  const first = ambiguous[0];
  if (!first) return [...warnings];
  const where = first.line === null ? '' : ` line ${first.line}:`;
  const cells = ambiguousCells === 1 ? '1 cell' : `${ambiguousCells} cells`;
  const example = `${name}${where} '${first.text}' in ${first.column} was read as ${first.readAs}`;
  return [`${cells} could mean something else: ${example}; \`descent data\` lists them.`, ...warnings];
}
