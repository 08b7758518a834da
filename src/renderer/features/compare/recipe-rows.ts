import { compareRecipes } from '../../../core/evaluate/compare.ts';
import type { Recipe } from '../../../core/format/recipe.ts';
import { formatNumber } from '../../components/format.ts';

/** A key of the recipes as the comparison shows it. */
export interface RecipeRow {
  readonly path: string;
  readonly texts: readonly string[];
  /** Whether a recipe's value is another than the first one's. */
  readonly differs: readonly boolean[];
}

/** The keys in which recipes differ, or all of them. */
export function recipeRows(recipes: readonly Recipe[], all = false): RecipeRow[] {
  return compareRecipes(recipes, all)
    .filter(({ path }) => path !== 'format' && path !== 'version')
    .map(({ path, values }) => {
      const texts = values.map(valueText);
      return { path, texts, differs: texts.map((text) => text !== texts[0]) };
    });
}

/** A value's text on the screen: whole numbers have their thousands parted as everywhere. */
export function shownText(text: string): string {
  return /^-?\d{1,15}$/.test(text) ? formatNumber(Number(text)) : text;
}

/** A value as a reader would write it; a dash where the key is not there. */
export function valueText(value: unknown): string {
  if (value === undefined) return '\u2013';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueText).join(', ');
  return isLayer(value) ? layerText(value) : JSON.stringify(value);
}

type Layer = Recipe['model']['hidden'][number];

function isLayer(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && 'units' in value && 'activation' in value;
}

function layerText({ units, activation, pieces }: Layer): string {
  return `${units} ${activation}${pieces === undefined ? '' : ` of ${pieces}`}`;
}
