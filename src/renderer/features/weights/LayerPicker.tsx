import { HTMLSelect } from '@blueprintjs/core';
import { activations } from '../../../core/nn/activations.ts';
import type { Shape } from '../../../core/nn/shape.ts';
import { formatNumber } from '../../components/format.ts';

export type ChosenLayer = number | 'all';

interface LayerPickerProps {
  readonly shape: Shape;
  readonly layer: ChosenLayer;
  readonly onLayer: (layer: ChosenLayer) => void;
}

/** Which layer's parameters are shown. */
export function LayerPicker({ shape, layer, onLayer }: LayerPickerProps) {
  return (
    <HTMLSelect
      className="layer-picker"
      minimal
      aria-label="Layer of the parameters"
      value={layer}
      onChange={({ currentTarget: { value } }) => onLayer(value === 'all' ? 'all' : Number(value))}
      options={[
        ...shape.layers.map(({ inputs, units, activation }, k) => ({
          value: k,
          label: `layer[${k}]: ${formatNumber(inputs)} \u2192 ${formatNumber(units)}${activation === 'identity' ? '' : ` ${activations[activation].label}`}`,
        })),
        { value: 'all', label: 'all layers' },
      ]}
    />
  );
}
