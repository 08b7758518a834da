import { Button } from '@blueprintjs/core';
import { useId } from 'react';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { putLessonAway, useLessons } from '../../state/lessons.ts';
import './examples.css';

/** What the example that was opened shows and where to look, until it is put away. */
export function LessonCallout({ dataset }: { readonly dataset: DatasetSummary }) {
  const id = useId();
  const lesson = useLessons(({ lessons }) => lessons[dataset.sha256]);
  if (!lesson) return null;
  return (
    <aside className="lesson" aria-labelledby={id}>
      <h3 id={id}>{lesson.title}</h3>
      <Button
        variant="minimal"
        size="small"
        icon="cross"
        aria-label="Put this lesson away"
        title="Put this lesson away"
        onClick={() => putLessonAway(dataset)}
      />
      <section
        className="lesson-text selectable"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by the keyboard
        tabIndex={0}
        aria-label={`What to look at: ${lesson.title}`}
      >
        {lesson.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
    </aside>
  );
}
