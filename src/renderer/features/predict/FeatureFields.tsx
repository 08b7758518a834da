import { InputGroup } from '@blueprintjs/core';
import { useState } from 'react';
import type { Feature } from '../../../core/data/features.ts';
import { formatNumber } from '../../components/format.ts';
import { FeatureField } from './FeatureField.tsx';
import { shownFeatures } from './shown-features.ts';
import type { FieldValue, ValueNote } from './value-notes.ts';

interface FeatureFieldsProps {
  readonly features: readonly Feature[];
  readonly values: readonly FieldValue[];
  readonly notes: readonly (ValueNote | undefined)[];
  readonly onValue: (at: number, value: FieldValue) => void;
}

/** More fields than this are not shown at a time. */
const MOST = 60;

/** A field for every feature; of very many those with something to mend, or that are looked for, and the first. */
export function FeatureFields({ features, values, notes, onValue }: FeatureFieldsProps) {
  const [filter, setFilter] = useState('');
  const many = features.length > MOST;
  const shown = shownFeatures(features, notes, many ? filter : '', MOST);
  return (
    <div>
      {many && (
        <div className="features-filter">
          <InputGroup
            size="small"
            type="search"
            placeholder="Find a feature"
            aria-label="Find a feature by its name"
            value={filter}
            onValueChange={setFilter}
          />
          <span className="muted">
            {formatNumber(shown.length)} of {formatNumber(features.length)} features
          </span>
        </div>
      )}
      <div className="features">
        {shown.map((at) => (
          <FeatureField
            key={features[at]!.name}
            feature={features[at]!}
            at={at}
            value={values[at]}
            onValue={onValue}
          />
        ))}
      </div>
    </div>
  );
}
