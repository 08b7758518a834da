import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Bridge, DROPPED_CHANNEL } from '../../src/shared/ipc.ts';

/** Electron as the preload sees it: what main answers and sends is done by hand. */
const electron = vi.hoisted(() => {
  const channels = new Map<string, (event: unknown, ...values: unknown[]) => void>();
  return {
    channels,
    answer: [{ ok: true, value: 1 }, 0] as [unknown, number],
    asked: [] as unknown[][],
    sent: [] as unknown[][],
    bridge: undefined as unknown,
  };
});

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, bridge: unknown) => {
      if (name === 'descent') electron.bridge = bridge;
    },
  },
  ipcRenderer: {
    invoke: async (...asked: unknown[]) => {
      electron.asked.push(asked);
      return electron.answer;
    },
    send: (...sent: unknown[]) => void electron.sent.push(sent),
    on: (name: string, listener: never) => void electron.channels.set(name, listener),
  },
  webUtils: { getPathForFile: (file: { path?: string }) => file.path ?? '' },
}));

let bridge: Bridge;
beforeAll(async () => {
  await import('../../src/preload/index.ts');
  bridge = electron.bridge as Bridge;
});

const tell = (name: string, payload: unknown, number: number) =>
  electron.channels.get(name)!({}, payload, number);

describe('the bridge', () => {
  it('asks for what the contract knows, and nothing else', async () => {
    expect(await bridge.invoke('run.stop', { id: 'a' })).toEqual({ ok: true, value: 1 });
    expect(electron.asked).toEqual([['run.stop', { id: 'a' }]]);
    await expect(bridge.invoke('shell.openPath' as never, undefined as never)).rejects.toThrow('no request');
    await expect(bridge.invoke('toString' as never, undefined as never)).rejects.toThrow('no request');
    expect(() => bridge.on('ELECTRON_X' as never, () => {})).toThrow('no event');
    expect(electron.asked).toHaveLength(1);
  });

  it('hears events until it no longer wants to', () => {
    const heard: unknown[] = [];
    const end = bridge.on('run.removed', (payload) => heard.push(payload));
    tell('run.removed', { id: 'a' }, 1);
    end();
    tell('run.removed', { id: 'b' }, 2);
    expect(heard).toEqual([{ id: 'a' }]);
  });

  it('gives an answer after the events that were sent before it', async () => {
    const order: string[] = [];
    bridge.on('run.changed', ({ id }) => order.push(id));
    electron.answer = [{ ok: true }, 4];
    const answered = bridge.invoke('run.stop', { id: 'a' }).then(() => order.push('answer'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    tell('run.changed', { id: 'third' }, 3);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(order).toEqual(['third']);
    tell('run.changed', { id: 'fourth' }, 4);
    await answered;
    expect(order).toEqual(['third', 'fourth', 'answer']);
  });

  it('does not wait for ever for an event that got lost', async () => {
    vi.useFakeTimers();
    electron.answer = [{ ok: true }, 9];
    const answered = bridge.invoke('run.stop', { id: 'a' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await answered).toEqual({ ok: true });
    vi.useRealTimers();
  });

  it('hands over the paths of dropped files, which the page never sees', () => {
    bridge.openDropped([{ path: '/a' }, {}, { path: '/b' }]);
    bridge.openDropped([{}]);
    expect(electron.sent).toEqual([[DROPPED_CHANNEL, ['/a', '/b']]]);
  });
});
