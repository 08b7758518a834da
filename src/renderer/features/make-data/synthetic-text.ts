import type { Synthetic } from '../../../shared/datasets.ts';
import { countOf } from '../../components/format.ts';

/** How a table was made, in one line: "Two moons: 200 rows, noise 0.2, seed 0". */
export function syntheticText(rule: Synthetic): string {
  const { rows, seed } = rule;
  const seeded = seed === undefined ? [] : [`seed ${seed}`];
  if (rule.kind === 'moons') {
    const noise = rule.noise === undefined ? [] : [`noise ${rule.noise}`];
    return `Two moons: ${[countOf(rows, 'row'), ...noise, ...seeded].join(', ')}`;
  }
  const columns = `${countOf(rule.inputs, 'input')} and ${countOf(rule.outputs, 'output')}`;
  return `Random numbers: ${[`${countOf(rows, 'row')} of ${columns}`, ...seeded].join(', ')}`;
}
