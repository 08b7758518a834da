// @ts-check
// npm run test:e2e [-- arguments of playwright test]
import './prepare/node-version.js';
import { prepare } from './prepare.js';
import { main } from './project.js';
import { playwright } from './suites.js';

await main(async () => {
  const { env, stop } = await prepare();
  try {
    return (await playwright(process.argv.slice(2), env)).code;
  } finally {
    await stop();
  }
});
