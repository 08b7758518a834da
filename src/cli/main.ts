import { Problem, problemData } from '../core/problem.ts';
import { program } from '../shared/program.ts';
import { readArguments } from './arguments.ts';
import { cliCommands } from './commands.ts';
import { Interrupted } from './interruptible.ts';
import type { Output } from './output.ts';

/** What a shell expects of a program that Ctrl-C has ended. */
const INTERRUPTED = 130;

/**
 * Runs one command line.
 * @returns the exit code: 0; 1 after one line on `err` that says what is wrong and the way out; 130 when interrupted
 */
export async function main(
  words: readonly string[],
  output: Output & { err: (text: string) => void },
): Promise<number> {
  const [name, ...rest] = words;
  try {
    if (name === undefined || name === '--help' || name === 'help') {
      output.out(help());
      return 0;
    }
    if (name === '--version') {
      output.out(`${program}\n`);
      return 0;
    }
    const command = Object.hasOwn(cliCommands, name) ? cliCommands[name] : undefined;
    if (!command) {
      throw new Problem(
        'refused',
        `'${name}' is not a command`,
        `Commands: ${Object.keys(cliCommands).join(', ')}`,
      );
    }
    await command.run(readArguments(rest, command), output);
    return 0;
  } catch (error) {
    if (error instanceof Interrupted) return INTERRUPTED;
    const { message, hint } = problemData(error);
    output.err(`descent: ${message}. ${hint}`.replace(/\s*\n\s*/g, ' ').concat('\n'));
    return 1;
  }
}

function help(): string {
  const lines = Object.values(cliCommands).map(({ usage, about }) => `  ${usage}\n      ${about}`);
  return `${program}\n\n${lines.join('\n')}\n`;
}
