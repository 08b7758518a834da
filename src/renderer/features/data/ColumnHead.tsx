// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot be drawn in parts
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and tells its active cell
import { PopoverNext } from '@blueprintjs/core';
import type { ColumnSummary, DatasetSummary } from '../../../shared/datasets.ts';
import { countOf, formatNumber } from '../../components/format.ts';
import type { Draft } from '../../state/recipe-draft.ts';
import { ColumnCard } from './ColumnCard.tsx';
import { type ColumnRole, roleTitles } from './column-role.ts';
import { Histogram } from './Histogram.tsx';

interface ColumnHeadProps {
  readonly id: string;
  readonly column: ColumnSummary;
  readonly place: number;
  readonly width: number;
  readonly role: ColumnRole;
  readonly active: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly dataset: DatasetSummary;
  readonly draft: Draft;
}

/** A column's name, kind, unit, missing cells, histogram and range; opens its card. */
export function ColumnHead(props: ColumnHeadProps) {
  const { id, column, place, width, role, active, open, onOpen, dataset, draft } = props;
  const { name, unit, about, missing, texts } = column;
  const kind = texts ? 'text' : 'numbers';
  return (
    <div
      className={`grid-head-cell role-${role}`}
      role="columnheader"
      id={id}
      aria-colindex={place + 2}
      data-active={active || undefined}
      style={{ width }}
    >
      <PopoverNext
        isOpen={open}
        onInteraction={onOpen}
        placement="bottom"
        animation="minimal"
        fill
        content={<ColumnCard column={column} role={role} dataset={dataset} draft={draft} />}
      >
        <button
          type="button"
          tabIndex={-1}
          title={[about, unit, kind, missing > 0 && countOf(missing, 'missing cell')]
            .filter(Boolean)
            .join(' \u00b7 ')}
        >
          <span className="grid-name">
            <span className="truncate">{name}</span>
            <span className="grid-kind" aria-hidden="true">
              {texts ? 'Aa' : '#'}
            </span>
            <span className="visually-hidden">, {kind}</span>
          </span>
          <span className="grid-unit truncate">
            {role !== 'feature' && <span className="tag">{roleTitles[role]}</span>}
            {missing > 0 && <span className="warning"> {formatNumber(missing)} missing</span>}
            <span aria-hidden="true"> {unit}</span>
          </span>
          <Histogram column={column} width={width - 17} height={20} />
          <Range column={column} />
        </button>
      </PopoverNext>
    </div>
  );
}

/** From the least to the greatest, or how many texts there are. */
function Range({ column: { min, max, texts } }: { readonly column: ColumnSummary }) {
  return (
    <span className="grid-range" aria-hidden="true">
      {texts ? (
        <span>{countOf(texts.distinct, 'text')}</span>
      ) : (
        <>
          <span>{formatNumber(min, 3)}</span>
          <span>{formatNumber(max, 3)}</span>
        </>
      )}
    </span>
  );
}
