import type { ReactNode } from 'react';
import type { RunSummary } from '../../../shared/runs.ts';
import { RunHead } from './RunHead.tsx';

export interface CompareRow {
  readonly key: string;
  readonly label: ReactNode;
  readonly title?: string;
  /** One a run. */
  readonly cells: readonly ReactNode[];
}

export interface CompareGroup {
  readonly title?: string;
  readonly rows: readonly CompareRow[];
}

interface CompareTableProps {
  readonly caption: string;
  readonly runs: readonly RunSummary[];
  readonly groups: readonly CompareGroup[];
}

/** Runs as columns. All tables of the panel have the same columns, so they stand under one another. */
export function CompareTable({ caption, runs, groups }: CompareTableProps) {
  return (
    <table className="table compare-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <td className="compare-corner" />
          {runs.map((run, i) => (
            <RunHead key={run.id} run={run} first={i === 0} />
          ))}
        </tr>
      </thead>
      {groups.map(({ title, rows }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no other name
        <tbody key={i}>
          {title && (
            <tr className="compare-group">
              <th scope="rowgroup">{title}</th>
              <td colSpan={runs.length} />
            </tr>
          )}
          {rows.map(({ key, label, title, cells }) => (
            <tr key={key}>
              <th scope="row" title={title}>
                {label}
              </th>
              {cells.map((cell, i) => (
                <td key={runs[i]!.id} className="num">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
