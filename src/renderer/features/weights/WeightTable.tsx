import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { Num } from '../../components/Num.tsx';
import { DivergingBar } from './DivergingBar.tsx';
import { decimalsFor, FixedNum, largestOf } from './FixedNum.tsx';
import type { ParameterRow } from './parameter-rows.ts';
import { ariaSort, type Sorting, type SortKey } from './sort-rows.ts';

interface WeightTableProps {
  /** In the order in which they are shown. */
  readonly rows: readonly ParameterRow[];
  /** All parameters, for the length of the bars and the decimals. */
  readonly all: readonly ParameterRow[];
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

const heads: readonly { key: SortKey; label: string; title: (target: string) => string }[] = [
  { key: 'name', label: 'Feature', title: () => 'The feature that is weighed' },
  { key: 'value', label: 'Weight', title: () => 'The value now, on scaled features' },
  { key: 'first', label: 'First', title: () => 'The value before the first update' },
  { key: 'gradient', label: 'Gradient', title: () => 'The gradient of the last update' },
  { key: 'perUnit', label: 'Per unit', title: (target) => `${target} per unit of the feature` },
  { key: 'size', label: 'Size', title: () => 'The weight without its sign' },
];

export function WeightTable({ rows, all, target, sorting, onSort, scroller }: WeightTableProps) {
  const many = rows.length > MANY;
  const sizes = sizesOf(all);
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: many,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    overscan: 16,
  });
  const items = virtual.getVirtualItems();
  const from = many ? (items[0]?.index ?? 0) : 0;
  const to = many ? (items.at(-1)?.index ?? -1) + 1 : rows.length;
  return (
    <table className="table weight-table" aria-rowcount={rows.length + 1}>
      <caption className="visually-hidden">Parameters</caption>
      <thead>
        <tr>
          {heads.map(({ key, label, title }) => (
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
        {rows.slice(from, to).map((row, i) => (
          <Row key={row.key} row={row} sizes={sizes} target={target} at={from + i} />
        ))}
        <Room rows={rows.length - to} />
      </tbody>
    </table>
  );
}

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
function sizesOf(rows: readonly ParameterRow[]): Sizes {
  return {
    scale: largestOf(rows.map((row) => (hasBar(row) ? row.value : 0))) || 1,
    value: decimalsFor(Math.max(1, largestOf(rows.map(({ value }) => value)))),
    first: decimalsFor(Math.max(1, largestOf(rows.map(({ first }) => first)))),
  };
}

/** The bias is no weight, and often far larger than all of them; that of a constant feature adds nothing. */
function hasBar({ key, constant }: ParameterRow): boolean {
  return key !== 'b' && !constant;
}

interface RowProps {
  readonly row: ParameterRow;
  readonly sizes: Sizes;
  readonly target: string;
  readonly at: number;
}

function Row({ row, sizes, target, at }: RowProps) {
  const { name, unit, value, first, gradient, perUnit, fixed } = row;
  const bias = row.key === 'b';
  return (
    <tr aria-rowindex={at + 2} className={bias ? 'weight-bias' : undefined}>
      <th scope="row" title={unit ? `${name}, ${unit}` : name}>
        <span className="truncate">{name}</span>
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
      <td className="num weight-perUnit" title={perUnitTitle(row, target)}>
        {perUnit !== undefined && <Num value={perUnit} signed />}
      </td>
      <td className="weight-bar">{hasBar(row) && <DivergingBar value={value} scale={sizes.scale} />}</td>
    </tr>
  );
}

function perUnitTitle({ key, perUnit, unit, name }: ParameterRow, target: string): string {
  if (perUnit === undefined) return `${name} was left at 0`;
  if (key === 'b') return `${target} where every feature is 0: ${perUnit}`;
  return `${target} per ${unit ?? `unit of ${name}`}: ${perUnit}`;
}
