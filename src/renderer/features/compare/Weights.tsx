import { SegmentedControl } from '@blueprintjs/core';
import { useState } from 'react';
import { Num } from '../../components/Num.tsx';
import { DivergingBar } from '../weights/DivergingBar.tsx';
import { decimalsFor, FixedNum, largestOf } from '../weights/FixedNum.tsx';
import type { ParameterRow } from '../weights/parameter-rows.ts';
import { CompareTable } from './CompareTable.tsx';
import type { Compared } from './compared.ts';
import { Notes } from './Notes.tsx';
import { scaledApart, type WeightRow, weightRows } from './weight-rows.ts';

type Unit = 'value' | 'perUnit';

/** The weights of all runs side by side, with bars of one scale. */
export function Weights({ compared }: { readonly compared: readonly Compared[] }) {
  const apart = scaledApart(compared);
  const [chosen, setUnit] = useState<Unit>();
  // Weights on differently scaled features say nothing side by side.
  const unit = chosen ?? (apart ? 'perUnit' : 'value');
  const rows = weightRows(compared);
  if (rows.length === 0) return null;
  const cells = rows.flatMap((row) => row.cells);
  const sizes = {
    // The bias is no weight, and often far larger than all of them; that of a constant feature adds nothing.
    scale: largestOf(cells.map((cell) => (cell && barred(cell) ? cell.value : 0))) || 1,
    decimals: decimalsFor(Math.max(1, largestOf(cells.map((cell) => cell?.value)))),
  };
  return (
    <>
      <div className="compare-section">
        <h3 className="section-title">Weights</h3>
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
      </div>
      {apart && unit === 'value' && (
        <Notes notes={['The runs scale their data differently, so these weights are in different units.']} />
      )}
      <CompareTable
        caption="Weights"
        runs={compared.map(({ run }) => run)}
        groups={[
          {
            rows: rows.map((row) => ({
              key: row.cells.some((cell) => cell?.key === 'b') ? 'b' : `feature ${row.name}`,
              label: row.name,
              title: row.unit ? `${row.name}, ${row.unit}` : row.name,
              cells: row.cells.map((cell) => weightCell(row, cell, unit, sizes)),
            })),
          },
        ]}
      />
    </>
  );
}

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
