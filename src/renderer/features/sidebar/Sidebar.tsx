import { useWorkbench } from '../../state/store.ts';
import { DataList } from './DataList.tsx';
import { Examples } from './Examples.tsx';
import { RunList } from './RunList.tsx';

/** What is open: data sets, runs, models; and the examples. */
export function Sidebar() {
  const runs = useWorkbench((state) => state.runs);
  const trained = runs.filter(({ origin }) => origin === 'trained');
  const models = runs.filter(({ origin }) => origin === 'file');
  return (
    <nav className="sidebar" aria-label="Data, runs and models">
      <div className="sidebar-scroll">
        <DataList />
        <RunList heading="Runs" runs={trained} none="Train a recipe, and its run stands here." />
        {models.length > 0 && <RunList heading="Models" runs={models} />}
      </div>
      <div className="sidebar-foot">
        <Examples />
      </div>
    </nav>
  );
}
