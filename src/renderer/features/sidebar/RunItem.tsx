import { MoreIcon } from '@blueprintjs/icons';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { RunSummary } from '../../../shared/runs.ts';
import { RunMark } from '../../components/RunMark.tsx';
import { SparkLine } from '../../components/SparkLine.tsx';
import { whyUnsavable } from '../../state/commands/files.ts';
import { tickRun } from '../../state/commands/runs.ts';
import { runIndexOf } from '../../state/marks.ts';
import { isActive } from '../../state/reduce.ts';
import { useRunDetails } from '../../state/run-details.ts';
import { change, useWorkbench } from '../../state/store.ts';
import { openRunMenu } from './RunMenu.tsx';
import { type RunNote, runNote } from './run-note.ts';
import { sampled } from './sampled.ts';

interface RunItemProps {
  readonly run: RunSummary;
  readonly chosen: boolean;
  readonly tabIndex: number;
  /** Whether its note names its data. */
  readonly tellData: boolean;
}

/** A run in the list. Its tick, its name, and what it can do are each a control of their own. */
export function RunItem({ run, chosen, tabIndex, tellData }: RunItemProps) {
  const { id, title } = run;
  const index = useWorkbench(runIndexOf(id));
  const ticked = useWorkbench((state) => state.ticked.includes(id));
  const active = isActive(run);
  const details = useRunDetails(active ? id : null);
  const note = runNote(run, details?.progress);
  const spark = active && details ? sampled(details.losses) : run.spark;
  const choose = () => change({ runId: id });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    tickRun(id);
  };
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    choose();
    openRunMenu(event);
  };

  return (
    <li className={chosen ? 'item chosen' : 'item'} onContextMenu={onContextMenu}>
      <input
        type="checkbox"
        className="tick"
        aria-label={`Compare ${title}`}
        title="Compare"
        checked={ticked}
        tabIndex={tabIndex}
        onChange={() => tickRun(id)}
      />
      <button
        type="button"
        className="item-main"
        data-item={id}
        tabIndex={tabIndex}
        aria-current={chosen ? 'true' : undefined}
        aria-keyshortcuts="Space"
        title={[title, `Data: ${run.data.name}`, run.problem?.message].filter(Boolean).join('\n')}
        onClick={choose}
        onKeyDown={onKeyDown}
      >
        <RunMark index={index} />
        <span className="item-text">
          <span className="item-title">
            <span className="truncate">{title}</span>
            {run.unsaved && !whyUnsavable(run) && <Unsaved />}
          </span>
          <span className="item-line">
            <Note {...note} />
            {note.tone === 'plain' && <SparkLine values={spark} width={40} height={15} />}
          </span>
          {tellData && <span className="item-note truncate">{run.data.name}</span>}
        </span>
      </button>
      <span className="item-tools">
        <button
          type="button"
          className="on-demand"
          aria-label={`More for ${title}`}
          aria-haspopup="menu"
          tabIndex={tabIndex}
          onClick={onContextMenu}
        >
          <MoreIcon size={14} />
        </button>
      </span>
    </li>
  );
}

/** Where it is too long for one line it goes on in the next, part by part: its end is what counts. */
function Note({ parts, tone }: RunNote) {
  return (
    <span className={`item-note item-parts ${tone}`}>
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
        <span key={i} className="truncate">
          {part}
          {i < parts.length - 1 && ' \u00b7 '}
        </span>
      ))}
    </span>
  );
}

function Unsaved() {
  return (
    <span className="item-unsaved" title="Not saved as a model file">
      <span aria-hidden="true">•</span>
      <span className="visually-hidden">, not saved</span>
    </span>
  );
}
