import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** What to do about it, in one or two sentences. */
  readonly text?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
}

/** What stands where there is nothing to show yet. */
export function EmptyState({ title, text, actions }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {text && <p className="empty-text">{text}</p>}
      {actions && <div className="empty-actions">{actions}</div>}
    </div>
  );
}
