import { Classes } from '@blueprintjs/core';
import { useEffect, useId, useState } from 'react';
import type { ProblemData } from '../../../../core/problem.ts';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import { countOf, formatNumber } from '../../../components/format.ts';
import { tryAsk } from '../../../state/client.ts';
import { type Draft, editDraft } from '../../../state/recipe-draft.ts';
import { valueAt } from '../../recipe/draft-path.ts';
import { endTyping, typeInto } from '../../recipe/typing.ts';
import { type Counted, createRowCounter } from './row-counter.ts';

interface WhereBoxProps {
  readonly dataset: DatasetSummary;
  readonly draft: Draft;
}

const PATH = ['data', 'where'];

/** The condition on the rows that are trained on: the recipe's own, with the rows that meet it or what is wrong with it. */
export function WhereBox({ dataset, draft }: WhereBoxProps) {
  const id = useId();
  const written = valueAt(draft, PATH);
  const where = typeof written === 'string' ? written : '';
  const counted = useCounted(dataset, where);
  const wrong = counted?.state === 'wrong' ? counted.problem : undefined;
  return (
    <div className="where">
      <label htmlFor={id}>Rows where</label>
      <input
        id={id}
        type="text"
        className={`${Classes.INPUT} ${Classes.SMALL}`}
        placeholder={`every row, or a condition in SQL: ${example(dataset)}`}
        title="Only the rows that meet it are trained and tested on; it is a part of the recipe"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-said ${id}-shown`}
        value={where}
        onChange={({ currentTarget }) => {
          const text = currentTarget.value;
          typeInto(dataset, PATH.join('.'), () => editDraft(PATH, text === '' ? undefined : text));
        }}
        onBlur={endTyping}
      />
      <span className={wrong ? 'where-said field-error' : 'where-said'}>
        <output id={`${id}-said`} className={wrong ? undefined : 'num'}>
          {wrong ? problemText(wrong) : countText(counted, dataset.rows)}
        </output>
        {counted?.state === 'counted' && (
          <span id={`${id}-shown`} className="muted">
            {' '}
            {counted.rows === 1 ? 'meets' : 'meet'} it; all rows are shown
          </span>
        )}
      </span>
    </div>
  );
}

/** What is wrong, without the path of the key that one is typing into. */
function problemText({ message, hint, fields }: ProblemData): string {
  const here = fields?.find(({ path }) => path === PATH.join('.'));
  return `${here?.message ?? message}. ${hint}`;
}

function countText(counted: Counted | undefined, rows: number): string {
  if (counted?.state !== 'counted') return counted ? 'counting…' : '';
  return `${formatNumber(counted.rows)} of ${countOf(rows, 'row')}`;
}

/** A condition that could be typed on this data. */
function example({ columns }: DatasetSummary): string {
  const number = columns.find(({ type }) => type === 'number' || type === 'integer');
  const name = (number ?? columns[0])?.name ?? 'x';
  const plain = /^[a-z_][a-z0-9_]*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
  return number ? `${plain} > 4` : `${plain} IS NOT NULL`;
}

/** How many rows meet a condition; undefined of none. */
function useCounted(dataset: DatasetSummary, where: string): Counted | undefined {
  const { id, receipt, sha256 } = dataset;
  const [counted, setCounted] = useState<Counted>();
  const [counter, setCounter] = useState<ReturnType<typeof createRowCounter>>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file that is read anew has other rows
  useEffect(() => {
    const next = createRowCounter((text) => tryAsk('dataset.countWhere', { id, where: text }), setCounted);
    setCounter(next);
    return next.end;
  }, [id, receipt, sha256]);
  useEffect(() => counter?.mean(where), [counter, where]);
  return counted;
}
