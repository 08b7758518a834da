import './weights.css';

interface DivergingBarProps {
  readonly value: number;
  /** The size that fills one half. */
  readonly scale: number;
}

/** A number as a bar from the middle: to the right above 0, to the left below. The number stands beside it. */
export function DivergingBar({ value, scale }: DivergingBarProps) {
  const share = Math.min(1, Math.abs(value) / scale);
  return (
    <span className="bar" aria-hidden="true">
      {share > 0 && (
        <span
          className={value < 0 ? 'bar-fill bar-below' : 'bar-fill bar-above'}
          style={{ width: `${share * 50}%` }}
        />
      )}
    </span>
  );
}
