// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot be drawn in parts
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and tells its active cell
import { PopoverNext } from '@blueprintjs/core';
import type { RowOrder } from '../../../../core/data/rows.ts';
import type { ColumnSummary, DatasetSummary } from '../../../../shared/datasets.ts';
import { countOf, formatNumber } from '../../../components/format.ts';
import type { Draft } from '../../../state/recipe-draft.ts';
import { ColumnCard } from '../column/ColumnCard.tsx';
import { type ColumnRole, roleTitles } from '../column/column-role.ts';
import { isNumeric, typeWords } from '../column/column-type.ts';
import { Histogram } from '../column/Histogram.tsx';
import { TypeIcon } from '../column/TypeIcon.tsx';
import { hasRoomBeside } from './column-width.ts';
import { ariaSortOf } from './row-order.ts';

interface ColumnHeadProps {
  readonly id: string;
  readonly column: ColumnSummary;
  readonly place: number;
  readonly width: number;
  readonly role: ColumnRole;
  readonly active: boolean;
  readonly order: RowOrder | undefined;
  readonly onSort: (name: string) => void;
  /** Whether its card is. */
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly dataset: DatasetSummary;
  readonly draft: Draft;
}

/** A column's name, which sorts; and its type, missing cells, histogram and range, which open its card. */
export function ColumnHead(props: ColumnHeadProps) {
  const { id, column, place, width, role, active, order, onSort, open, onOpen, dataset, draft } = props;
  const { name, unit, about, missing, type } = column;
  const { word } = typeWords[type];
  const gaps = missing > 0 ? countOf(missing, 'missing cell') : '';
  const sort = ariaSortOf(order, place);
  const tag = role !== 'feature' && <span className="tag">{roleTitles[role]}</span>;
  const beside = hasRoomBeside(name, width);
  return (
    <div
      className={`grid-head-cell role-${role}`}
      role="columnheader"
      id={id}
      aria-colindex={place + 2}
      aria-sort={sort}
      data-active={active || undefined}
      style={{ width }}
    >
      <button
        type="button"
        className="grid-name"
        tabIndex={-1}
        title={[name, about, unit, sortHints[sort]].filter(Boolean).join(' \u00b7 ')}
        onClick={() => onSort(name)}
      >
        <span className="truncate">{name}</span>
        {beside && tag}
        <span className="grid-sort" aria-hidden="true">
          {sortSigns[sort]}
        </span>
      </button>
      <PopoverNext
        isOpen={open}
        onInteraction={onOpen}
        placement="bottom"
        animation="minimal"
        fill
        content={<ColumnCard column={column} place={place} role={role} dataset={dataset} draft={draft} />}
      >
        <button
          type="button"
          className="grid-look"
          tabIndex={-1}
          title={[word, roleTitles[role], gaps, 'statistics, type and role'].filter(Boolean).join(' \u00b7 ')}
        >
          <span className="visually-hidden">Statistics of {name}: </span>
          <span className="grid-kind">
            <TypeIcon type={type} size={11} />
            <span className="grid-word">
              <span>{word}</span>
            </span>
            {missing > 0 && <span className="warning">{formatNumber(missing)} missing</span>}
            {!beside && tag}
          </span>
          <Histogram column={column} width={width - 17} height={20} />
          <Range column={column} />
        </button>
      </PopoverNext>
    </div>
  );
}

const sortSigns = { ascending: '\u2191', descending: '\u2193', none: '' } as const;
const sortHints = {
  ascending: 'sorted, least first; press for greatest first',
  descending: "sorted, greatest first; press for the file's order",
  none: 'press to sort',
} as const;

/** From the least to the greatest, or how many values there are. */
function Range({ column: { type, distinct, description } }: { readonly column: ColumnSummary }) {
  return (
    <span className="grid-range" aria-hidden="true">
      {isNumeric(type) && description ? (
        <>
          <span>{formatNumber(description.min, 3)}</span>
          <span>{formatNumber(description.max, 3)}</span>
        </>
      ) : (
        <span>{distinct === null || isNumeric(type) ? '' : countOf(distinct, ...typeWords[type].value)}</span>
      )}
    </span>
  );
}
