import {
  type DockviewApi,
  DockviewDefaultTab,
  DockviewReact,
  type DockviewReadyEvent,
  type DockviewTheme,
  type IDockviewPanelHeaderProps,
  type IDockviewPanelProps,
} from 'dockview-react';
import { type FunctionComponent, Suspense, useEffect, useRef, useState } from 'react';
import { CommandButton } from '../../components/CommandButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { controlDock } from './controller.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { panelElementId } from './focus.ts';
import { GroupActions } from './GroupActions.tsx';
import { GAP } from './gaps.ts';
import { panels } from './panels.ts';

const theme: DockviewTheme = { name: 'descent', className: 'dockview-theme-descent', gap: GAP };

/** By id, each panel in its frame. */
const components: Record<string, FunctionComponent<IDockviewPanelProps>> = Object.fromEntries(
  panels.map(({ id, title, component: Panel }) => [
    id,
    () => (
      <div id={panelElementId(id)} className="dock-panel" tabIndex={-1}>
        <ErrorBoundary title={title}>
          <Suspense fallback={<p className="dock-waiting">Loading {title}…</p>}>
            <Panel />
          </Suspense>
        </ErrorBoundary>
      </div>
    ),
  ]),
);

/** The panels: they can be moved, split, put into tabs, closed and brought back. */
export function Dock() {
  const [api, setApi] = useState<DockviewApi>();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!api || !element) return;
    let end: (() => void) | undefined;
    // Dockview learns its size from an observer, after the first layout would have been built for a width of 0;
    // a window that opens with a file has no size yet.
    const begin = () => {
      if (end || element.clientWidth === 0) return;
      api.layout(element.clientWidth, element.clientHeight);
      end = controlDock(api);
    };
    const observer = new ResizeObserver(begin);
    observer.observe(element);
    begin();
    return () => {
      observer.disconnect();
      end?.();
    };
  }, [api]);
  return (
    <div className="dock" ref={frame}>
      <DockviewReact
        theme={theme}
        components={components}
        defaultTabComponent={Tab}
        rightHeaderActionsComponent={GroupActions}
        watermarkComponent={NoPanels}
        onReady={(event: DockviewReadyEvent) => setApi(event.api)}
        disableFloatingGroups
        getTabContextMenuItems={() => ['maximize', 'separator', 'close', 'closeOthers']}
      />
    </div>
  );
}

/** Without a button of its own: controls do not stand within controls. */
function Tab(props: IDockviewPanelHeaderProps) {
  return <DockviewDefaultTab {...props} hideClose />;
}

function NoPanels() {
  return (
    <EmptyState
      title="Every panel is closed"
      text="The View menu brings each of them back."
      actions={<CommandButton id="resetLayout" />}
    />
  );
}
