import { describe, expect, test } from 'vitest';
import { npmReason, run } from '../../scripts/command.js';

const node = (code: string, options = {}) => run(process.execPath, ['-e', code], { keep: true, ...options });

test('a program gives its exit code and, when kept, its output', async () => {
  const { code, output } = await node('console.log("out"); console.error("err"); process.exitCode = 3');
  expect(code).toBe(3);
  expect(output).toContain('out\n');
  expect(output).toContain('err\n');
});

describe.skipIf(process.platform === 'win32')('with signals', () => {
  test('one that was killed gives the code a shell would', async () => {
    expect((await node('process.kill(process.pid, "SIGKILL")')).code).toBe(137);
  });

  test('one that takes too long is ended', async () => {
    expect((await node('setInterval(() => {}, 1000)', { timeout: 200 })).code).toBe(143);
  });
});

test('a variable can be given and taken away', async () => {
  const env = { GIVEN: 'yes', NODE_ENV: undefined };
  expect((await node('console.log(process.env.GIVEN, process.env.NODE_ENV)', { env })).output).toBe(
    'yes undefined\n',
  );
});

test('one that is not there is an error', async () => {
  await expect(run('no-such-program', [], { keep: true })).rejects.toThrow('ENOENT');
});

test("npm's reason is its first plain line, without codes and stack traces", () => {
  const output = [
    'npm warn EBADENGINE Unsupported engine {',
    'npm error code ECONNREFUSED',
    'npm error syscall connect',
    'npm error FetchError: request to a registry failed',
    'npm error     at ClientRequest.<anonymous> (index.js:130:14)',
  ].join('\n');
  expect(npmReason(output)).toBe('FetchError: request to a registry failed');
  expect(npmReason('')).toBe('npm gives no reason');
});
