import { Notices } from './components/Notices.tsx';
import { Dialogs } from './features/dialogs/Dialogs.tsx';
import { Dock } from './features/dock/Dock.tsx';
import { DropZone } from './features/empty/DropZone.tsx';
import { EmptyWindow } from './features/empty/EmptyWindow.tsx';
import { Palette } from './features/palette/Palette.tsx';
import { Sidebar } from './features/sidebar/Sidebar.tsx';
import { StatusBar } from './features/status-bar/StatusBar.tsx';
import { Toolbar } from './features/toolbar/Toolbar.tsx';
import { useWorkbench } from './state/store.ts';

/** The window: where everything stands. */
export function App() {
  const ready = useWorkbench(({ app }) => app !== undefined);
  const sidebar = useWorkbench(({ settings }) => settings.sidebar);
  const empty = useWorkbench(({ datasetId, runId }) => datasetId === null && runId === null);

  return (
    <>
      {ready && (
        <div className="app">
          <Toolbar />
          <div className="app-middle">
            {sidebar && <Sidebar />}
            <main className="app-main">{empty ? <EmptyWindow /> : <Dock />}</main>
          </div>
          <StatusBar />
          <DropZone />
          <Palette />
          <Dialogs />
        </div>
      )}
      <Notices />
    </>
  );
}
