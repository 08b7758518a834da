import { type ExampleId, examples } from '../../../shared/examples.ts';
import './examples.css';

interface ExampleListProps {
  /** Id of what names the list. */
  readonly labelledBy: string;
  readonly onOpen: (id: ExampleId) => void;
}

/** The recipes that come with the program, in the order of the lessons. */
export function ExampleList({ labelledBy, onOpen }: ExampleListProps) {
  return (
    <ol className="example-list" aria-labelledby={labelledBy}>
      {examples.map(({ id, title, about }, i) => (
        <li key={id}>
          <button type="button" className="example" onClick={() => onOpen(id)}>
            <span className="example-number num" aria-hidden="true">
              {i + 1}
            </span>
            <span className="example-text">
              <strong>{title}</strong>
              <span className="muted">{about}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
