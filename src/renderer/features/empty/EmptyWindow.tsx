import { DocumentIcon, FolderOpenIcon, ThIcon } from '@blueprintjs/icons';
import { type BundledName, bundled } from '../../../shared/datasets.ts';
import { ask } from '../../state/client.ts';
import { openExample } from '../../state/commands/files.ts';
import { useWorkbench } from '../../state/store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ExampleList } from '../examples/ExampleList.tsx';

const MOST_RECENT = 5;

/** What the window shows before anything is open: what to do, each way one click away. */
export function EmptyWindow() {
  const open = useCommand('open');
  const recent = useWorkbench((state) => state.recent);
  return (
    <div className="empty-window">
      <div className="empty-window-inner">
        <h2 className="empty-window-title">Open a table</h2>
        <p className="lead">
          Choose what to predict, press Train, and watch the loss fall. Drop a file anywhere on this window,
          or start here.
        </p>
        <div className="choice-list">
          <button type="button" className="choice" aria-keyshortcuts={open.ariaShortcut} onClick={open.run}>
            <FolderOpenIcon size={20} />
            <span className="grow">
              <strong>Open a file…</strong>
              <span className="muted">
                CSV and other text, Excel, Parquet, JSON, NumPy; models and recipes too
              </span>
            </span>
            <kbd className="kbd">{open.shortcut}</kbd>
          </button>
          {(Object.keys(bundled) as BundledName[]).map((name) => (
            <button
              type="button"
              className="choice"
              key={name}
              onClick={() => void ask('files.openBundled', { name })}
            >
              <ThIcon size={20} />
              <span className="grow">
                <strong>{bundled[name].title}</strong>
                <span className="muted">{bundled[name].about}, to try things out</span>
              </span>
            </button>
          ))}
        </div>
        <section aria-labelledby="lessons-heading">
          <h3 id="lessons-heading" className="section-title">
            Examples: a recipe with its data, and what to look at
          </h3>
          <ExampleList labelledBy="lessons-heading" onOpen={openExample} />
        </section>
        {recent.length > 0 && (
          <section aria-labelledby="recent-heading">
            <h3 id="recent-heading" className="section-title">
              Recent files
            </h3>
            <ul className="choice-list">
              {recent.slice(0, MOST_RECENT).map(({ id, name, folder }) => (
                <li key={id}>
                  <button
                    type="button"
                    className="choice small"
                    onClick={() => void ask('files.openRecent', { id })}
                  >
                    <DocumentIcon size={14} />
                    <span className="truncate">{name}</span>
                    <span className="grow muted truncate">{folder}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}
