import { ThIcon } from '@blueprintjs/icons';
import { type BundledName, bundled } from '../../../shared/datasets.ts';
import { ask } from '../../state/client.ts';
import { Heading } from './Heading.tsx';

/** The data sets that come with the program. */
export function Examples() {
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
      </ul>
    </div>
  );
}
