import type { Draft } from '../../../state/recipe-draft.ts';
import { featuresOf, targetsOf, withEncodings, withFeature, withFeatures } from '../columns.ts';
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
  const every = possible.map(({ name }) => name);
  // What is no number needs an encoding to become one.
  const put = (next: Draft, ticked: readonly string[]) =>
    set(withEncodings(next, ticked, dataset.columns), []);
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
      onCheck={(name, checked) => put(withFeature(draft, name, checked, columns), checked ? [name] : [])}
      onAll={() => put(withFeatures(draft, every, columns), every)}
    />
  );
}
