import type { SerializedDockview } from 'dockview-react';

/** Pixels between two panels. */
export const GAP = 6;

type Node = SerializedDockview['grid']['root'];

/**
 * A layout whose sizes include the gaps. Dockview writes how large panels are drawn, without the gaps between
 * them, and reads how they share the room, with the gaps: each way there and back would move every edge.
 */
export function withGaps(layout: SerializedDockview): SerializedDockview {
  return { ...layout, grid: { ...layout.grid, root: inside(layout.grid.root) } };
}

function inside(node: Node): Node {
  if (!Array.isArray(node.data)) return node;
  const share = (GAP * (node.data.length - 1)) / node.data.length;
  const data = node.data.map((child) => {
    const inner = inside(child);
    return inner.size === undefined ? inner : { ...inner, size: inner.size + share };
  });
  return { ...node, data };
}
