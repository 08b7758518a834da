import { create } from 'zustand';

export type RecipeView = 'form' | 'json';

/** How the Recipe panel shows the recipe; kept here because layouts take the panel away and bring it back. */
export const useRecipeView = create<{ readonly view: RecipeView }>()(() => ({ view: 'form' }));

export function showRecipeAs(view: RecipeView): void {
  useRecipeView.setState({ view });
}
