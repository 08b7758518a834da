import { decodeRecipe, type Recipe } from '../../../core/format/recipe.ts';
import { losses } from '../../../core/nn/losses.ts';
import { optimizers } from '../../../core/nn/optimizers.ts';
import type { Draft, DraftValue } from '../../state/recipe-draft.ts';

export type Path = readonly string[];

export function isObject(value: DraftValue | undefined): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function valueAt(draft: DraftValue | undefined, path: Path): DraftValue | undefined {
  let value = draft;
  for (const key of path) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

/** Tells of a draft whether it has the key at a path. */
export function isThere(...path: string[]): (draft: Draft) => boolean {
  return (draft) => valueAt(draft, path) !== undefined;
}

/** What the recipe takes where a key is left out, as the core itself says it; keys that must be there have none. */
const defaults = defaultsOf(
  decodeRecipe({
    format: 'descent-recipe',
    version: 1,
    data: { file: 'any', target: 'any' },
    loss: { kind: Object.keys(losses)[0] },
    optimizer: { kind: Object.keys(optimizers)[0] },
    run: { epochs: 1 },
  }),
);

function defaultsOf({ split, prepare, model, penalty, run: { epochs: _, ...run } }: Recipe): Draft {
  return JSON.parse(JSON.stringify({ split, prepare, model, penalty, run })) as Draft;
}

/** The default of a key, undefined where it has none. */
export function defaultAt(path: Path): DraftValue | undefined {
  return valueAt(defaults, path);
}

/** What a key comes to: its value in the draft or its default. */
export function effectiveValue(draft: Draft, path: Path): DraftValue | undefined {
  const value = valueAt(draft, path);
  if (value !== undefined) return value;
  // A seed that is left out of an object that is there has no default: it continues the step before.
  const continues = path.at(-1) === 'seed' && valueAt(draft, path.slice(0, -1)) !== undefined;
  return continues ? undefined : defaultAt(path);
}

/**
 * What to edit so that the key at a path gets a value: the key itself, or, where the object around it is
 * left out, that object with the rest of its default written out.
 */
export function editOf(
  draft: Draft,
  path: Path,
  value: DraftValue | undefined,
): { readonly path: Path; readonly value: DraftValue | undefined } {
  const parent = path.slice(0, -1);
  const whole = defaultAt(parent);
  if (parent.length < 2 || valueAt(draft, parent) !== undefined || !isObject(whole)) return { path, value };
  const { [path.at(-1)!]: _, ...others } = whole;
  return { path: parent, value: value === undefined ? others : { ...whole, [path.at(-1)!]: value } };
}
