import { describe, expect, it } from 'vitest';
import { createAnnouncer } from '../../src/main/announcer.ts';

describe('an event', () => {
  it('goes to the window with its number, and to those that listen here', () => {
    const sent: unknown[][] = [];
    const heard: unknown[] = [];
    let open = true;
    const announcer = createAnnouncer((...event) => {
      if (open) sent.push(event);
      return open;
    });
    announcer.on('run.removed', (payload) => heard.push(payload));
    announcer.announce('run.removed', { id: 'a' });
    announcer.announce('run.opened', { id: 'b' });
    // No page is there to hear it.
    open = false;
    announcer.announce('run.removed', { id: 'c' });
    expect(sent).toEqual([
      ['run.removed', { id: 'a' }, 1],
      ['run.opened', { id: 'b' }, 2],
    ]);
    expect(heard).toEqual([{ id: 'a' }, { id: 'c' }]);
    expect(announcer.told()).toBe(2);
  });
});
