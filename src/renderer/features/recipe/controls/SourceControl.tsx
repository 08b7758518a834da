import { Button } from '@blueprintjs/core';
import { change } from '../../../state/store.ts';
import { syntheticText } from '../../make-data/synthetic-text.ts';
import type { ControlProps } from './control.ts';

/** How the chosen table was made, and the way to another one. */
export function SourceControl({ id, describedBy, dataset }: ControlProps<'source'>) {
  const text = dataset.synthetic ? syntheticText(dataset.synthetic) : dataset.name;
  return (
    <div className="recipe-pair">
      <span id={id} className="recipe-told grow" aria-describedby={describedBy}>
        {text}
      </span>
      <Button
        size="small"
        variant="minimal"
        text={'Other\u2026'}
        title="Make another table"
        onClick={() => change({ dialog: 'makeData' })}
      />
    </div>
  );
}
