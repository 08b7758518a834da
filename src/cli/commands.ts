import type { Arguments, Usage } from './arguments.ts';
import { compare } from './compare.ts';
import { data, dataUsage } from './data.ts';
import { exportModel, exportUsage } from './export.ts';
import { importUsage, importWeights } from './import.ts';
import { inspect } from './inspect.ts';
import type { Output } from './output.ts';
import { predict, predictUsage } from './predict.ts';
import { replay } from './replay.ts';
import { train } from './train.ts';

interface CliCommand extends Usage {
  readonly about: string;
  readonly run: (given: Arguments, output: Output) => Promise<void>;
}

/** What `descent` can be told to do. */
export const cliCommands: Readonly<Record<string, CliCommand>> = {
  train: {
    usage: 'descent train RECIPE.json [--data FILE] [--out MODEL.json] [--history H.csv] [--json]',
    about: 'train what a recipe says',
    files: { least: 1, most: 1 },
    options: ['data', 'out', 'history'],
    run: train,
  },
  predict: {
    usage: predictUsage,
    about: 'predict the rows of a file',
    files: { least: 1, most: 1 },
    options: ['data', 'sheet', 'out'],
    run: predict,
  },
  inspect: {
    usage: 'descent inspect MODEL.json [--json]',
    about: 'show what is in a model file',
    files: { least: 1, most: 1 },
    options: [],
    run: inspect,
  },
  compare: {
    usage: 'descent compare MODEL.json MODEL.json \u2026 [--json]',
    about: 'show what differs between models',
    files: { least: 2, most: Number.POSITIVE_INFINITY },
    options: [],
    run: compare,
  },
  replay: {
    usage: 'descent replay MODEL.json [--data FILE] [--json]',
    about: 'train a model again and tell whether it is the same to the last bit',
    files: { least: 1, most: 1 },
    options: ['data'],
    run: replay,
  },
  data: {
    usage: dataUsage,
    about: 'show how a file is understood, and what its columns are like',
    files: { least: 1, most: 1 },
    options: ['sheet'],
    run: data,
  },
  export: {
    usage: exportUsage,
    about: 'write a model for other programs; npy makes a folder of files, the others one file',
    files: { least: 1, most: 1 },
    options: ['to', 'out'],
    run: exportModel,
  },
  import: {
    usage: importUsage,
    about: 'put weights from the .npy files of a folder into a model',
    files: { least: 1, most: 1 },
    options: ['from', 'out'],
    run: importWeights,
  },
};
