/** What memory.test.ts has bundled for its threads. */
export { readModel } from '../../../src/core/format/model-file.ts';
export { readRecipe } from '../../../src/core/format/recipe.ts';
