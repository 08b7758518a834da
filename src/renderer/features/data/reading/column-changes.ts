import type { ColumnSummary } from '../../../../shared/datasets.ts';
import { formatNumber } from '../../../components/format.ts';
import { typeWords } from '../column/column-type.ts';

type Columns = readonly Pick<ColumnSummary, 'name' | 'type'>[];

/** Columns that are named at most, of each kind of change. */
const NAMED = 5;

/** What reading a file anew made of its columns: "weight: number → text", "new: x1, x2", "gone: cost". */
export function columnChanges(before: Columns, after: Columns): string[] {
  const was = new Map(before.map(({ name, type }) => [name, type]));
  const is = new Set(after.map(({ name }) => name));
  const retyped = after.flatMap(({ name, type }) => {
    const old = was.get(name);
    const changed = old !== undefined && old !== type;
    return changed ? [`${name}: ${typeWords[old].word} \u2192 ${typeWords[type].word}`] : [];
  });
  const added = after.filter(({ name }) => !was.has(name)).map(({ name }) => name);
  const gone = before.filter(({ name }) => !is.has(name)).map(({ name }) => name);
  return [
    ...(retyped.length > 0 ? [some(retyped)] : []),
    ...(added.length > 0 ? [`new: ${some(added)}`] : []),
    ...(gone.length > 0 ? [`gone: ${some(gone)}`] : []),
  ];
}

function some(texts: readonly string[]): string {
  const more = texts.length - NAMED;
  return texts.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${formatNumber(more)} more` : '');
}
