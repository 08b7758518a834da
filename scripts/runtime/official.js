// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../command.js';
import { root, say } from '../project.js';

const answerWithin = 5_000;
const downloadWithin = 15 * 60_000;

/**
 * Downloads Electron from its release site into node_modules/electron, by its own installer
 * (which checks it against the checksums in that package).
 *
 * @param {string} version
 * @returns {Promise<string | undefined>} why it failed
 */
export async function downloadOfficial(version) {
  const installer = join(root, 'node_modules/electron/install.js');
  if (!existsSync(installer)) return 'its installer is missing from node_modules';
  const silence = await unreachable(version);
  if (silence) return silence;

  say(`downloading Electron ${version} from its release site (about 120 MB, once)`);
  const { code, output } = await run(process.execPath, [installer], {
    keep: true,
    timeout: downloadWithin,
  });
  if (code === 0) return undefined;
  return (
    output
      .split('\n')
      .find((line) => /error/i.test(line))
      ?.trim() ?? `exit code ${code}`
  );
}

/**
 * Asks the release site for a sign of life first: the installer itself would wait for minutes on
 * a network that swallows its packets. Whoever has set a mirror or a proxy is not second-guessed.
 *
 * @param {string} version
 * @returns {Promise<string | undefined>}
 */
async function unreachable(version) {
  const names = Object.keys(process.env).join(' ').toLowerCase();
  if (/electron_(custom_)?(mirror|dir)|https?_proxy|electron_get_use_proxy/.test(names)) return;
  try {
    await fetch(`https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithin),
    });
  } catch {
    return 'its release site cannot be reached';
  }
  return undefined;
}
