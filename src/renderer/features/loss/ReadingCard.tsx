import { type Area, pixelOfX, pixelOfY } from '../../charts/area.ts';
import { formatNumber } from '../../components/format.ts';
import { RunMark } from '../../components/RunMark.tsx';
import type { LineReading } from './reading.ts';
import { placeText } from './reading-text.ts';
import './reading-card.css';

interface ReadingCardProps {
  readonly area: Area;
  readonly readings: readonly LineReading[];
}

/** The values at the place that is read, in full, and a dot on every line. */
export function ReadingCard({ area, readings }: ReadingCardProps) {
  const first = readings[0];
  if (!first) return null;
  const left = pixelOfX(area, first.x);
  const onLeft = left > (area.left + area.right) / 2;
  const side = onLeft ? { left: area.left + 8 } : { right: 16 };
  return (
    <>
      {readings.map(({ line, x, y }) => (
        <Dot key={line.run.id} left={pixelOfX(area, x)} top={pixelOfY(area, y)} color={line.sign.color} />
      ))}
      <div className="loss-reading" style={{ top: area.top + 4, ...side }}>
        <p className="loss-reading-head num">{placeText(first)}</p>
        <table>
          <tbody>
            {readings.map((reading) => (
              <ReadingRows key={reading.line.run.id} reading={reading} first={first} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function ReadingRows({ reading, first }: { readonly reading: LineReading; readonly first: LineReading }) {
  const { line, loss, mean, validation } = reading;
  const elsewhere = reading.iteration !== first.iteration || reading.epoch !== first.epoch;
  return (
    <>
      <tr>
        <th scope="row">
          <RunMark index={line.mark} size={10} />
          <span className="truncate">{line.label}</span>
        </th>
        <td className="num">{String(loss)}</td>
      </tr>
      {elsewhere && <Detail label="at" text={placeText(reading).toLowerCase()} />}
      {mean !== undefined && <Detail label="mean" text={String(mean)} />}
      {validation && (
        <Detail
          label={`validation, epoch ${formatNumber(validation.epoch)}`}
          text={String(validation.loss)}
        />
      )}
    </>
  );
}

function Detail({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <tr className="muted">
      <th scope="row">
        <span className="loss-reading-detail">{label}</span>
      </th>
      <td className="num">{text}</td>
    </tr>
  );
}

function Dot({ left, top, color }: { readonly left: number; readonly top: number; readonly color: string }) {
  if (!Number.isFinite(top)) return null;
  return <span className="loss-dot" style={{ left, top, background: color }} />;
}
