import { type KeyboardEvent, useState } from 'react';
import type { ColumnDescription } from '../../../../core/data/description.ts';
import { countOf, formatNumber } from '../../../components/format.ts';
import { barsOf } from './bars.ts';
import { Bars, barWidth } from './Histogram.tsx';

interface DistributionProps {
  readonly description: ColumnDescription;
  readonly name: string;
}

const WIDTH = 308;
const HEIGHT = 72;

/** The distribution of a column, each bar of which can be read by pointing and by the arrow keys. */
export function Distribution({ description, name }: DistributionProps) {
  const [read, setRead] = useState<number>();
  const bars = barsOf(description);
  if (bars.length === 0) return null;
  const step = barWidth(bars.length, WIDTH);
  const bar = read === undefined ? undefined : bars[read];
  const { min, max, count } = description;

  const press = (event: KeyboardEvent) => {
    const last = bars.length - 1;
    const to = { ArrowLeft: (read ?? 1) - 1, ArrowRight: (read ?? -1) + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setRead(Math.max(0, Math.min(last, to)));
  };

  return (
    <figure className="distribution">
      <div
        role="application"
        aria-label={`Distribution of ${name}, ${countOf(bars.length, 'bar')}. Arrow keys read them`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, so it takes the focus
        tabIndex={0}
        onKeyDown={press}
        onBlur={() => setRead(undefined)}
        onPointerLeave={() => setRead(undefined)}
        onPointerMove={({ clientX, currentTarget }) => {
          const at = Math.floor((clientX - currentTarget.getBoundingClientRect().left) / step);
          setRead(at >= 0 && at < bars.length ? at : undefined);
        }}
      >
        <svg className="histogram" width={WIDTH} height={HEIGHT} aria-hidden="true">
          <Bars bars={bars} width={WIDTH} height={HEIGHT} read={read} />
        </svg>
      </div>
      <figcaption>
        <output className="truncate">
          {bar && (
            <>
              {bar.title}: <b className="num">{countOf(bar.rows, 'row')}</b>
              <span className="muted"> {formatNumber((bar.rows / Math.max(1, count)) * 100, 3)} %</span>
            </>
          )}
        </output>
        {!bar && min !== null && (
          <>
            <span className="num muted">{formatNumber(min, 4)}</span>
            <span className="num muted">{formatNumber(max, 4)}</span>
          </>
        )}
      </figcaption>
    </figure>
  );
}
