import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, powerSaveBlocker, protocol, session } from 'electron';
import { createAnnouncer } from './announcer.ts';
import { createDatasets } from './datasets.ts';
import { createInbox } from './files/inbox.ts';
import { createOpener } from './files/opener.ts';
import { openRecentFiles } from './files/recent.ts';
import { finish } from './finish.ts';
import { createHandlers } from './handlers.ts';
import { claimInstance } from './instance.ts';
import { openBorder } from './ipc.ts';
import { openLog } from './log.ts';
import { createProblems } from './problems.ts';
import { scheme, serve } from './protocol.ts';
import { createEngine } from './runs/engine.ts';
import { startEngineThread } from './runs/engine-thread.ts';
import { createModelFiles } from './runs/model-files.ts';
import { createRunStore } from './runs/run-store.ts';
import { createRuns } from './runs/runs.ts';
import { createTrainer } from './runs/trainer.ts';
import { createScoring } from './score.ts';
import { hardenContents, hardenSession, pageFrom } from './security.ts';
import { openSettings } from './settings.ts';
import { showProgress } from './window/attention.ts';
import { closeWithCare } from './window/closing.ts';
import { desktopOf } from './window/desktop.ts';
import { createDialogs } from './window/dialogs.ts';
import { createMenu } from './window/menu.ts';
import { stayAwake } from './window/power.ts';
import { watchSession } from './window/session-end.ts';
import { canHear, createWindow, isFrom } from './window/window.ts';

/*
 * The main process, as a table of contents: first what must be done before the program is ready, then every
 * part with what it is given.
 */

const here = import.meta.dirname;
const userData = app.getPath('userData');
const bundledData = join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'data');
const page = pageFrom(app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL);

let window: BrowserWindow | undefined;
const log = openLog(
  join(userData, 'logs'),
  app.isPackaged ? {} : { echo: (line) => process.stderr.write(line) },
);
const announcer = createAnnouncer((name, payload, number) => {
  if (!window || !canHear(window)) return false;
  window.webContents.send(name, payload, number);
  return true;
});
const { announce } = announcer;
const problems = createProblems(announce, log);
const { tell } = problems;
const inbox = createInbox();

const files = claimInstance(app, (paths) => {
  if (window?.isMinimized()) window.restore();
  window?.focus();
  inbox.put(paths);
});

if (files) {
  inbox.put(files);
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
  protocol.registerSchemesAsPrivileged([scheme]);
  hardenContents(app, page);
  // How a Mac names files, from before the program is ready on.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    inbox.put([path]);
  });
  // On a Mac, too: the one window is the program.
  app.on('window-all-closed', () => app.quit());
  app.setAppUserModelId('org.descent.Descent');
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  log.info(`Descent ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform}`);
  hardenSession(session.defaultSession, page);
  serve(protocol, join(here, '../renderer'), page.policy);
  const home = homedir();
  const [settings, recent] = await Promise.all([
    openSettings(userData, announce, tell),
    openRecentFiles({ folder: userData, home, announce, onProblem: tell, system: app }),
  ]);

  // From here on nothing waits, so that all is in its place before the page asks for it.
  const preload = join(here, '../preload/index.cjs');
  const opened = createWindow({ page, preload, settings, announcer, log });
  window = opened;
  const { askFiles, askPlace, askScorePlace, confirmStop } = createDialogs(opened);

  const engine = createEngine(startEngineThread, (error) => log.error('The training engine ended', error));
  engine.warm();
  const store = createRunStore(join(userData, 'runs'), { onProblem: tell });
  const trainer = createTrainer({ engine, store, announce });
  const datasets = createDatasets({ announce, tell, bundledFolder: bundledData });
  // Whoever saves in another program and comes back sees at once what has changed.
  opened.on('focus', datasets.lookAtFiles);
  const runs = createRuns({ datasets, trainer, store, announce });
  const loaded = runs.load().then((broken) => broken.forEach(tell), tell);

  const firstFolder = app.getPath('documents');
  const modelFiles = createModelFiles({ runs, askPlace, firstFolder, onSaved: recent.add });
  const scoring = createScoring({ datasets, runs, announce, askPlace: askScorePlace, firstFolder });
  const examplesFolder = join(bundledData, 'examples');
  const opener = createOpener({ datasets, modelFiles, recent, announce, tell, examplesFolder });
  const openRecent = (id: string) => void opener.openRecent(id).catch(tell);
  const menu = createMenu({ announcer, settings, recent, openRecent, development: page.development });

  const onListening = () => {
    problems.begin();
    inbox.open(opener.open);
  };
  const parts = { settings, datasets, runs, trainer, modelFiles, opener, scoring, recent, menu, log };
  openBorder({
    ipcMain,
    isOurs: isFrom(opened, page),
    handlers: createHandlers({ ...parts, loaded, askFiles, onListening }),
    told: announcer.told,
    onDropped: inbox.put,
    log,
  });

  stayAwake(announcer, powerSaveBlocker);
  showProgress(announcer, desktopOf(opened));
  const closing = closeWithCare(opened, {
    isTraining: () => trainer.learning() !== undefined,
    confirm: () => confirmStop(trainer.learning()?.title ?? 'A run'),
    finish: () => finish({ trainer, modelFiles, scoring, datasets, stores: [store, settings, recent] }),
    onProblem: tell,
  });
  watchSession(opened, {
    onSuspend: () => void store.flush(),
    onEnd: () => void closing.withoutAsking(),
  });
}

/** There is no window to show it in: one sentence, then the end. */
function giveUp(error: unknown): void {
  log.error('Descent could not start', error);
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox('Descent could not start', `${reason}\n\nThe log in ${log.folder} says more.`);
  app.exit(1);
}
