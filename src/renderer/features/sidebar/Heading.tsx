interface HeadingProps {
  readonly id: string;
  readonly text: string;
  readonly count?: number;
}

/** The head of a list; its id names the list. */
export function Heading({ id, text, count }: HeadingProps) {
  return (
    <div className="sidebar-head">
      <h2 id={id}>{text}</h2>
      {count !== undefined && count > 0 && <span className="item-note">{count}</span>}
    </div>
  );
}
