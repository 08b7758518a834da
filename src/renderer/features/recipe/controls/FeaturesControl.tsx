import { featuresOf, targetsOf, withFeature, withFeatures } from '../columns.ts';
import { CheckList } from './CheckList.tsx';
import type { ControlProps } from './control.ts';

/** The columns to predict from: all but the target, or those that are ticked. */
export function FeaturesControl({
  id,
  describedBy,
  findings,
  dataset,
  draft,
  set,
}: ControlProps<'features'>) {
  const columns = dataset.columns.map(({ name }) => name);
  const targets = targetsOf(draft);
  const features = featuresOf(draft, columns);
  const possible = dataset.columns.filter(({ name }) => !targets.includes(name));
  // Names that the file does not have are told as errors and can be taken out here.
  const unknown = features.filter((name) => !possible.some((column) => column.name === name));
  return (
    <CheckList
      id={id}
      describedBy={describedBy}
      invalid={findings.length > 0}
      title="Features"
      summary={`${features.length} of ${possible.length} columns`}
      items={[
        ...possible.map(({ name, unit }) => ({ name, about: unit ?? undefined })),
        ...unknown.map((name) => ({
          name,
          about: targets.includes(name) ? 'a target' : 'not in this data set',
        })),
      ]}
      checked={new Set(features)}
      onCheck={(name, checked) => set(withFeature(draft, name, checked, columns), [])}
      onAll={() =>
        set(
          withFeatures(
            draft,
            possible.map(({ name }) => name),
            columns,
          ),
          [],
        )
      }
    />
  );
}
