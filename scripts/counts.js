// @ts-check

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @typedef {object} VitestReport the parts read of vitest's json report
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults by file
 */

/**
 * @typedef {object} PlaywrightReport the parts read of Playwright's json report
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} [errors] of no test in particular
 */

/**
 * A file that failed before any of its tests ran counts as one failed test.
 *
 * @param {VitestReport | undefined} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const counts = none();
  for (const file of report?.testResults ?? []) {
    for (const { status } of file.assertionResults) {
      if (status === 'passed') counts.passed++;
      else if (status === 'failed') counts.failed++;
      else counts.skipped++;
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) {
      counts.failed++;
    }
  }
  return counts;
}

/**
 * @param {PlaywrightReport | undefined} report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  if (!report) return none();
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0), skipped };
}

/**
 * A suite that ended badly has failed, whatever it got round to reporting.
 *
 * @param {Counts} counts
 * @param {number} code its exit code
 * @returns {Counts}
 */
export function judged(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    none(),
  );
}

/**
 * The closing line; CI reads it in just this form.
 *
 * @param {Counts} counts
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** @returns {Counts} */
function none() {
  return { passed: 0, failed: 0, skipped: 0 };
}
