/** Where a command stands in the native menu. */
export type MenuName = 'file' | 'edit' | 'view' | 'run' | 'help';

/** One thing a user can do. Menu, toolbar, shortcuts and palette are all drawn from this table. */
export interface Command {
  readonly label: string;
  /** One line on what it does, for the palette and tooltips. */
  readonly about: string;
  /** Electron's notation; CmdOrCtrl is Cmd on a Mac. */
  readonly accelerator?: string;
  /** A second shortcut, not shown in the menu. */
  readonly alternative?: string;
  readonly menu: MenuName;
  /** Begins a new group in its menu. */
  readonly separated?: boolean;
}

/** Every user action, in the order of the menus. What each does is src/renderer/state/perform.ts. */
export const commands = {
  open: {
    label: 'Open\u2026',
    about: 'Open data sets, models or recipes',
    accelerator: 'CmdOrCtrl+O',
    menu: 'file',
  },
  openBoston: {
    label: 'Open Boston housing',
    about: 'Open the data set that comes with Descent',
    accelerator: 'CmdOrCtrl+Shift+B',
    menu: 'file',
  },
  examples: {
    label: 'Examples\u2026',
    about: 'Open a lesson: a recipe with its data and what to look at',
    accelerator: 'CmdOrCtrl+E',
    menu: 'file',
  },
  makeData: {
    label: 'Make data\u2026',
    about: 'Make a table of random numbers or of two classes to try a recipe on',
    accelerator: 'CmdOrCtrl+Shift+M',
    menu: 'file',
  },
  reloadData: {
    label: 'Reload data',
    about: 'Read the file of the chosen data set again, as it is now',
    accelerator: 'CmdOrCtrl+R',
    menu: 'file',
    separated: true,
  },
  readData: {
    label: 'How it was read\u2026',
    about: 'See how the chosen data set was understood, correct it and read it anew',
    accelerator: 'CmdOrCtrl+I',
    menu: 'file',
  },
  closeDataset: {
    label: 'Close data set',
    about: 'Close the chosen data set; runs stay',
    accelerator: 'CmdOrCtrl+W',
    menu: 'file',
  },
  save: {
    label: 'Save model',
    about: 'Save the chosen run as a model file',
    accelerator: 'CmdOrCtrl+S',
    menu: 'file',
    separated: true,
  },
  saveAs: {
    label: 'Save model as\u2026',
    about: 'Save the chosen run as another file',
    accelerator: 'CmdOrCtrl+Shift+S',
    menu: 'file',
  },
  clearRecent: {
    label: 'Clear recent files',
    about: 'Forget the list of recent files',
    menu: 'file',
    separated: true,
  },
  quit: {
    label: 'Quit',
    about: 'Close Descent; runs are kept',
    accelerator: 'CmdOrCtrl+Q',
    menu: 'file',
    separated: true,
  },

  undoRecipe: {
    label: 'Undo recipe change',
    about: 'Take back the last change of the recipe',
    accelerator: 'CmdOrCtrl+Alt+Z',
    menu: 'edit',
  },
  redoRecipe: {
    label: 'Redo recipe change',
    about: 'Make the change again that was taken back',
    accelerator: 'CmdOrCtrl+Alt+Y',
    menu: 'edit',
  },
  renameRun: {
    label: 'Rename run',
    about: 'Give the chosen run another title',
    accelerator: 'F2',
    menu: 'edit',
    separated: true,
  },
  removeRun: {
    label: 'Remove run',
    about: 'Take the chosen run from the list; can be undone',
    accelerator: 'CmdOrCtrl+Backspace',
    menu: 'edit',
  },
  copyWeights: {
    label: 'Copy weights',
    about: 'Copy the weight table as CSV',
    accelerator: 'CmdOrCtrl+Shift+C',
    menu: 'edit',
    separated: true,
  },
  copyComparison: {
    label: 'Copy comparison',
    about: 'Copy the comparison of the ticked runs as CSV',
    accelerator: 'CmdOrCtrl+Alt+C',
    menu: 'edit',
  },

  train: {
    label: 'Train',
    about: 'Train the recipe on the chosen data set',
    accelerator: 'CmdOrCtrl+Enter',
    menu: 'run',
  },
  pause: {
    label: 'Pause',
    about: 'Hold the training; it can go on',
    accelerator: 'CmdOrCtrl+P',
    menu: 'run',
    separated: true,
  },
  resume: {
    label: 'Resume',
    about: 'Let the held training go on',
    accelerator: 'CmdOrCtrl+Alt+P',
    menu: 'run',
  },
  step: {
    label: 'Step',
    about: 'Make one update of the held training',
    accelerator: 'CmdOrCtrl+Alt+.',
    menu: 'run',
  },
  stop: {
    label: 'Stop',
    about: 'End the training and keep what it has learned',
    accelerator: 'CmdOrCtrl+.',
    menu: 'run',
  },
  continueRun: {
    label: 'Continue',
    about: 'Train the chosen run on from where it ended',
    accelerator: 'CmdOrCtrl+Shift+Enter',
    menu: 'run',
  },
  score: {
    label: 'Predict a file\u2026',
    about: 'Predict every row of a data set with the chosen run\u2019s model and save them',
    accelerator: 'CmdOrCtrl+Shift+F',
    menu: 'run',
    separated: true,
  },
  tickRun: {
    label: 'Compare this run',
    about: 'Tick or untick the chosen run for comparison',
    accelerator: 'CmdOrCtrl+D',
    menu: 'run',
  },
  recipeFromRun: {
    label: 'Use this run\u2019s recipe',
    about: 'Put the chosen run\u2019s recipe into the form',
    accelerator: 'CmdOrCtrl+Shift+R',
    menu: 'run',
  },

  palette: {
    label: 'Find a command',
    about: 'Search commands, runs and data',
    accelerator: 'CmdOrCtrl+K',
    alternative: 'CmdOrCtrl+Shift+P',
    menu: 'view',
  },
  layoutTrain: {
    label: 'Train layout',
    about: 'Recipe, loss, weights and predictions',
    accelerator: 'CmdOrCtrl+1',
    menu: 'view',
    separated: true,
  },
  layoutInspect: {
    label: 'Inspect layout',
    about: 'Data and weights in full',
    accelerator: 'CmdOrCtrl+2',
    menu: 'view',
  },
  layoutCompare: {
    label: 'Compare layout',
    about: 'Runs side by side',
    accelerator: 'CmdOrCtrl+3',
    menu: 'view',
  },
  resetLayout: { label: 'Reset layout', about: 'Put the panels of this layout back', menu: 'view' },
  toggleSidebar: {
    label: 'Show or hide sidebar',
    about: 'Make room for the panels',
    accelerator: 'CmdOrCtrl+B',
    menu: 'view',
  },
  showData: {
    label: 'Data',
    about: 'Show the Data panel',
    accelerator: 'Alt+1',
    menu: 'view',
    separated: true,
  },
  showRecipe: { label: 'Recipe', about: 'Show the Recipe panel', accelerator: 'Alt+2', menu: 'view' },
  showLoss: { label: 'Loss', about: 'Show the Loss panel', accelerator: 'Alt+3', menu: 'view' },
  showWeights: { label: 'Weights', about: 'Show the Weights panel', accelerator: 'Alt+4', menu: 'view' },
  showPredict: { label: 'Predict', about: 'Show the Predict panel', accelerator: 'Alt+5', menu: 'view' },
  showCompare: { label: 'Compare', about: 'Show the Compare panel', accelerator: 'Alt+6', menu: 'view' },
  showCorrelations: {
    label: 'Correlation map',
    about: 'Show how the columns of numbers go together',
    accelerator: 'Alt+7',
    menu: 'view',
  },
  themeSystem: {
    label: 'Theme of the system',
    about: 'Light or dark as the system says',
    menu: 'view',
    separated: true,
  },
  themeLight: { label: 'Light theme', about: 'Always light', menu: 'view' },
  themeDark: { label: 'Dark theme', about: 'Always dark', menu: 'view' },
  zoomIn: {
    label: 'Zoom in',
    about: 'Make everything larger',
    accelerator: 'CmdOrCtrl+=',
    menu: 'view',
    separated: true,
  },
  zoomOut: { label: 'Zoom out', about: 'Make everything smaller', accelerator: 'CmdOrCtrl+-', menu: 'view' },
  zoomReset: {
    label: 'Actual size',
    about: 'Back to the usual size',
    accelerator: 'CmdOrCtrl+0',
    menu: 'view',
  },

  shortcuts: { label: 'Keyboard shortcuts', about: 'List every shortcut', accelerator: 'F1', menu: 'help' },
  showLog: { label: 'Show log', about: 'Open the folder with the log', menu: 'help' },
  about: { label: 'About Descent', about: 'Versions and licences', menu: 'help', separated: true },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof commands;
