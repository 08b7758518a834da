import { csv, historyRows } from './csv.ts';
import type { Model } from './model.ts';
import { weightFiles } from './npy/weights.ts';
import { writeOnnx } from './onnx/onnx.ts';
import { portable } from './portable.ts';
import { writePython } from './python/python.ts';

/** What goes into one file. */
export type Contents = string | Uint8Array;

/** A form in which a model can leave Descent. */
export interface Export {
  readonly label: string;
  readonly about: string;
}

/** One file, wherever it is written to. */
export interface FileExport extends Export {
  readonly extension: string;
  readonly write: (model: Model) => Contents;
}

/** Several files in one folder. */
export interface FolderExport extends Export {
  readonly files: (model: Model) => readonly { readonly name: string; readonly contents: Contents }[];
}

export const exports = {
  npy: {
    label: 'NumPy arrays',
    about: 'the weights, a .npy file for each layer\u2019s weights and biases, in a folder',
    files: (model) => weightFiles(portable(model)).map(({ name, bytes }) => ({ name, contents: bytes })),
  },
  onnx: {
    label: 'ONNX',
    about: 'the whole model from raw columns to the target\u2019s unit, for onnxruntime and others',
    extension: '.onnx',
    write: (model) => writeOnnx(portable(model)),
  },
  python: {
    label: 'Python',
    about: 'a program that needs only NumPy and makes the same predictions',
    extension: '.py',
    write: (model) => writePython(portable(model)),
  },
  csv: {
    label: 'History as CSV',
    about: 'the loss of every iteration',
    extension: '.csv',
    write: ({ history, training }) =>
      csv(historyRows(history.loss, history.validationLoss, training.updatesPerEpoch)),
  },
} as const satisfies Record<string, FileExport | FolderExport>;

export type ExportKind = keyof typeof exports;
