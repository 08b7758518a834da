import { type Marker, seriesOf } from './series.ts';

interface RunMarkProps {
  /** The run's number: `useWorkbench(runIndexOf(id))` of state/marks.ts. */
  readonly index: number;
  readonly size?: number;
  /** Drawn as an outline, for what is not ticked or not drawn. */
  readonly hollow?: boolean;
}

/** On a grid of 14. */
const shapes: Record<Marker, string> = {
  circle: 'M7 2a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  square: 'M2.5 2.5h9v9h-9z',
  diamond: 'M7 1l6 6l-6 6l-6-6z',
  triangle: 'M7 1.5l6 10.5h-12z',
  triangleDown: 'M7 12.5l6-10.5h-12z',
  cross: 'M5 1.5h4v3.5h3.5v4h-3.5v3.5h-4v-3.5h-3.5v-4h3.5z',
  pentagon: 'M7 1l6 4.6l-2.3 7h-7.4l-2.3-7z',
  star: 'M7 .8l1.8 4.1l4.5.4l-3.4 3l1 4.4l-3.9-2.3l-3.9 2.3l1-4.4l-3.4-3l4.5-.4z',
};

/** The sign of a run: its colour and its shape. The run's title stands beside it, so it is only for the eye. */
export function RunMark({ index, size = 14, hollow = false }: RunMarkProps) {
  const { color, marker } = seriesOf(index);
  return (
    <svg className="run-mark" width={size} height={size} viewBox="0 0 14 14" aria-hidden="true">
      <path d={shapes[marker]} fill={hollow ? 'none' : color} stroke={color} strokeWidth={hollow ? 1.5 : 0} />
    </svg>
  );
}
