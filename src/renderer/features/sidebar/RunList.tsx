import { useState } from 'react';
import type { RunSummary } from '../../../shared/runs.ts';
import { useWorkbench, type Workbench } from '../../state/store.ts';
import { Heading } from './Heading.tsx';
import { RunItem } from './RunItem.tsx';
import { useRoving } from './use-roving.ts';

/** From this many runs on there is a field to search them. */
const MANY = 9;

interface RunListProps {
  readonly heading: string;
  readonly runs: readonly RunSummary[];
  /** What to say when there is none. */
  readonly none?: string;
}

/** A list of runs, newest first: arrows move, Enter chooses, Space ticks for comparison. */
export function RunList({ heading, runs, none }: RunListProps) {
  const [search, setSearch] = useState('');
  const chosen = useWorkbench((state) => state.runId);
  const searched = runs.length >= MANY;
  const shown = searched ? runs.filter((run) => isFound(run, search)) : runs;
  const severalData = useWorkbench(manyData);
  const { list, tabIndexOf } = useRoving(
    shown.map(({ id }) => id),
    chosen,
  );
  const headingId = `${heading.toLowerCase()}-heading`;
  return (
    <div>
      <Heading id={headingId} text={heading} count={runs.length} />
      {searched && (
        <input
          type="search"
          className="bp6-input bp6-small bp6-fill sidebar-search"
          placeholder={`Search ${heading.toLowerCase()}`}
          aria-label={`Search ${heading.toLowerCase()}`}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <ul aria-labelledby={headingId} {...list}>
        {shown.map((run) => (
          <RunItem
            key={run.id}
            run={run}
            chosen={run.id === chosen}
            tabIndex={tabIndexOf(run.id)}
            tellData={severalData && run.origin === 'trained'}
          />
        ))}
      </ul>
      {runs.length === 0 && none && <p className="sidebar-none">{none}</p>}
      {runs.length > 0 && shown.length === 0 && (
        <p className="sidebar-none">No title has “{search}” in it.</p>
      )}
    </div>
  );
}

/** Whether it has to be told which run is of which data. */
const manyData = ({ runs }: Workbench) => new Set(runs.map(({ data }) => data.sha256)).size > 1;

function isFound({ title, data, state, file }: RunSummary, search: string): boolean {
  const text = `${title} ${data.name} ${file ?? ''} ${state}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
