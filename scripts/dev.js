// @ts-check
// npm run dev [-- path…]: the program from its sources, reloaded as they change.
import './prepare/node-version.js';
import { join } from 'node:path';
import { run } from './command.js';
import { prepare } from './prepare.js';
import { programArguments } from './program-arguments.js';
import { main, root } from './project.js';

const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');

await main(async () => {
  const args = programArguments(process.argv.slice(2), process.env, process.cwd());
  const { env, flags, stop } = await prepare({ built: false });
  const sandbox = flags.includes('--no-sandbox') ? ['--noSandbox'] : [];
  try {
    const { code } = await run(
      process.execPath,
      [electronVite, 'dev', '--watch', ...sandbox, '--', ...args],
      {
        env,
      },
    );
    return code;
  } finally {
    await stop();
  }
});
