import { create } from 'zustand';
import type { DatasetSummary } from '../../shared/datasets.ts';
import type { Lesson } from '../../shared/ipc.ts';

/** The lesson that was opened last for each data set, by its SHA-256, until it is put away. */
export const useLessons = create<{ readonly lessons: Readonly<Record<string, Lesson>> }>()(() => ({
  lessons: {},
}));

export function showLesson({ sha256 }: DatasetSummary, lesson: Lesson): void {
  useLessons.setState(({ lessons }) => ({ lessons: { ...lessons, [sha256]: lesson } }));
}

export function putLessonAway({ sha256 }: DatasetSummary): void {
  useLessons.setState(({ lessons: { [sha256]: _, ...lessons } }) => ({ lessons }));
}
