import { TagInput } from '@blueprintjs/core';
import type { ReactNode } from 'react';
import './reading.css';

interface MissingMarksProps {
  readonly id?: string;
  readonly label: string;
  /** Undefined while nothing is said. */
  readonly marks: readonly string[] | undefined;
  /** What stands there while nothing is said. */
  readonly placeholder: string;
  /** Undefined when the last mark is taken away. */
  readonly onMarks: (marks: readonly string[] | undefined) => void;
}

/** The texts that mean "missing": each typed and ended by Enter, since a comma may be in one. */
export function MissingMarks({ id, label, marks, placeholder, onMarks }: MissingMarksProps) {
  return (
    <TagInput
      {...(id !== undefined && { id })}
      className="missing-marks"
      values={[...(marks ?? [])]}
      placeholder={placeholder}
      separator={false}
      addOnBlur
      tagProps={{ minimal: true }}
      inputProps={{ 'aria-label': label, spellCheck: false, autoComplete: 'off' }}
      onChange={(values: ReactNode[]) => {
        const texts = [...new Set(values.map(String))];
        onMarks(texts.length > 0 ? texts : undefined);
      }}
    />
  );
}
