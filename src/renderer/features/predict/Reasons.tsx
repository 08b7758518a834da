import { useState } from 'react';
import { canExplain, explain } from '../../../core/evaluate/explain.ts';
import { type Cells, type Predictor, targetNames } from '../../../core/evaluate/predict.ts';
import { predictedClass } from '../../../core/evaluate/scores/classification.ts';
import { Contributions } from './Contributions.tsx';
import { effectsOf } from './effects.ts';
import type { LiveModel } from './live-model.ts';
import { Sensitivities } from './Sensitivities.tsx';

/** Multiplications that may be made at every key, and at every message of a run that trains. */
const MOST = { typed: 20_000_000, live: 1_000_000 } as const;

interface ReasonsProps {
  readonly live: LiveModel;
  readonly predictor: Predictor;
  readonly cells: Cells;
  readonly prediction: Float64Array;
}

/** Why the prediction is what it is: what each feature adds, or what a change of it would do. */
export function Reasons({ live, predictor, cells, prediction }: ReasonsProps) {
  const { model, parameters, trains } = live;
  const { features, target } = model;
  const [chosen, setChosen] = useState<number>();
  if (canExplain(model)) {
    return <Contributions model={model} explanation={explain(model, cells, parameters)} />;
  }
  const cost = 2 * features.length * parameters.length;
  if (cost > (trains ? MOST.live : MOST.typed)) return null;
  const usual = target.kind === 'classes' ? predictedClass(prediction, 0, prediction.length) : 0;
  const output = chosen !== undefined && chosen < prediction.length ? chosen : usual;
  // A derivative needs a value to begin with.
  const row = features.map(({ fill }, i) => cells[i] ?? fill ?? Number.NaN);
  const effects = effectsOf(features, row, (changed) => predictor.predict(changed)[output]!);
  if (!effects || effects.length === 0) return null;
  const outputs =
    target.kind === 'classes' ? target.classes.map((name) => `probability of ${name}`) : targetNames(target);
  return (
    <Sensitivities
      features={features}
      effects={effects}
      outputs={outputs}
      output={output}
      onOutput={setChosen}
    />
  );
}
