import { Button } from '@blueprintjs/core';
import type { IconName } from '@blueprintjs/icons';
import { descentOf, type Recipe } from '../../../core/format/recipe.ts';
import type { Plan } from '../../../core/train/plan.ts';
import type { CommandId } from '../../../shared/commands.ts';
import { countOf, formatNumber } from '../../components/format.ts';
import type { DraftCheck } from '../../state/recipe-draft.ts';
import { showRecipeAs } from '../../state/recipe-view.ts';
import { useCommand } from '../../state/use-command.ts';

/** What the recipe comes to before it is trained, and the way back. */
export function RecipeFooter({ check }: { readonly check: DraftCheck }) {
  const { plan, recipe, findings, broken } = check;
  const mend = broken ? <MendText /> : <Mend count={new Set(findings.map(({ path }) => path)).size} />;
  return (
    <footer className="recipe-footer">
      <p role="status">
        {plan && recipe ? <PlanLine plan={plan} recipe={recipe} /> : findings.length > 0 && mend}
      </p>
      <Step id="undoRecipe" icon="undo" />
      <Step id="redoRecipe" icon="redo" />
    </footer>
  );
}

/** A step back or forth, as a sign alone. */
function Step({ id, icon }: { readonly id: CommandId; readonly icon: IconName }) {
  const { label, about, shortcut, ariaShortcut, enabled, run } = useCommand(id);
  return (
    <Button
      variant="minimal"
      size="small"
      icon={icon}
      aria-label={label}
      aria-keyshortcuts={ariaShortcut}
      title={shortcut ? `${about} (${shortcut})` : about}
      disabled={enabled !== true}
      onClick={run}
    />
  );
}

function PlanLine({ plan, recipe }: { readonly plan: Plan; readonly recipe: Recipe }) {
  const { parameters, updates, updatesPerEpoch, epochs, rows } = plan;
  const { kind } = recipe.optimizer;
  return (
    <>
      <span className="recipe-sums">
        <b>{formatNumber(parameters)}</b> {parameters === 1 ? 'parameter' : 'parameters'}
        {kind === 'leastSquares' ? (
          ' \u00b7 solved at once'
        ) : (
          <>
            {' \u00b7 '}
            <b>{formatNumber(updates)}</b> {wordFor(kind)}
            {updates === 1 ? '' : 's'}
          </>
        )}
      </span>{' '}
      <span className="recipe-steps">
        {descentOf(recipe) && (
          <span>
            {countOf(epochs, 'epoch')} × {countOf(updatesPerEpoch, 'batch', 'batches')}
            {' · '}
          </span>
        )}
        <span>
          {formatNumber(rows.train)} train
          {rows.validation > 0 && ` \u00b7 ${formatNumber(rows.validation)} validation`}
          {rows.test > 0 && ` \u00b7 ${formatNumber(rows.test)} test`}
        </span>
      </span>
    </>
  );
}

const wordFor = (kind: string) => (kind === 'exhaustive' ? 'point' : 'update');

/** Leads to the text that is no JSON. */
function MendText() {
  return (
    <button
      type="button"
      className="recipe-mend"
      onClick={(event) => {
        const panel = event.currentTarget.closest('.recipe');
        showRecipeAs('json');
        requestAnimationFrame(() => panel?.querySelector('textarea')?.focus());
      }}
    >
      The JSON has to be mended before training
    </button>
  );
}

/** Leads to the first of the fields that are wrong. */
function Mend({ count }: { readonly count: number }) {
  return (
    <button
      type="button"
      className="recipe-mend"
      onClick={(event) => {
        const panel = event.currentTarget.closest('.recipe');
        (
          panel?.querySelector<HTMLElement>('[aria-invalid=true]') ?? panel?.querySelector('textarea')
        )?.focus();
      }}
    >
      {count === 1 ? 'One value has' : `${count} values have`} to be mended before training
    </button>
  );
}
