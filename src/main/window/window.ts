import { setImmediate } from 'node:timers/promises';
import { BrowserWindow, dialog, type IpcMainInvokeEvent, nativeTheme, screen } from 'electron';
import type { Settings } from '../../shared/settings.ts';
import type { Announcer } from '../announcer.ts';
import type { Log } from '../log.ts';
import type { Page } from '../security.ts';
import type { SettingsStore } from '../settings.ts';
import { fitPlace, LEAST } from './place.ts';

interface Surroundings {
  readonly page: Page;
  readonly preload: string;
  readonly settings: SettingsStore;
  readonly announcer: Announcer;
  readonly log: Log;
}

/** The ground of the page (renderer/styles/tokens.css), shown until it is drawn. */
const ground = () => (nativeTheme.shouldUseDarkColors ? '#1a1e23' : '#eef0f3');

/** The one window, where and as it was left. */
export function createWindow({ page, preload, settings, announcer, log }: Surroundings): BrowserWindow {
  nativeTheme.themeSource = settings.get().theme;
  const window = new BrowserWindow({
    ...fitPlace(settings.place(), areas()),
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    title: 'Descent',
    backgroundColor: ground(),
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: page.development,
    },
  });

  window.once('ready-to-show', () => {
    if (settings.place()?.maximized) window.maximize();
    window.show();
    keepPlace(window, settings);
  });
  followSettings(window, settings, announcer);
  surviveCrashes(window, log);
  void window.loadURL(page.url).catch((error) => log.error('The page could not be loaded', error));
  return window;
}

/** Whether the window has a page to hear an event: not while it is closed, or its process has crashed. */
export function canHear(window: BrowserWindow): boolean {
  if (window.isDestroyed() || window.webContents.isCrashed()) return false;
  return !window.webContents.mainFrame.isDestroyed();
}

/** Whether a message comes from the page in the window itself, not from one that it may hold or have become. */
export function isFrom(window: BrowserWindow, page: Page) {
  return ({ sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean =>
    sender === window.webContents && senderFrame === sender.mainFrame && page.contains(senderFrame.url);
}

/** Of the displays, without task bars, the main one first. */
function areas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

function keepPlace(window: BrowserWindow, settings: SettingsStore): void {
  const keep = () => {
    if (window.isMinimized() || window.isFullScreen()) return;
    settings.keepPlace({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  window.on('resize', keep);
  window.on('move', keep);
  window.on('maximize', keep);
  window.on('unmaximize', keep);
}

/** Theme and zoom, at once and whenever they are changed. */
function followSettings(window: BrowserWindow, settings: SettingsStore, announcer: Announcer): void {
  const apply = ({ theme, zoom }: Settings) => {
    nativeTheme.themeSource = theme;
    if (!window.isDestroyed()) window.webContents.setZoomLevel(zoom);
  };
  window.webContents.on('dom-ready', () => apply(settings.get()));
  announcer.on('settings.changed', apply);
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(ground());
  });
}

const CALM_MS = 30_000;

/** The page's process may crash or be killed: training goes on in ours, and the page is loaded again. */
function surviveCrashes(window: BrowserWindow, log: Log): void {
  let crashedAt = Number.NEGATIVE_INFINITY;
  window.on('unresponsive', () => log.warn('The window does not respond'));
  window.webContents.on('preload-error', (_event, path, error) => log.error(`${path} failed`, error));
  window.webContents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error(`The window's process ended: ${reason} (${exitCode})`);
    const again = performance.now() - crashedAt < CALM_MS;
    crashedAt = performance.now();
    // Loading from within this event takes the whole program down (Electron 41).
    await setImmediate();
    if (again && (await askToLoadAgain(window)) === 'close') window.close();
    else if (!window.isDestroyed()) window.webContents.reload();
  });
}

async function askToLoadAgain(window: BrowserWindow): Promise<'load' | 'close'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window has stopped twice in a short time.',
    detail: 'What trains goes on, and all runs are kept. The log (userData/logs) says more.',
    buttons: ['Load it again', 'Close Descent'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 0 ? 'load' : 'close';
}
