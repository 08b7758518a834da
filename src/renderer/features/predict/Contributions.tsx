import type { NumbersTarget } from '../../../core/data/features.ts';
import type { Explanation } from '../../../core/evaluate/explain.ts';
import type { Model } from '../../../core/format/model.ts';
import { countOf } from '../../components/format.ts';
import { DivergingBar } from '../weights/DivergingBar.tsx';
import { largestFirst } from './contributions.ts';
import { fixedText } from './fixed-text.ts';

interface ContributionsProps {
  readonly model: Model;
  readonly explanation: Explanation;
}

const MOST = 40;
const AVERAGE =
  'Every number at its mean over the training rows, every one-hot column a little of each category';

/** What each feature adds to the prediction for an average training row, the largest first. */
export function Contributions({ model, explanation }: ContributionsProps) {
  const { features } = model;
  // What is explained is one number.
  const [target] = (model.target as NumbersTarget).columns;
  const { baseline, prediction, added } = explanation;
  const { told, others } = largestFirst(
    features.map(({ name }) => name),
    added,
    MOST,
  );
  const most = Math.max(...told.map((one) => Math.abs(one.added)), Number.MIN_VALUE);
  return (
    <section className="contributions" aria-label="What each feature adds">
      <h3 className="section-title">What each feature adds</h3>
      <table>
        <colgroup>
          <col className="contributions-name" />
          <col />
          <col className="contributions-sum" />
        </colgroup>
        <tbody>
          <tr className="contributions-end">
            <th scope="row" colSpan={2} title={AVERAGE}>
              average training row
            </th>
            <td className="num" title={String(baseline)}>
              {fixedText(baseline, target!)}
            </td>
          </tr>
          {told.map(({ name, added: value }) => (
            <tr key={name}>
              <th scope="row" className="truncate" title={name}>
                {name}
              </th>
              <td>
                <DivergingBar value={value} scale={most} />
              </td>
              <td className="num" title={String(value)}>
                {fixedText(value, target!, true)}
              </td>
            </tr>
          ))}
          {others.count > 0 && (
            <tr>
              <th scope="row" colSpan={2}>
                {countOf(others.count, 'smaller one')}
              </th>
              <td className="num">{fixedText(others.added, target!, true)}</td>
            </tr>
          )}
          <tr className="contributions-end">
            <th scope="row" colSpan={2}>
              prediction
            </th>
            <td className="num" title={String(prediction)}>
              {fixedText(prediction, target!)}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
