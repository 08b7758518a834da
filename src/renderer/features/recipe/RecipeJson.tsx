import { Button, Classes } from '@blueprintjs/core';
import { useId, useRef } from 'react';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { type DraftCheck, keepText, replaceDraft } from '../../state/recipe-draft.ts';
import { FindingList } from './FindingList.tsx';
import { readText, textOf } from './json-text.ts';
import { endTyping, typeInto } from './typing.ts';

interface RecipeJsonProps {
  readonly dataset: DatasetSummary;
  readonly check: DraftCheck;
}

/** The recipe as its file holds it. What is no JSON stays as it is typed, and is not trained. */
export function RecipeJson({ dataset, check }: RecipeJsonProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = check.text ?? textOf(check.draft);
  const problem = check.broken;

  const change = (next: string) => {
    const read = readText(next);
    if ('draft' in read) {
      // Text that was broken until now is no step of its own.
      if (problem) keepText(dataset, undefined);
      typeInto(dataset, 'json', () => replaceDraft(dataset, read.draft));
    }
    keepText(dataset, next);
  };
  const goTo = (at: number) => {
    area.current?.focus();
    area.current?.setSelectionRange(at, at + 1);
  };

  return (
    <div className="recipe-json">
      <textarea
        ref={area}
        id={`${id}-text`}
        className={`${Classes.INPUT} ${problem ? Classes.INTENT_DANGER : ''}`}
        aria-label="Recipe as JSON"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problems`}
        spellCheck={false}
        wrap="off"
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={endTyping}
      />
      <div id={`${id}-problems`} className="recipe-json-problems">
        {problem ? (
          <p className="field-error" role="alert">
            {problem.problem}
            {problem.at !== undefined && (
              <Button size="small" variant="minimal" text="Show" onClick={() => goTo(problem.at!)} />
            )}
          </p>
        ) : (
          <FindingList findings={check.findings} />
        )}
      </div>
    </div>
  );
}
