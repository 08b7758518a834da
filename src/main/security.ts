import type { App, Session } from 'electron';
import { ORIGIN } from './protocol.ts';

/** What the page may load: our own files and nothing else. */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** Where the window's page comes from. */
export interface Page {
  readonly url: string;
  readonly policy: string;
  /** Whether an address is the page's own or beside it. */
  contains(url: string): boolean;
  /** Whether the page and its tools may ask for an address. */
  mayLoad(url: string): boolean;
  /** Set while the page comes from vite's server. */
  readonly development: boolean;
}

/** @param serverUrl of vite's server while developing; else undefined */
export function pageFrom(serverUrl: string | undefined): Page {
  if (serverUrl === undefined) {
    const contains = (url: string) => url.startsWith(`${ORIGIN}/`);
    return {
      url: `${ORIGIN}/index.html`,
      policy: policyText(POLICY),
      contains,
      mayLoad: (url) => contains(url) || isHarmless(url),
      development: false,
    };
  }
  const { origin, host } = new URL(serverUrl);
  const contains = (url: string) => URL.canParse(url) && new URL(url).origin === origin;
  return {
    url: serverUrl,
    // Vite puts scripts and styles into the page and talks to it through a socket.
    policy: policyText({
      ...POLICY,
      'script-src': "'self' 'unsafe-inline'",
      'style-src': "'self' 'unsafe-inline'",
      'connect-src': `'self' ws://${host}`,
    }),
    contains,
    mayLoad: (url) => contains(url) || url.startsWith(`ws://${host}/`) || isHarmless(url),
    development: true,
  };
}

function policyText(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** Addresses that leave neither the page nor the program; the policy says which of them the page may use. */
function isHarmless(url: string): boolean {
  return /^(?:data|blob|devtools):/.test(url);
}

/** Whatever page comes to be, it stays where it is, opens nothing and holds no foreign page. */
export function hardenContents(app: App, page: Page): void {
  app.on('web-contents-created', (_created, contents) => {
    // Vite loads its page again after some changes.
    const stay = (event: { url: string; preventDefault(): void }) => {
      if (!(page.development && page.contains(event.url))) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** No permission, no download, no request that leaves this computer. */
export function hardenSession(session: Session, page: Page): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // Else its dictionaries are fetched from the internet.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !page.mayLoad(url) }));
  if (!page.development) return;
  session.webRequest.onHeadersReceived(({ responseHeaders }, answer) =>
    answer({ responseHeaders: { ...responseHeaders, 'Content-Security-Policy': [page.policy] } }),
  );
}
