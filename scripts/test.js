// @ts-check
// npm test: types and style, unit tests, tests of the real program; all of them, whatever fails.
import './prepare/node-version.js';
import { closingLine, sum } from './counts.js';
import { prepare } from './prepare.js';
import { main } from './project.js';
import { check, e2eTests, unitTests } from './suites.js';

await main(async () => {
  const { env, stop } = await prepare();
  try {
    heading('Types and style (npm run check)');
    const checked = await check();
    heading('Unit tests (npm run test:unit)');
    const unit = await unitTests();
    heading('Tests of the program (npm run test:e2e)');
    const e2e = await e2eTests(env);

    const counts = sum([unit, e2e]);
    heading('Result');
    console.log(`types and style: ${checked === 0 ? 'passed' : 'FAILED'}`);
    console.log(closingLine(counts));
    return checked === 0 && counts.failed === 0 ? 0 : 1;
  } finally {
    await stop();
  }
});

/** @param {string} title */
function heading(title) {
  console.log(`\n=== ${title}`);
}
