import { Button } from '@blueprintjs/core';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';

interface Props {
  /** The panel's name, for the message. */
  readonly title: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
}

/** Keeps a mistake in one panel to that panel, and lets the user load it again. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('unknown') };
  }

  override render() {
    const { title, children } = this.props;
    const { error } = this.state;
    if (error === undefined) return children;
    return (
      <div className="panel" role="alert">
        <EmptyState
          title={`${title} could not be drawn`}
          text={`Your data and runs are not touched. What went wrong: ${error instanceof Error ? error.message : String(error)}`}
          actions={<Button text="Reload panel" onClick={() => this.setState({ error: undefined })} />}
        />
      </div>
    );
  }
}
