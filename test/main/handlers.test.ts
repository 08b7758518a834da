import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createHandlers } from '../../src/main/handlers.ts';
import { quietLog } from './parts.ts';

vi.mock('electron', () => ({
  app: { getPath: () => homedir() },
  clipboard: {},
  shell: { openPath: async () => 'no file manager' },
}));

describe('the folder of the log', () => {
  it('is named without its whole path when it cannot be shown', async () => {
    const log = { ...quietLog(), folder: join(homedir(), '.config', 'descent', 'logs') };
    const handlers = createHandlers({ log } as never);
    const failure = await Promise.resolve(handlers['app.showLog'](undefined)).catch((error) => error);
    expect(failure).toMatchObject({ code: 'file', hint: `It is ${join('~', '.config', 'descent', 'logs')}` });
    expect(`${failure.message}${failure.hint}`).not.toContain(homedir());
  });
});
