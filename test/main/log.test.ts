import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { createAnnouncer } from '../../src/main/announcer.ts';
import { openLog } from '../../src/main/log.ts';
import { createProblems } from '../../src/main/problems.ts';
import { quietLog, temporaryFolder } from './parts.ts';

describe('the log', () => {
  it('writes lines with their time, and the stack of errors', () => {
    const folder = join(temporaryFolder(), 'logs');
    const echoed: string[] = [];
    const log = openLog(folder, { echo: (line) => echoed.push(line) });
    log.info('started');
    log.error('failed', new Error('boom'));
    log.warn('odd', { a: 1 });
    const text = readFileSync(join(folder, 'descent.log'), 'utf8');
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info started\n/);
    expect(text).toMatch(/error failed: Error: boom\n\s+at /);
    expect(text).toMatch(/warn odd: \{ a: 1 \}\n$/);
    expect(echoed.join('')).toBe(text);
  });
  it('begins anew when it is full, and keeps one before', () => {
    const folder = temporaryFolder();
    const log = openLog(folder, { mostBytes: 200 });
    for (let i = 0; i < 50; i++) log.info(`line ${i}`);
    expect(readdirSync(folder).sort()).toEqual(['descent.log', 'descent.old.log']);
    expect(readFileSync(join(folder, 'descent.log'), 'utf8')).toMatch(/line 49\n$/);
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name)).length).toBeLessThanOrEqual(200);
  });
  it('never fails', () => {
    expect(() => openLog(join(import.meta.filename, 'x')).info('x')).not.toThrow();
    const folder = temporaryFolder();
    const circular: Record<string, unknown> = { count: 10n };
    circular.self = circular;
    openLog(folder).error('odd', circular);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    openLog(folder).error('odder', proxy);
    expect(readFileSync(join(folder, 'descent.log'), 'utf8')).toMatch(/odd: .*Circular.*\n.*odder: .*\n$/);
  });
});

describe('problems that nobody asked for', () => {
  it('wait for the window, and are logged', () => {
    const log = quietLog();
    const told: unknown[] = [];
    const { announce } = createAnnouncer((_name, payload) => told.push(payload) > 0);
    const problems = createProblems(announce, log);
    problems.tell(new Problem('file', 'x is broken', 'Look at it.'));
    expect(told).toEqual([]);
    problems.begin();
    problems.begin();
    problems.tell(new TypeError('y is undefined'));
    expect(told).toMatchObject([{ code: 'file', message: 'x is broken' }, { code: 'internal' }]);
    expect(log.lines).toHaveLength(2);
  });
});
