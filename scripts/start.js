// @ts-check
// npm start [-- path…]: everything from a bare clone to the open window.
import './prepare/node-version.js';
import { run } from './command.js';
import { prepare } from './prepare.js';
import { programArguments } from './program-arguments.js';
import { main, root } from './project.js';

await main(async () => {
  const args = programArguments(process.argv.slice(2), process.env, process.cwd());
  const { runtime, env, flags, stop } = await prepare();
  try {
    const { code } = await run(runtime.executable, [...flags, root, ...args], { env, own: true });
    return code;
  } finally {
    await stop();
  }
});
