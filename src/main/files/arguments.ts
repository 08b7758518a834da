import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Flags of Electron whose value stands apart; only met when it runs the sources. */
const WITH_VALUE = ['-r', '--require'];

/**
 * The files named on a command line, as whole paths: what is no flag, neither ours nor Chromium's, which may
 * stand anywhere. Everything after `--` is a file.
 * @param argv with the executable first
 * @param fromSources whether the app itself is named before the files
 */
export function fileArguments(argv: readonly string[], cwd: string, fromSources: boolean): string[] {
  const names: string[] = [];
  for (let i = 1; i < argv.length; i++) {
    const argument = argv[i]!;
    if (argument === '--') {
      names.push(...argv.slice(i + 1));
      break;
    }
    if (fromSources && WITH_VALUE.includes(argument)) i++;
    else if (argument !== '' && !argument.startsWith('-')) names.push(argument);
  }
  return names.slice(fromSources ? 1 : 0).flatMap((name) => pathOf(name, cwd));
}

/** Desktops hand files over as URLs, too; other URLs are none of our business. */
function pathOf(name: string, cwd: string): string[] {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(name)) return [resolve(cwd, name)];
  try {
    return [fileURLToPath(name)];
  } catch {
    return [];
  }
}
