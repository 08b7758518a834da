import { expect, test } from './program.ts';

test('the page has no powers of its own', async ({ program: { page, app } }) => {
  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
  );
  expect(globals).toEqual([]);
  expect(await page.evaluate(() => Object.keys(window.descent).sort())).toEqual([
    'invoke',
    'on',
    'openDropped',
  ]);
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const {
      sandbox,
      contextIsolation,
      nodeIntegration,
      webviewTag = false,
      webSecurity,
    } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  });
});

test('the page comes from its own scheme, under a strict policy', async ({ program }) => {
  const { page } = program;
  expect(page.url()).toBe('descent://app/index.html');
  const policy = await page.evaluate(async () =>
    (await fetch('index.html')).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe-eval');
  // Nothing outside the folder of the page is served, however it is written.
  const answers = await page.evaluate(() =>
    Promise.all(
      ['/../main/index.js', '/%2e%2e/main/index.js', '/..%2fmain%2findex.js', '/nothing.js'].map(
        async (path) => (await fetch(`descent://app${path}`)).status,
      ),
    ),
  );
  for (const status of answers) expect([403, 404]).toContain(status);
  program.consoleErrors.length = 0;
});

test('inline script, eval and foreign files are refused', async ({ launch }) => {
  const program = await launch();
  const { page } = program;
  const tried = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const script = document.createElement('script');
    script.textContent = 'globalThis.wasRun = true';
    document.body.append(script);
    const host = document.createElement('div');
    const handlerRefused = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (effectiveDirective === 'script-src-attr') resolve(true);
      });
    });
    host.innerHTML = '<img src="x" onerror="globalThis.wasRun = true">';
    document.body.append(host);
    // The test driver's own script may evaluate text; what comes after it may not.
    await new Promise((resolve) => setTimeout(resolve));
    let evaluated = true;
    try {
      // biome-ignore lint/security/noGlobalEval: that it is refused is what is tried
      // biome-ignore lint/complexity/noCommaOperator: an indirect eval
      (0, eval)('1');
    } catch {
      evaluated = false;
    }
    const fetched = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    const file = await fetch('file:///etc/passwd').then(
      () => true,
      () => false,
    );
    await handlerRefused;
    script.remove();
    host.remove();
    return { wasRun: 'wasRun' in globalThis, evaluated, fetched, file, violations };
  });
  expect(tried).toMatchObject({ wasRun: false, evaluated: false, fetched: false, file: false });
  expect(tried.violations).toContain('script-src-elem');
  // The browser writes each refusal to the console: here they are what was wanted.
  program.consoleErrors.length = 0;
});

test('navigation, windows, webviews, permissions and downloads are refused', async ({ launch }) => {
  const program = await launch();
  const { page, app } = program;
  const before = page.url();
  const opened = await page.evaluate(() => {
    const child = window.open('https://example.org/');
    window.location.href = 'https://example.org/';
    const link = document.createElement('a');
    link.href = 'data:text/plain,x';
    link.download = 'x.txt';
    document.body.append(link);
    link.click();
    link.remove();
    const frame = document.createElement('webview');
    document.body.append(frame);
    frame.remove();
    return child !== null;
  });
  expect(opened).toBe(false);
  const permissions = await page.evaluate(async () => {
    const asked = await Promise.all([
      Notification.requestPermission(),
      navigator.mediaDevices?.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      ) ?? 'denied',
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        ),
      ),
      navigator.clipboard.readText().then(
        () => 'granted',
        () => 'denied',
      ),
    ]);
    return asked;
  });
  expect(permissions).toEqual(['denied', 'denied', 'denied', 'denied']);
  expect(page.url()).toBe(before);
  expect(
    await app.evaluate(({ BrowserWindow, webContents }) => [
      BrowserWindow.getAllWindows().length,
      webContents.getAllWebContents().length,
    ]),
  ).toEqual([1, 1]);
  program.consoleErrors.length = 0;
});

test('requests that are not of the contract, or not of its shape, are refused', async ({
  program: { page },
}) => {
  const answers = await page.evaluate(async () => {
    const invoke = window.descent.invoke as (
      name: string,
      argument: unknown,
    ) => Promise<{ ok: boolean; error?: { code: string; message: string } }>;
    const thrown = await Promise.resolve()
      .then(() => invoke('shell.openPath', '/etc/passwd'))
      .then(
        () => 'answered',
        () => 'thrown',
      );
    const shapes = await Promise.all([
      invoke('dataset.rows', { id: 'x', from: -1, count: 5 }),
      invoke('dataset.rows', { id: 'x', from: 0, count: 1e9 }),
      invoke('run.stop', { id: 'x', path: '/etc/passwd' }),
      invoke('files.openBundled', { name: '../../etc/passwd' }),
      invoke('run.stop', 'x'),
    ]);
    return { thrown, codes: shapes.map((answer) => (answer.ok ? 'ok' : answer.error!.code)) };
  });
  expect(answers).toEqual({ thrown: 'thrown', codes: Array(5).fill('refused') });
});
