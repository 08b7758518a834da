import { HTMLSelect } from '@blueprintjs/core';
import type { Feature } from '../../../core/data/features.ts';
import { formatNumber } from '../../components/format.ts';
import { Num } from '../../components/Num.tsx';
import { DivergingBar } from '../weights/DivergingBar.tsx';
import type { Effect } from './effects.ts';

interface SensitivitiesProps {
  readonly features: readonly Feature[];
  readonly effects: readonly Effect[];
  /** The targets or classes, and which of them is told of. */
  readonly outputs: readonly string[];
  readonly output: number;
  readonly onOutput: (output: number) => void;
}

/** Of more features than this those are told that do the most. */
const MOST = 40;

/** What a change of one feature does to the prediction for this row, the others held. */
export function Sensitivities({ features, effects, outputs, output, onOutput }: SensitivitiesProps) {
  const most = Math.max(...effects.map(({ effect }) => Math.abs(effect)), Number.MIN_VALUE);
  return (
    <section className="contributions effects" aria-label="What one change does">
      <div className="contributions-head">
        <h3 className="section-title">What one change does</h3>
        {outputs.length > 1 && (
          <HTMLSelect
            minimal
            aria-label="To which output"
            value={output}
            onChange={({ currentTarget }) => onOutput(Number(currentTarget.value))}
            options={outputs.map((label, value) => ({ value, label }))}
          />
        )}
      </div>
      <table>
        <colgroup>
          <col className="contributions-name" />
          <col />
          <col className="contributions-sum" />
        </colgroup>
        <tbody>
          {effects.slice(0, MOST).map((effect) => (
            <tr key={effect.name}>
              <th scope="row" className="truncate" title={titleOf(effect, features)}>
                {effect.label}
              </th>
              <td>
                <DivergingBar value={effect.effect} scale={most} />
              </td>
              <td className="num">
                <Num value={effect.effect} digits={3} signed />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="contributions-note muted">
        A number more by one deviation of the training rows (in brackets), or the other category that changes
        most; all other values as they are.
      </p>
    </section>
  );
}

function titleOf({ name, derivative }: Effect, features: readonly Feature[]): string {
  if (derivative === undefined) return name;
  const unit = features.find((feature) => feature.name === name)?.unit;
  return `One ${unit ?? 'unit'} more of ${name} changes the prediction by ${formatNumber(derivative)}`;
}
