import { Tab, TabPanel, Tabs } from '@blueprintjs/core';
import { type ComponentType, type ReactNode, useId, useRef } from 'react';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { type DraftCheck, useDraft } from '../../state/recipe-draft.ts';
import { type RecipeView, showRecipeAs, useRecipeView } from '../../state/recipe-view.ts';
import { chosenDataset, useWorkbench } from '../../state/store.ts';
import { LessonCallout } from '../examples/LessonCallout.tsx';
import { inFormWords } from './form-words.ts';
import { useKeptScroll } from './kept-scroll.ts';
import { RecipeFooter } from './RecipeFooter.tsx';
import { RecipeForm } from './RecipeForm.tsx';
import { RecipeJson } from './RecipeJson.tsx';
import { RecipeWarnings } from './RecipeWarnings.tsx';
import { StartFrom } from './StartFrom.tsx';
import './recipe.css';

type View = ComponentType<{ readonly dataset: DatasetSummary; readonly check: DraftCheck }>;

const views = [
  { id: 'form', title: 'Form', view: RecipeForm },
  { id: 'json', title: 'JSON', view: RecipeJson },
] as const satisfies readonly { id: RecipeView; title: string; view: View }[];

/** How the next model is made: the recipe as a form or as JSON, and what it comes to. */
export function RecipePanel() {
  const dataset = useWorkbench(chosenDataset);
  const check = useDraft();
  const id = useId();
  const shown = useRecipeView(({ view }) => view);
  if (!dataset || !check) {
    return (
      <div className="panel">
        <EmptyState
          title="No data set"
          text="Open a file to say what is to be predicted from it, and how the model is trained."
          actions={<CommandButton id="open" icon="folder-open" intent="primary" />}
        />
      </div>
    );
  }
  return (
    <div className="panel panel-flush recipe">
      <div className="panel-header recipe-header">
        <Tabs
          id={id}
          animate={false}
          selectedTabId={shown}
          onChange={(next) => showRecipeAs(next as RecipeView)}
        >
          {views.map((view) => (
            <Tab key={view.id} id={view.id} title={view.title} />
          ))}
        </Tabs>
        <span className="push">
          <StartFrom dataset={dataset} draft={check.draft} />
        </span>
      </div>
      <LessonCallout dataset={dataset} />
      <Body name={`${dataset.id} ${shown}`}>
        {views.map(({ id: viewId, view: View }) => (
          <TabPanel
            key={viewId}
            id={viewId}
            parentId={id}
            selectedTabId={shown}
            renderActiveTabPanelOnly
            panel={<View key={dataset.id} dataset={dataset} check={check} />}
          />
        ))}
      </Body>
      {check.plan && <RecipeWarnings warnings={warningsIn(shown, check)} />}
      <RecipeFooter check={check} />
    </div>
  );
}

/** Beside the JSON they name its keys, as it does. */
function warningsIn(view: RecipeView, { outlook }: DraftCheck): readonly string[] {
  const warnings = outlook?.warnings ?? [];
  return view === 'form' ? warnings.map((warning) => inFormWords(warning)) : warnings;
}

function Body({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useKeptScroll(ref, name);
  return (
    <div className="panel-body recipe-body" ref={ref}>
      {children}
    </div>
  );
}
