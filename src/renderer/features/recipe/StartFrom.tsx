import { Button, Menu, MenuDivider, MenuItem, PopoverNext } from '@blueprintjs/core';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { type Draft, replaceDraft } from '../../state/recipe-draft.ts';
import { change, chosenRun, useWorkbench } from '../../state/store.ts';
import { draftFrom, draftFromRun, startingPoints } from './starting-points.ts';
import { endTyping } from './typing.ts';

interface StartFromProps {
  readonly dataset: DatasetSummary;
  readonly draft: Draft;
}

/** A menu of whole recipes to begin with; choosing one can be undone. */
export function StartFrom({ dataset, draft }: StartFromProps) {
  return (
    <PopoverNext
      placement="bottom-end"
      arrow={false}
      animation="minimal"
      content={<Items dataset={dataset} draft={draft} />}
    >
      <Button variant="minimal" size="small" endIcon="caret-down" text="Start from" />
    </PopoverNext>
  );
}

function Items({ dataset, draft }: StartFromProps) {
  const run = useWorkbench(chosenRun);
  const features = dataset.columns.length - 1;
  const put = (next: Draft) => {
    endTyping();
    replaceDraft(dataset, next);
  };
  return (
    <Menu>
      {startingPoints.map((point) => {
        const fits = features >= point.features;
        return (
          <MenuItem
            key={point.id}
            multiline
            disabled={!fits}
            text={
              <Entry title={point.title} about={fits ? point.about : `needs ${point.features} features`} />
            }
            onClick={() => put(draftFrom(point, dataset, draft))}
          />
        );
      })}
      <MenuDivider />
      <MenuItem
        multiline
        text={<Entry title={'An example\u2026'} about="with its own data, and what to look at" />}
        onClick={() => change({ dialog: 'examples' })}
      />
      <MenuItem
        multiline
        disabled={!run}
        text={<Entry title={'The chosen run\u2019s recipe'} about={run ? run.title : 'no run is chosen'} />}
        onClick={() => run && put(draftFromRun(run.recipe, dataset))}
      />
    </Menu>
  );
}

function Entry({ title, about }: { readonly title: string; readonly about: string }) {
  return (
    <>
      <div>{title}</div>
      <div className="recipe-entry-about">{about}</div>
    </>
  );
}
