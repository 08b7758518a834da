import type { SerializedDockview } from 'dockview-react';
import { describe, expect, it } from 'vitest';
import { withGaps } from '../../../src/renderer/features/dock/gaps.ts';

const leaf = (size?: number) => ({ type: 'leaf', ...(size !== undefined && { size }), data: {} });
const branch = (size: number, ...data: unknown[]) => ({ type: 'branch', size, data });
const layout = (root: unknown) => ({ grid: { root, width: 1100, height: 751 } }) as SerializedDockview;

describe('withGaps', () => {
  it('gives every panel its share of the gaps, so that they fill the room again', () => {
    const drawn = layout(branch(751, leaf(310), branch(784, leaf(413), branch(332, leaf(400), leaf(378)))));
    expect(withGaps(drawn)).toEqual(
      layout(branch(751, leaf(313), branch(787, leaf(416), branch(335, leaf(403), leaf(381))))),
    );
  });

  it('leaves a panel that stands alone, and one without a size', () => {
    expect(withGaps(layout(branch(751, leaf(1100))))).toEqual(layout(branch(751, leaf(1100))));
    expect(withGaps(layout(branch(751, leaf(), leaf(100))))).toEqual(layout(branch(751, leaf(), leaf(103))));
  });
});
