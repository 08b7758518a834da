import type { Area } from '../../charts/area.ts';
import { formatNumber } from '../../components/format.ts';
import { earlyMarks } from './early-marks.ts';
import type { RunLine } from './loss-lines.ts';
import type { LossView } from './loss-view.ts';

interface EarlyMarksProps {
  readonly area: Area;
  readonly lines: readonly RunLine[];
  readonly axis: LossView['x'];
}

/** A line where a run that ended early was at its best; the words stand on the side that has room. */
export function EarlyMarks({ area, lines, axis }: EarlyMarksProps) {
  return earlyMarks(lines, area, axis).map(({ line, epoch, left }, i) => (
    <span
      key={line.run.id}
      className="loss-early"
      style={{ left, top: area.top, height: area.bottom - area.top, borderColor: line.sign.color }}
    >
      <span
        className={left > (area.left + area.right) / 2 ? 'loss-early-left' : undefined}
        style={{ top: 4 + 16 * i }}
      >
        best, epoch {formatNumber(epoch)}
      </span>
    </span>
  ));
}
