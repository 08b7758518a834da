import { pathText } from '../../../core/format/shapes.ts';
import { quote } from '../../../core/problem.ts';
import { numberProblem } from '../../components/typed-number.ts';
import type { Draft, DraftValue } from '../../state/recipe-draft.ts';
import { isObject, type Path, valueAt } from './draft-path.ts';
import type { Field } from './field.ts';
import type { Finding } from './findings.ts';

const numeric: ReadonlySet<Field['control']['kind']> = new Set(['number', 'batch', 'firstValues']);

/** The bound of every whole number; said only where no narrower one is broken too. */
const WIDEST = String(Number.MAX_SAFE_INTEGER);

/**
 * What the recipe's check found about a number, for the one who types it: a text is told as what it is and
 * not as a wrong type, and a number in the way it was typed, 1e30 and not 1e+30.
 */
export function inWords(findings: readonly Finding[], field: Field, draft: Draft): readonly Finding[] {
  if (!numeric.has(field.control.kind)) return findings;
  const narrow = findings.filter(({ message }) => !message.endsWith(WIDEST));
  return (narrow.length > 0 ? narrow : findings).map((finding) => wordOf(finding, field, draft));
}

function wordOf(finding: Finding, field: Field, draft: Draft): Finding {
  const value = valueIn(draft, field.path, finding.path);
  if (typeof value === 'string' && value !== 'all') return { ...finding, message: numberProblem(value) };
  if (typeof value !== 'number') return finding;
  return { ...finding, message: finding.message.replace(quote(value), quote(value).replace('e+', 'e')) };
}

/** The value of the field, or that of the name in it which the finding is about. */
function valueIn(draft: Draft, path: Path, found: string): DraftValue | undefined {
  const value = valueAt(draft, path);
  if (!isObject(value)) return value;
  const name = Object.keys(value).find((key) => pathText([...path, key]) === found);
  return name === undefined ? undefined : value[name];
}
