import { useMemo, useRef } from 'react';
import { pathText } from '../../../core/format/shapes.ts';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { type Draft, type DraftCheck, type DraftValue, editDraft } from '../../state/recipe-draft.ts';
import { defaultAt, editOf, isObject, type Path, valueAt } from './draft-path.ts';
import { FieldRow } from './FieldRow.tsx';
import { FindingList } from './FindingList.tsx';
import { FoldedSection } from './FoldedSection.tsx';
import { type Field, shownValue } from './field.ts';
import { fields, sections } from './fields.ts';
import { assignFindings, type Finding } from './findings.ts';
import { findingInFormWords } from './form-words.ts';
import { inWords } from './number-findings.ts';
import { type Parameters, parametersOf } from './parameters.ts';
import { inPercent, type PartDefaults } from './shares.ts';
import { endTyping, typeInto } from './typing.ts';

interface RecipeFormProps {
  readonly dataset: DatasetSummary;
  readonly check: DraftCheck;
}

/** The recipe as a form, drawn from the table of fields. */
export function RecipeForm({ dataset, check }: RecipeFormProps) {
  const { draft, findings } = check;
  const isShown = ({ shown }: Field) => shown?.(draft) ?? true;
  const { at, others } = assignFindings(
    findings,
    fields.filter(isShown).map(({ path }) => path),
  );

  const edit = (path: Path, value: DraftValue | undefined) => {
    const whole = editOf(draft, path, value);
    editDraft(whole.path, whole.value);
  };
  const set = (path: Path, value: DraftValue | undefined) => {
    endTyping();
    edit(path, value);
  };
  const type = (path: Path, value: DraftValue | undefined) =>
    typeInto(dataset, pathText(path), () => edit(path, value));

  const parameters = useParameters(check);
  const row = (field: Field) => (
    <FieldRow
      key={pathText(field.path)}
      field={field}
      findings={findingsOf(field, at.get(pathText(field.path)) ?? [])}
      value={shownValue(field, draft)}
      draft={draft}
      dataset={dataset}
      outlook={check.outlook}
      parameters={parameters}
      set={(value, path = field.path) => set(path, value)}
      type={(value, path = field.path) => type(path, value)}
    />
  );
  const findingsOf = (field: Field, found: readonly Finding[]) => {
    if (field.control.kind !== 'shares') return inWords(found, field, draft).map(findingInFormWords);
    const split = isObject(draft.split) ? draft.split : {};
    return found
      .map((finding) => inPercent(finding, split, defaultAt(['split']) as unknown as PartDefaults))
      .map(findingInFormWords);
  };

  return (
    <form className="recipe-form" aria-label="Recipe" onSubmit={(event) => event.preventDefault()}>
      <FindingList findings={others.map(findingInFormWords)} />
      {sections.map(({ title, note, fields: own, folded }) => {
        const rows = own.filter(isShown);
        if (rows.length === 0) return null;
        if (!folded) {
          return (
            <section key={title} aria-label={title}>
              <h3 className="section-title">
                {title}
                {note && <span className="recipe-section-note">{note(draft)}</span>}
              </h3>
              {rows.map(row)}
            </section>
          );
        }
        const filled = rows.filter(({ path }) => says(draft, path));
        const wrong = rows.some(({ path }) => at.has(pathText(path)));
        return (
          <FoldedSection
            key={title}
            title={title}
            note={noteOf(filled)}
            open={filled.length > 0}
            forced={wrong}
          >
            {rows.map(row)}
          </FoldedSection>
        );
      })}
    </form>
  );
}

/** The parameters of the draft's network; while something is wrong with the draft, those it had before. */
function useParameters({ recipe, outlook }: DraftCheck): Parameters | undefined {
  const last = useRef<Parameters>(undefined);
  const now = useMemo(() => recipe && outlook && parametersOf(recipe.model, outlook), [recipe, outlook]);
  if (now) last.current = now;
  return now ?? last.current;
}

/** Whether the draft says something there that the recipe would not take anyway. */
function says(draft: Draft, path: Path): boolean {
  const value = valueAt(draft, path);
  return value !== undefined && value !== defaultAt(path);
}

function noteOf(filled: readonly Field[]): string {
  return filled.length > 0 ? filled.map(({ label }) => label).join(', ') : 'none';
}
