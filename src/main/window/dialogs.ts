import { type BrowserWindow, dialog, type FileFilter } from 'electron';

/** What is opened as a table; files of other endings, too, by All files. */
const DATA = [
  ...['csv', 'tsv', 'txt', 'dat', 'data', 'gz'],
  ...['parquet', 'json', 'ndjson', 'jsonl', 'xlsx', 'npy'],
];
const OWN = ['json'];

/** The questions that the system asks for us. */
export interface Dialogs {
  askFiles(): Promise<readonly string[]>;
  askPlace(suggested: string): Promise<string | undefined>;
  askScorePlace(suggested: string): Promise<string | undefined>;
  confirmStop(title: string): Promise<boolean>;
}

export function createDialogs(window: BrowserWindow): Dialogs {
  async function ask(title: string, suggested: string, filters: FileFilter[]): Promise<string | undefined> {
    const { filePath } = await dialog.showSaveDialog(window, { title, defaultPath: suggested, filters });
    return filePath || undefined;
  }

  return {
    async askFiles() {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title: 'Open data sets, models or recipes',
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: 'All supported', extensions: [...new Set([...DATA, ...OWN])] },
          { name: 'Data', extensions: DATA },
          { name: 'Descent models and recipes', extensions: OWN },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      return filePaths;
    },
    askPlace: (suggested) => ask('Save model', suggested, [{ name: 'Descent model', extensions: OWN }]),
    askScorePlace: (suggested) =>
      ask('Save predictions', suggested, [
        { name: 'CSV', extensions: ['csv'] },
        { name: 'Parquet', extensions: ['parquet'] },
      ]),
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
