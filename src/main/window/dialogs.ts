import { type BrowserWindow, dialog } from 'electron';

const DATA = ['csv', 'tsv', 'txt', 'dat', 'data'];
const OWN = ['json'];

/** The questions that the system asks for us. */
export interface Dialogs {
  askFiles(): Promise<readonly string[]>;
  askPlace(suggested: string): Promise<string | undefined>;
  confirmStop(title: string): Promise<boolean>;
}

export function createDialogs(window: BrowserWindow): Dialogs {
  return {
    async askFiles() {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title: 'Open data sets, models or recipes',
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: 'All supported', extensions: [...DATA, ...OWN] },
          { name: 'Data', extensions: DATA },
          { name: 'Descent models and recipes', extensions: OWN },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      return filePaths;
    },
    async askPlace(suggested) {
      const { filePath } = await dialog.showSaveDialog(window, {
        title: 'Save model',
        defaultPath: suggested,
        filters: [{ name: 'Descent model', extensions: OWN }],
      });
      return filePath || undefined;
    },
    async confirmStop(title) {
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message: `\u201c${title}\u201d is still training.`,
        detail: 'Closing stops it. It keeps what it has learned and can go on when Descent is opened again.',
        buttons: ['Keep training', 'Stop and close'],
        defaultId: 0,
        cancelId: 0,
      });
      return response === 1;
    },
  };
}
