import type { Arguments, Usage } from './arguments.ts';
import { compare } from './compare.ts';
import { inspect } from './inspect.ts';
import type { Output } from './output.ts';
import { predict } from './predict.ts';
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
    usage: 'descent predict MODEL.json --data FILE [--out P.csv] [--json]',
    about: 'predict the rows of a file',
    files: { least: 1, most: 1 },
    options: ['data', 'out'],
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
};
