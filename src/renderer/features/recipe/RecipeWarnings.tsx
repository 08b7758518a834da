import { WarningSignIcon } from '@blueprintjs/icons';

/** What the data makes worth knowing before training. */
export function RecipeWarnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    // It scrolls where there are many, which the keyboard has to reach.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls takes the focus
    <section className="recipe-warnings selectable" aria-label="Warnings" tabIndex={0}>
      <WarningSignIcon size={12} />
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  );
}
