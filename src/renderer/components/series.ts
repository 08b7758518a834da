/** How a run is marked wherever it is drawn: colour is never the only sign. */
export interface Series {
  /** The custom property, for SVG and CSS: `var(--series-1)`. */
  readonly color: string;
  /** Its name alone, for `getComputedStyle`. */
  readonly variable: string;
  /** Lengths of line and gap; empty is a whole line. What canvas and SVG both take. */
  readonly dash: readonly number[];
  readonly marker: Marker;
}

export type Marker =
  | 'circle'
  | 'square'
  | 'diamond'
  | 'triangle'
  | 'triangleDown'
  | 'cross'
  | 'pentagon'
  | 'star';

const looks: readonly { readonly dash: readonly number[]; readonly marker: Marker }[] = [
  { dash: [], marker: 'circle' },
  { dash: [7, 3], marker: 'square' },
  { dash: [2, 3], marker: 'diamond' },
  { dash: [10, 3, 2, 3], marker: 'triangle' },
  { dash: [5, 5], marker: 'triangleDown' },
  { dash: [12, 4], marker: 'cross' },
  { dash: [2, 2, 7, 2], marker: 'pentagon' },
  { dash: [1, 4], marker: 'star' },
];

/**
 * The sign of a run by its number: `useWorkbench(runIndexOf(id))` of state/marks.ts. After each round through the
 * colours the dashes and markers have moved on by one, so that 64 runs have signs of their own.
 */
export function seriesOf(runIndex: number): Series {
  const wrap = (index: number) => ((index % looks.length) + looks.length) % looks.length;
  const variable = `--series-${wrap(runIndex) + 1}`;
  const look = looks[wrap(runIndex + Math.floor(runIndex / looks.length))]!;
  return { ...look, variable, color: `var(${variable})` };
}
