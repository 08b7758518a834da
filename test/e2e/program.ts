import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import type Electron from 'electron';
import { findElectron } from '../../scripts/runtime.js';
import { sandboxImpossible } from '../../scripts/sandbox.js';
import type { CommandId } from '../../src/shared/commands.ts';

const root = join(import.meta.dirname, '../..');
export const housingPath = join(root, 'data/housing.data');

interface LaunchOptions {
  /** Files to open, as arguments after the program's own. */
  readonly files?: readonly string[];
  /** The user's folder: given to start again where another start left off. */
  readonly userData?: string;
  readonly theme?: 'light' | 'dark';
}

/** The real program in a real window. */
export class Program {
  readonly #app: ElectronApplication;
  #choices = 0;
  readonly page: Page;
  readonly userData: string;
  /** What the page's console said of errors; a test fails when there is any. */
  readonly consoleErrors: string[] = [];

  private constructor(app: ElectronApplication, page: Page, userData: string) {
    this.#app = app;
    this.page = page;
    this.userData = userData;
    page.on('console', (message) => {
      if (message.type() === 'error') this.consoleErrors.push(message.text());
    });
    page.on('pageerror', (error) => this.consoleErrors.push(String(error)));
  }

  static async launch(folder: string, options: LaunchOptions = {}): Promise<Program> {
    const userData = options.userData ?? mkdtempSync(join(folder, 'user-'));
    if (options.theme)
      writeFileSync(join(userData, 'settings.json'), JSON.stringify({ theme: options.theme }));
    const executablePath = await findElectron();
    const app = await _electron.launch({
      executablePath,
      args: [...launchFlags(executablePath, userData), root, ...(options.files ?? [])],
      cwd: folder,
    });
    const page = await app.firstWindow();
    const program = new Program(app, page, userData);
    await page.getByRole('main').waitFor();
    return program;
  }

  get app(): ElectronApplication {
    return this.#app;
  }

  /** Runs a command by its menu item, once it can be used. */
  async menu(id: CommandId): Promise<void> {
    // Told apart from other choices of the same item, so that none is made twice.
    const choice = `${id} ${this.#choices++}`;
    const choose = () =>
      this.#inMain(
        ({ Menu }, [wanted, key]) => {
          const main = globalThis as { chosen?: string };
          const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
          if (main.chosen === key) return true;
          if (!item?.enabled) return false;
          main.chosen = key;
          item.click();
          return true;
        },
        [id, choice] as const,
      );
    await expect.poll(choose, { message: `the menu item ${id} can be chosen` }).toBe(true);
  }

  /** The next open dialog answers with these files. */
  async willOpen(...paths: string[]): Promise<void> {
    await this.#inMain(({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths });
    }, paths);
  }

  /** The next save dialog answers with this file. */
  async willSaveAs(path: string): Promise<void> {
    await this.#inMain(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
  }

  /**
   * Runs something in the main process. The inspector loses an answer when memory is tidied up in between, which
   * loading machine code brings about; then it is run again.
   */
  async #inMain<A, R>(run: (electron: typeof Electron, argument: A) => R, argument: A): Promise<R> {
    for (;;) {
      try {
        return (await this.#app.evaluate(run as never, argument)) as R;
      } catch (error) {
        if (!String(error).includes('promise was garbage collected')) throw error;
      }
    }
  }

  /** Opens files by the dialog. */
  async open(...paths: string[]): Promise<void> {
    await this.willOpen(...paths);
    await this.menu('open');
  }

  /** Opens Boston housing by the button of the empty window. */
  async openBoston(): Promise<void> {
    await this.page
      .getByRole('main')
      .getByRole('button', { name: /Boston housing/ })
      .click();
    await expect(this.page.getByRole('button', { name: /housing\.data.*506 rows/ })).toBeVisible();
  }

  button(name: string | RegExp) {
    return this.page.getByRole('banner').getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** A panel of the dock, by its title. */
  panel(name: string) {
    return this.page.getByRole('region', { name, exact: true }).last();
  }

  /** A run in the list, by its title and the state under it. */
  run(text: string | RegExp) {
    return this.page.getByRole('navigation').locator('button[data-item]').filter({ hasText: text });
  }

  /** Sees that a problem is told by what is wrong and the way out, then closes it. */
  async expectProblem(message: string | RegExp, hint?: string | RegExp): Promise<void> {
    const alert = this.page.getByRole('alert').filter({ hasText: message });
    await expect(alert).toBeVisible();
    if (hint) await expect(alert).toContainText(hint);
    // The button stands beside what is read out, not in it.
    await this.page
      .locator('.bp6-toast')
      .filter({ has: alert })
      .getByRole('button', { name: 'Close' })
      .click();
    await expect(alert).toBeHidden();
  }

  /** Ends it as a user does, by closing the window. */
  async close(): Promise<void> {
    await this.#app.close();
  }

  /** Ends it as a crash or a power cut does. */
  async kill(): Promise<void> {
    const process = this.#app.process();
    const gone = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await gone;
  }
}

export function launchFlags(executablePath: string, userData: string): string[] {
  return [...(sandboxImpossible(executablePath) ? ['--no-sandbox'] : []), `--user-data-dir=${userData}`];
}

interface Fixtures {
  /** A folder of the test's own. */
  readonly folder: string;
  /** Starts the program; what was started is ended with the test. */
  readonly launch: (options?: LaunchOptions) => Promise<Program>;
  /** A program that was just started. */
  readonly program: Program;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'descent-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  launch: async ({ folder }, use) => {
    const started: Program[] = [];
    await use(async (options) => {
      const program = await Program.launch(folder, options);
      started.push(program);
      return program;
    });
    for (const program of started) await program.close().catch(() => {});
    expect(started.flatMap((program) => program.consoleErrors)).toEqual([]);
  },
  program: async ({ launch }, use) => {
    await use(await launch());
  },
});

export { expect };

/** housing.data again in a folder, under any name. */
export function copyHousing(folder: string, name = 'housing.data'): string {
  const path = join(folder, name);
  copyFileSync(housingPath, path);
  return path;
}
