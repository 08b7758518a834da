import { Icon } from '@blueprintjs/core';
import { type ReactNode, useId, useState } from 'react';

interface FoldedSectionProps {
  readonly title: string;
  /** What it holds, told while it is folded. */
  readonly note: string;
  /** Whether it stands open as long as nobody has touched it. */
  readonly open: boolean;
  /** Something in it has to be seen. */
  readonly forced: boolean;
  readonly children: ReactNode;
}

/** A part of the form that most recipes do not need. */
export function FoldedSection({ title, note, open, forced, children }: FoldedSectionProps) {
  const id = useId();
  const [chosen, setChosen] = useState<boolean>();
  const shown = forced || (chosen ?? open);
  return (
    <section aria-label={title}>
      <h3 className="section-title recipe-fold">
        <button type="button" aria-expanded={shown} aria-controls={id} onClick={() => setChosen(!shown)}>
          <Icon icon={shown ? 'caret-down' : 'caret-right'} size={14} />
          {title}
          {!shown && <span className="recipe-fold-note">{note}</span>}
        </button>
      </h3>
      <div id={id}>{shown && children}</div>
    </section>
  );
}
