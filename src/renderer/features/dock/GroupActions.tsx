import { CrossIcon, MaximizeIcon, MinimizeIcon } from '@blueprintjs/icons';
import type { IDockviewHeaderActionsProps } from 'dockview-react';
import { useEffect, useState } from 'react';

/** At the right of a group's tabs: makes its panel fill the dock, and closes it. */
export function GroupActions({ api, containerApi, activePanel }: IDockviewHeaderActionsProps) {
  const [maximized, setMaximized] = useState(api.isMaximized());
  useEffect(() => {
    const listening = containerApi.onDidMaximizedGroupChange(() => setMaximized(api.isMaximized()));
    return () => listening.dispose();
  }, [api, containerApi]);
  if (!activePanel) return null;

  const title = activePanel.title ?? activePanel.id;
  const toggle = () => (maximized ? api.exitMaximized() : api.maximize());
  return (
    <div className="group-actions">
      <button
        type="button"
        aria-label={maximized ? 'Show every panel again' : `Let ${title} fill the window`}
        title={maximized ? 'Show every panel again' : 'Fill the window'}
        onClick={toggle}
      >
        {maximized ? <MinimizeIcon size={12} /> : <MaximizeIcon size={12} />}
      </button>
      <button
        type="button"
        aria-label={`Close ${title}`}
        title="Close; the View menu brings it back"
        onClick={() => activePanel.api.close()}
      >
        <CrossIcon size={12} />
      </button>
    </div>
  );
}
