import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { CustomScheme, Protocol } from 'electron';

const SCHEME = 'descent';
const HOST = 'app';

/** The origin of the window's page. */
export const ORIGIN = `${SCHEME}://${HOST}`;

/** To be registered before the program is ready: an origin of its own, as good as https, with compiled scripts kept. */
export const scheme: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * Serves the window's files under `descent://app/`.
 * @param folder of the built page; nothing outside it is served
 * @param policy the content security policy, sent with every file
 */
export function serve(protocol: Pick<Protocol, 'handle'>, folder: string, policy: string): void {
  protocol.handle(SCHEME, ({ url, method }) => respond(folder, url, method, policy));
}

export async function respond(
  folder: string,
  url: string,
  method: string,
  policy: string,
): Promise<Response> {
  const headers = {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
  const path = fileOf(folder, url);
  const type = path && TYPES[extname(path)];
  if (method !== 'GET' || !path || !type) return new Response('Refused', { status: 403, headers });
  try {
    return new Response(await readFile(path), { headers: { ...headers, 'Content-Type': type } });
  } catch {
    return new Response('Not found', { status: 404, headers });
  }
}

/** The file that an address stands for; undefined when it is not inside the folder. */
export function fileOf(folder: string, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, pathname } = new URL(url);
  if (protocol !== `${SCHEME}:` || host !== HOST) return undefined;
  try {
    // What is encoded may hold a slash, two dots or a drive.
    const path = resolve(folder, `.${decodeURIComponent(pathname)}`);
    return path.startsWith(folder + sep) && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}
