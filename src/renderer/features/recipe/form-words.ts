import { encodings } from '../../../core/data/encode.ts';
import { type Choice, choicesOf } from './field.ts';
import { fields } from './fields.ts';
import type { Finding } from './findings.ts';
import { partTitles } from './shares.ts';

/** Key of a recipe, as messages write it -> what the form calls it. */
const labels: ReadonlyMap<string, string> = new Map([
  ...fields.map(({ path, label }) => [path.join('.'), label] as const),
  ...Object.entries(partTitles).map(([part, title]) => [`split.${part}`, title] as const),
]);

/** Key of a recipe -> what may be chosen there. */
const choices: ReadonlyMap<string, readonly Choice[]> = new Map([
  ...fields.flatMap(({ path, control }) =>
    control.kind === 'choice' ? [[path.join('.'), control.choices] as const] : [],
  ),
  ['prepare.encode', choicesOf(encodings)],
]);

/** Keys that messages call by other words where a value follows. */
const short: Readonly<Record<string, string>> = {
  order: 'split.order',
  optimizer: 'optimizer.kind',
  output: 'model.output',
  'scaling by': 'prepare.scale',
};

/** What the form says in another way altogether, by the key that it is about. */
const told: Readonly<Record<string, { readonly when: RegExp; readonly say: string }>> = {
  'data.target': { when: /^is missing;.*/, say: 'Choose the column that is to be predicted' },
  'split.column': {
    when: /^is missing;.*/,
    say: 'Choose the column that says which part a row belongs to',
  },
};

/** In the form features are ticked, and never left out. */
const LEFT_OUT =
  'While data.features is left out, every column but the target is a feature: name there those to use.';
const TICK = 'Tick under data.features those to use.';

const keys = [...labels.keys()].filter((key) => key.includes('.')).sort((a, b) => b.length - a.length);

/**
 * A key, with the colon that leads to a value; `{ "name": 'value' }`, as an encoding is written; a short name before a
 * value; a text in quotes. What stands in quotes and is no choice is a name or a cell of the data, and left alone.
 */
const TOKEN = new RegExp(
  [
    `(?<![\\w.])(?<key>${keys.map((key) => key.replaceAll('.', '\\.')).join('|')})(?![\\w[]|\\.\\w)(?::(?= ['{]))?`,
    `\\{ "(?:[^"\\\\]|\\\\.)*": '(?<encoding>\\w+)' \\}`,
    `\\b(?<short>${Object.keys(short).join('|')})(?= ')`,
    `(?<![\\p{L}\\d])'(?<quoted>[^']*)'(?<cell> in )?`,
    '"(?:[^"\\\\]|\\\\.)*"',
  ].join('|'),
  'gu',
);

/**
 * A message with the form's own labels in place of the recipe's keys and values: "choose split.order 'stratified'" is
 * "choose Order 'Stratified'" there.
 * @param own key that the message is about, whose values it may name alone
 */
export function inFormWords(message: string, own?: string): string {
  let offered = own === undefined ? undefined : choices.get(own);
  const labelOf = (value: string) => offered?.find((choice) => choice.value === value)?.label;
  return message.replace(LEFT_OUT, TICK).replace(TOKEN, (text, ...rest) => {
    const groups = rest.at(-1) as Partial<Record<string, string>>;
    const { key, encoding, quoted, cell } = groups;
    if (key !== undefined) {
      offered = choices.get(key);
      return labels.get(key)!;
    }
    if (groups.short !== undefined) {
      offered = choices.get(short[groups.short]!);
      return text;
    }
    const label = labelOf(encoding ?? quoted ?? '');
    return label === undefined || cell !== undefined ? text : `'${label}'`;
  });
}

/** What the check found, for the form. */
export function findingInFormWords({ path, message }: Finding): Finding {
  const other = told[path];
  if (other?.when.test(message)) return { path, message: message.replace(other.when, other.say) };
  return { path, message: inFormWords(message, path) };
}
