import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode } from 'react';
import { Num } from '../../components/Num.tsx';
import { DivergingBar } from './DivergingBar.tsx';
import { decimalsFor, FixedNum, largestOf } from './FixedNum.tsx';
import { type ParameterRow, type ParameterTable, parameterRow } from './parameter-table.ts';
import { ariaSort, type Sorting, type SortKey } from './sort-rows.ts';

interface WeightTableProps {
  readonly table: ParameterTable;
  /** Those that are shown, in their order. */
  readonly places: readonly number[];
  /** All of the layer, for the length of the bars and the decimals. */
  readonly all: readonly number[];
  /** The target's name and unit. */
  readonly target: string;
  readonly sorting: Sorting;
  readonly onSort: (key: SortKey) => void;
  /** What scrolls the table, once it is there. */
  readonly scroller: HTMLElement | null;
}

const ROW = 24;
/** Fewer rows than this are all drawn. */
const MANY = 200;

interface Head {
  readonly key: SortKey;
  readonly label: string;
  readonly title: (target: string) => string;
}

const heads: readonly Head[] = [
  { key: 'name', label: 'Feature', title: () => 'The feature that is weighed' },
  { key: 'value', label: 'Weight', title: () => 'The value now, on scaled features' },
  { key: 'first', label: 'First', title: () => 'The value before the first update' },
  { key: 'gradient', label: 'Gradient', title: () => 'The gradient of the last update' },
  { key: 'perUnit', label: 'Per unit', title: (target) => `${target} per unit of the feature` },
  { key: 'size', label: 'Size', title: () => 'The weight without its sign' },
];

/** What a parameter joins says more than a feature does, where there are layers. */
const inNetwork: Partial<Record<SortKey, Head>> = {
  name: {
    key: 'name',
    label: 'Parameter',
    title: () => 'What the parameter joins, and its name in a recipe',
  },
  value: { key: 'value', label: 'Value', title: () => 'The value now, on scaled data' },
};

/** Drawn anew only when the table or its order is another, not at each message of a run that trains. */
export const WeightTable = memo(function WeightTable(props: WeightTableProps) {
  const { table, places, all, target, sorting, onSort, scroller } = props;
  const many = places.length > MANY;
  const sizes = sizesOf(table, all);
  const virtual = useVirtualizer({
    count: places.length,
    enabled: many,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    overscan: 16,
  });
  const items = virtual.getVirtualItems();
  const from = many ? (items[0]?.index ?? 0) : 0;
  const to = many ? (items.at(-1)?.index ?? -1) + 1 : places.length;
  const linear = table.perUnit !== undefined;
  const layered = table.shape.layers.length > 1 || table.shape.outputs > 1;
  const shown = heads
    .filter(({ key }) => linear || key !== 'perUnit')
    .map((head) => (layered && inNetwork[head.key]) || head);
  return (
    <table
      className={layered ? 'table weight-table weight-layered' : 'table weight-table'}
      aria-rowcount={places.length + 1}
    >
      <caption className="visually-hidden">Parameters</caption>
      <thead>
        <tr>
          {shown.map(({ key, label, title }) => (
            <th
              key={key}
              scope="col"
              className={key === 'name' ? 'weight-name' : `num weight-${key}`}
              aria-sort={ariaSort(sorting, key)}
              title={title(target)}
            >
              <button type="button" onClick={() => onSort(key)}>
                {label}
                <SortSign sorting={sorting} column={key} />
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Room rows={from} />
        {places.slice(from, to).map((at, i) => (
          <Row
            key={at}
            row={parameterRow(table, at)}
            sizes={sizes}
            target={target}
            linear={linear}
            layered={layered}
            index={from + i}
          />
        ))}
        <Room rows={places.length - to} />
      </tbody>
    </table>
  );
});

function SortSign({ sorting, column }: { readonly sorting: Sorting; readonly column: SortKey }): ReactNode {
  if (sorting.key !== column) return null;
  return <span aria-hidden="true">{sorting.descending ? ' \u2193' : ' \u2191'}</span>;
}

/** Stands for rows that are out of sight. */
function Room({ rows }: { readonly rows: number }) {
  return rows > 0 ? <tr style={{ height: rows * ROW }} /> : null;
}

interface Sizes {
  readonly scale: number;
  readonly value: number;
  readonly first: number;
}

/** The length of a whole bar, and the decimals of each column. */
function sizesOf(table: ParameterTable, places: readonly number[]): Sizes {
  const { values, first, shape } = table;
  // The biases of a linear model are no weights, and often far larger than all of them.
  const barred = shape.layers.length > 1 ? places : places.filter((at) => hasBar(parameterRow(table, at)));
  return {
    scale: largestOf(values, barred) || 1,
    value: decimalsFor(Math.max(1, largestOf(values, places))),
    first: decimalsFor(Math.max(1, largestOf(first, places))),
  };
}

/** A bias stands apart, and the weight of a constant feature adds nothing. */
function hasBar({ isBias, constant }: ParameterRow): boolean {
  return !isBias && !constant;
}

interface RowProps {
  readonly row: ParameterRow;
  readonly sizes: Sizes;
  readonly target: string;
  readonly linear: boolean;
  readonly layered: boolean;
  readonly index: number;
}

function Row({ row, sizes, target, linear, layered, index }: RowProps) {
  const { key, name, unit, value, first, gradient, perUnit, fixed } = row;
  const told = unit ? `${name}, ${unit}` : name;
  return (
    <tr aria-rowindex={index + 2} className={row.isBias && !layered ? 'weight-bias' : undefined}>
      <th scope="row" title={layered ? `${told}: ${key}` : told}>
        <span className="truncate">{name}</span>
        {layered && <code className="weight-key">{key}</code>}
        {fixed && <span className="tag">fixed</span>}
        {row.constant && (
          <span className="tag" title="The same in every training row, so it adds nothing">
            constant
          </span>
        )}
      </th>
      <td className="num">
        <FixedNum value={value} decimals={sizes.value} />
      </td>
      <td className="num weight-first">
        <FixedNum value={first} decimals={sizes.first} className="muted" />
      </td>
      <td className="num weight-gradient">
        {/* Of any order of magnitude, and near a minimum all tiny. */}
        <Num value={gradient} digits={2} signed className="muted" />
      </td>
      {linear && (
        <td className="num weight-perUnit" title={perUnitTitle(row, target)}>
          {perUnit !== undefined && <Num value={perUnit} signed />}
        </td>
      )}
      <td className="weight-bar">
        {(hasBar(row) || (layered && !row.constant)) && <DivergingBar value={value} scale={sizes.scale} />}
      </td>
    </tr>
  );
}

function perUnitTitle({ isBias, perUnit, unit, name }: ParameterRow, target: string): string {
  if (perUnit === undefined) return `${name} was left at 0`;
  if (isBias) return `${target} where every feature is 0: ${perUnit}`;
  return `${target} per ${unit ?? `unit of ${name}`}: ${perUnit}`;
}
