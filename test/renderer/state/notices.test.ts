import { beforeEach, describe, expect, it } from 'vitest';
import { showDone, showUndo, undoLast, useNotices } from '../../../src/renderer/state/notices.ts';

beforeEach(() => useNotices.setState({ notices: [] }));

describe('undoLast', () => {
  it('takes back what was done last, once, and only while it is offered', () => {
    const undone: string[] = [];
    showUndo('Removed one', () => undone.push('one'));
    showUndo('Removed two', () => undone.push('two'));
    showDone('Copied');
    expect([undoLast(), undoLast(), undoLast()]).toEqual([true, true, false]);
    expect(undone).toEqual(['two', 'one']);
    expect(useNotices.getState().notices.map(({ message }) => message)).toEqual(['Copied']);
  });
});
