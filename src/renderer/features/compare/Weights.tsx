import { SegmentedControl } from '@blueprintjs/core';
import { useMemo, useState } from 'react';
import { formatNumber } from '../../components/format.ts';
import { Num } from '../../components/Num.tsx';
import { DivergingBar } from '../weights/DivergingBar.tsx';
import { decimalsFor, FixedNum, largestOf } from '../weights/FixedNum.tsx';
import type { ParameterRow } from '../weights/parameter-table.ts';
import { CompareTable } from './CompareTable.tsx';
import type { Compared } from './compared.ts';
import { Notes } from './Notes.tsx';
import { allInUnits, mostDifferent, scaledApart, type WeightRow, weightRows } from './weight-rows.ts';

type Unit = 'value' | 'perUnit';

/** Of more weights than this those are shown that differ the most. */
const MOST = 100;

/** The weights of all runs side by side, with bars of one scale. */
export function Weights({ compared }: { readonly compared: readonly Compared[] }) {
  const apart = scaledApart(compared);
  const units = allInUnits(compared);
  const [chosen, setUnit] = useState<Unit>();
  // Weights on differently scaled features say nothing side by side.
  const unit = units ? (chosen ?? (apart ? 'perUnit' : 'value')) : 'value';
  const key = compared.map(({ run, model }) => `${run.id} ${model?.training.iterations}`).join();
  // Networks have many: they are matched again only when a model is another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells the models apart
  const found = useMemo(() => weightRows(compared), [key]);
  const shown = found.rows.length > MOST ? mostDifferent(found.rows, MOST) : found.rows;
  if (found.rows.length === 0 && !found.apart) return null;
  const cells = shown.flatMap((row) => row.cells);
  const sizes = {
    scale: largestOf(cells.map((cell) => (cell && barred(cell) ? cell.value : 0))) || 1,
    decimals: decimalsFor(Math.max(1, largestOf(cells.map((cell) => cell?.value)))),
  };
  const notes = [
    ...(found.apart ? [found.apart] : []),
    ...(apart && unit === 'value' && !found.apart
      ? ['The runs scale their data differently, so these weights are in different units.']
      : []),
    ...(shown.length < found.rows.length
      ? [
          `The ${MOST} of ${formatNumber(found.rows.length)} parameters that differ the most; the comparison as CSV has them all.`,
        ]
      : []),
  ];
  return (
    <>
      <div className="compare-section">
        <h3 className="section-title">Weights</h3>
        {units && !found.apart && (
          <SegmentedControl
            size="small"
            aria-label="Unit of the weights"
            value={unit}
            onValueChange={(value) => setUnit(value as Unit)}
            options={[
              { value: 'value', label: 'As trained' },
              { value: 'perUnit', label: 'Per unit' },
            ]}
          />
        )}
      </div>
      <Notes notes={notes} />
      {shown.length > 0 && (
        <CompareTable
          caption="Weights"
          runs={compared.map(({ run }) => run)}
          groups={[
            {
              rows: shown.map((row) => ({
                key: `${row.key} ${row.name}`,
                label: row.name,
                title: titleOf(row),
                cells: row.cells.map((cell) => weightCell(row, cell, unit, sizes)),
              })),
            },
          ]}
        />
      )}
    </>
  );
}

function titleOf({ name, unit, key }: WeightRow): string {
  return `${unit ? `${name}, ${unit}` : name} (${key})`;
}

/** The bias of a linear model is no weight, and often far larger than all of them; that of a constant feature adds nothing. */
const barred = ({ key, constant }: ParameterRow) => key !== 'b' && !constant;

interface Sizes {
  readonly scale: number;
  readonly decimals: number;
}

function weightCell(row: WeightRow, cell: ParameterRow | undefined, unit: Unit, sizes: Sizes) {
  if (!cell) return <span className="muted">{'\u2013'}</span>;
  // In units of the data the features are far apart: a bar is held against those of its own row.
  const own = unit === 'perUnit' ? largestOf(row.cells.map((other) => other?.perUnit)) || 1 : sizes.scale;
  const value = cell[unit];
  return (
    <span className="compare-weight">
      {barred(cell) ? <DivergingBar value={value ?? 0} scale={own} /> : <span />}
      {unit === 'value' ? <FixedNum value={value} decimals={sizes.decimals} /> : <Num value={value} signed />}
    </span>
  );
}
