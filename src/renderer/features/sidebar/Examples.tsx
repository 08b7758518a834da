import { LearningIcon, ThIcon } from '@blueprintjs/icons';
import { type BundledName, bundled } from '../../../shared/datasets.ts';
import { examples } from '../../../shared/examples.ts';
import { ask } from '../../state/client.ts';
import { useCommand } from '../../state/use-command.ts';
import { Heading } from './Heading.tsx';

/** The data sets that come with the program, and the way to its lessons. */
export function Examples() {
  const lessons = useCommand('examples');
  return (
    <div>
      <Heading id="examples-heading" text="Examples" />
      <ul aria-labelledby="examples-heading">
        {(Object.keys(bundled) as BundledName[]).map((name) => (
          <li className="item" key={name}>
            <button
              type="button"
              className="item-main"
              onClick={() => void ask('files.openBundled', { name })}
            >
              <ThIcon className="item-icon" size={14} />
              <span className="item-text">
                <span className="item-title">{bundled[name].title}</span>
                <span className="item-note truncate">{bundled[name].about}</span>
              </span>
            </button>
          </li>
        ))}
        <li className="item">
          <button
            type="button"
            className="item-main"
            aria-haspopup="dialog"
            aria-keyshortcuts={lessons.ariaShortcut}
            onClick={lessons.run}
          >
            <LearningIcon className="item-icon" size={14} />
            <span className="item-text">
              <span className="item-title">All examples…</span>
              <span className="item-note truncate">{examples.length} recipes with their data</span>
            </span>
          </button>
        </li>
      </ul>
    </div>
  );
}
