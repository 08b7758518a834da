import type { DraftValue } from '../../state/recipe-draft.ts';
import { isObject } from './draft-path.ts';

/** What a recipe says of how its file is read, in a few words: "delimiter ;, decimal ,, 2 columns". */
export function readingText(read: DraftValue | undefined): string {
  if (!isObject(read)) return JSON.stringify(read ?? null);
  const said = Object.entries(read).map(([key, value]) => {
    if (key !== 'columns') return `${words[key] ?? key} ${shown(value)}`;
    const count = isObject(value) ? Object.keys(value).length : 0;
    return count === 1 ? '1 column corrected' : `${count} columns corrected`;
  });
  return said.length > 0 ? said.join(' \u00b7 ') : 'as found out';
}

const words: Readonly<Record<string, string>> = {
  grouping: 'thousands',
  skipLines: 'lines skipped',
  badRows: 'bad rows:',
  missing: 'missing:',
};

function shown(value: DraftValue): string {
  if (value === '') return 'none';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (value === '\t') return 'tab';
  return Array.isArray(value) ? value.map(shown).join(', ') : String(value);
}
