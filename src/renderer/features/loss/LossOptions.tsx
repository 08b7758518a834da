import { HTMLSelect } from '@blueprintjs/core';
import { changeLossView, type Smoothing, smoothings, useLossView } from './loss-view.ts';

const smoothingText = (smoothing: Smoothing) => {
  if (smoothing === 'auto') return 'smoothed';
  if (smoothing === 'epoch') return 'epoch means';
  return smoothing === 1 ? 'not smoothed' : `smooth ${smoothing}`;
};

/** How the losses are drawn. */
export function LossOptions() {
  const { x, y, smoothing } = useLossView();
  return (
    <>
      <HTMLSelect
        minimal
        aria-label="Horizontal axis"
        title="Horizontal axis: by iteration, also logarithmic to see short runs beside long ones, or by epoch"
        value={x}
        onChange={({ currentTarget }) => changeLossView({ x: currentTarget.value as typeof x })}
        options={[
          { value: 'iteration', label: 'iteration' },
          { value: 'logIteration', label: 'iteration, log' },
          { value: 'epoch', label: 'epoch' },
        ]}
      />
      <HTMLSelect
        minimal
        aria-label="Vertical axis"
        title="Vertical axis: logarithmic or linear"
        value={y}
        onChange={({ currentTarget }) => changeLossView({ y: currentTarget.value as typeof y })}
        options={[
          { value: 'log', label: 'log' },
          { value: 'linear', label: 'linear' },
        ]}
      />
      <HTMLSelect
        minimal
        aria-label="Smoothing"
        title="Smoothing: the loss of smaller batches as the mean of the iterations around, the loss itself behind it"
        value={smoothing}
        onChange={({ currentTarget: { value } }) =>
          changeLossView({ smoothing: value === 'epoch' || value === 'auto' ? value : Number(value) })
        }
        options={smoothings.map((value) => ({ value, label: smoothingText(value) }))}
      />
    </>
  );
}
