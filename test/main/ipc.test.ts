import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { openBorder } from '../../src/main/ipc.ts';
import { DROPPED_CHANNEL, type Handlers, type Result, requests } from '../../src/shared/ipc.ts';
import { quietLog } from './parts.ts';

/** The border with handlers that remember what they were given. */
function border(own: Partial<Handlers> = {}, isOurs = true) {
  const listening = new Map<string, (event: unknown, argument: unknown) => unknown>();
  const calls: [string, unknown][] = [];
  const handlers = Object.fromEntries(
    Object.keys(requests).map((name) => [name, (argument: unknown) => void calls.push([name, argument])]),
  ) as unknown as Handlers;
  const dropped: string[] = [];
  const log = quietLog();
  let told = 7;
  const ipcMain = {
    handle: (name: string, listener: never) => void listening.set(name, listener),
    on: (name: string, listener: never) => void listening.set(name, listener),
  };
  openBorder({
    ipcMain: ipcMain as never,
    isOurs: () => isOurs,
    handlers: { ...handlers, ...own },
    told: () => told,
    onDropped: (paths) => void dropped.push(...paths),
    log,
  });
  const send = (name: string, argument?: unknown) =>
    listening.get(name)!({}, argument) as Promise<[Result<unknown>, number]>;
  const ask = async (name: string, argument?: unknown) => (await send(name, argument))?.[0];
  const tell = () => void told++;
  return { ask, send, tell, calls, dropped, log, names: [...listening.keys()] };
}

describe('requests of the window', () => {
  it('are those of the contract, and dropped files', () => {
    expect(border().names.sort()).toEqual([...Object.keys(requests), DROPPED_CHANNEL].sort());
  });

  it('reach their handler as the contract reads them', async () => {
    const { ask, calls } = border();
    expect(await ask('run.rename', { id: 'a', title: '  T ' })).toEqual({ ok: true, value: undefined });
    expect(calls).toEqual([['run.rename', { id: 'a', title: 'T' }]]);
  });

  it.each([
    ['run.stop', undefined],
    ['run.stop', 'x'],
    ['run.stop', { id: '' }],
    ['run.stop', { id: 'x', path: '/etc/passwd' }],
    ['dataset.rows', { id: 'x', from: -1, count: 5 }],
    ['dataset.rows', { id: 'x', from: 0, count: 1e9 }],
    ['dataset.rows', { id: 'x', from: 0.5, count: 1 }],
    ['files.openBundled', { name: '../../etc/passwd' }],
    ['app.setSettings', { theme: 'pink' }],
    ['app.setEnabled', ['rm']],
    ['app.start', 1],
  ])('are refused when they are not of its shape: %s %j', async (name, argument) => {
    const { ask, calls, log } = border();
    const answer = await ask(name, argument);
    expect(answer).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect((answer as { error: { message: string } }).error.message).toMatch(`${name}:`);
    expect(calls).toEqual([]);
    expect(log.lines).toHaveLength(1);
  });

  it('are refused when they come from elsewhere', async () => {
    const { ask, calls, dropped } = border({}, false);
    expect(await ask('app.start')).toMatchObject({ ok: false, error: { code: 'refused' } });
    ask(DROPPED_CHANNEL, ['/etc/passwd']);
    expect([calls, dropped]).toEqual([[], []]);
  });

  it('fail as data', async () => {
    const { ask, log } = border({
      'run.pause': () => {
        throw new Problem('missing', 'That run is gone', 'Choose another.');
      },
      'run.stop': async () => {
        throw new TypeError('x is undefined');
      },
    });
    expect(await ask('run.pause', { id: 'a' })).toEqual({
      ok: false,
      error: { code: 'missing', message: 'That run is gone', hint: 'Choose another.' },
    });
    expect(log.lines).toEqual([]);
    expect(await ask('run.stop', { id: 'a' })).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(log.lines).toEqual(['run.stop failed']);
  });
});

describe('an answer', () => {
  it('names the last event that was sent meanwhile, if there was one', async () => {
    const { send, tell } = border({ 'run.stop': () => tell() });
    expect(await send('run.pause', { id: 'a' })).toEqual([{ ok: true, value: undefined }, 0]);
    expect(await send('run.stop', { id: 'a' })).toEqual([{ ok: true, value: undefined }, 8]);
  });
});

describe('dropped files', () => {
  it('are opened', () => {
    const { ask, dropped } = border();
    ask(DROPPED_CHANNEL, ['/a', '/b']);
    expect(dropped).toEqual(['/a', '/b']);
  });
  it.each([[undefined], ['/a'], [[1]], [['']], [Array(101).fill('/a')]])('are refused: %j', (paths) => {
    const { ask, dropped } = border();
    ask(DROPPED_CHANNEL, paths);
    expect(dropped).toEqual([]);
  });
});
