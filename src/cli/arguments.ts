import { parseArgs } from 'node:util';
import { Problem } from '../core/problem.ts';

/** What stands after the command: files in their order, `--name value` and `--json`. */
export interface Arguments {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly options: Readonly<Record<string, string | undefined>>;
}

/** What a command takes. */
export interface Usage {
  readonly usage: string;
  readonly files: { readonly least: number; readonly most: number };
  /** Names of the options that take a value. */
  readonly options: readonly string[];
}

/** @throws Problem that shows how the command is used */
export function readArguments(words: readonly string[], usage: Usage): Arguments {
  const known = Object.fromEntries(usage.options.map((name) => [name, { type: 'string' as const }]));
  const hint = `Usage: ${usage.usage}`;
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...known, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (positionals.length < usage.files.least || positionals.length > usage.files.most) {
      throw new Problem('refused', `${positionals.length} files are given`, hint);
    }
    const { json, ...options } = values;
    const empty = Object.entries(options).find(([, value]) => value === '');
    if (empty) throw new Problem('refused', `--${empty[0]} is given without a file`, hint);
    return { files: positionals, json: json === true, options: options as Arguments['options'] };
  } catch (error) {
    if (error instanceof Problem) throw error;
    // parseArgs ends with advice on its own syntax after the first sentence.
    const message = (error instanceof Error ? error.message : String(error)).split('. ')[0]!;
    throw new Problem('refused', message, hint);
  }
}
