import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, type Program } from './program.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails on what keeps somebody from using the window. */
export async function expectAccessible(program: Program): Promise<void> {
  // Scripts of the page are bound by its policy; those of the test driver are not.
  await program.page.evaluate(axeSource);
  const { violations } = await program.page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      resultTypes: ['violations'],
    } satisfies RunOptions,
  );
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.html} (${node.any[0]?.message ?? ''})`).join('; ')}`,
    );
  expect(found).toEqual([]);
}

/** Waits until all is drawn: code and fonts are here, nothing moves any more. */
export async function settled({ page }: Program): Promise<void> {
  await expect(page.locator('.dock-waiting')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}
