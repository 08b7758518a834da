import { Button, HTMLSelect } from '@blueprintjs/core';
import { useRef } from 'react';
import { hiddenActivations } from '../../../../core/nn/activations.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import type { Draft, DraftValue } from '../../../state/recipe-draft.ts';
import { choicesOf } from '../field.ts';
import {
  layersOf,
  withActivation,
  withChanged,
  withLayer,
  withMoved,
  withoutLayer,
} from '../hidden-layers.ts';
import { endTyping } from '../typing.ts';
import type { ControlProps } from './control.ts';

const activations = choicesOf(hiddenActivations);

/** The hidden layers, first to last, a row each. */
export function HiddenControl({ id, describedBy, findings, value, set, type }: ControlProps<'hidden'>) {
  const layers = layersOf(value);
  const list = useRef<HTMLFieldSetElement>(null);
  // What was pressed may go or move: the keyboard goes on in the list.
  const focus = (selector: string) =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(selector)?.focus());
  const move = (from: number, to: number) => {
    set(withMoved(layers, from, to));
    focus(
      `[data-layer="${to}"] [data-move="${to < from ? 'up' : 'down'}"]:not(:disabled), [data-layer="${to}"] input`,
    );
  };
  return (
    <fieldset
      className="recipe-rows"
      id={id}
      ref={list}
      aria-label="Hidden layers"
      aria-describedby={describedBy}
    >
      {layers.map((layer, at) => (
        // Layers have no name but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields of a row are all given by its layer
        <fieldset className="recipe-row layer" key={at} data-layer={at} aria-label={`Layer ${at + 1}`}>
          <Layer
            layer={layer}
            at={at}
            count={layers.length}
            describedBy={describedBy}
            isWrong={(key) => findings.some(({ path }) => isAt(path, at, key))}
            onActivation={(activation) => set(withActivation(layers, at, activation))}
            onNumber={(key, number) => type(withChanged(layers, at, key, number))}
            onMove={(to) => move(at, to)}
            onRemove={() => {
              set(withoutLayer(layers, at));
              focus(at < layers.length - 1 ? `[data-layer="${at}"] input` : '[data-add]');
            }}
          />
        </fieldset>
      ))}
      <Button
        size="small"
        variant="minimal"
        icon="plus"
        data-add
        text="Add a layer"
        onClick={() => {
          set(withLayer(layers));
          focus(`[data-layer="${layers.length}"] input`);
        }}
      />
    </fieldset>
  );
}

/** A finding about the whole layer marks its units. */
function isAt(path: string, at: number, key: string): boolean {
  const whole = `model.hidden[${at}]`;
  return path === `${whole}.${key}` || (path === whole && key === 'units');
}

interface LayerProps {
  readonly layer: Draft;
  readonly at: number;
  readonly count: number;
  readonly describedBy: string;
  readonly isWrong: (key: string) => boolean;
  readonly onActivation: (activation: string) => void;
  readonly onNumber: (key: string, value: DraftValue) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

function Layer({
  layer,
  at,
  count,
  describedBy,
  isWrong,
  onActivation,
  onNumber,
  onMove,
  onRemove,
}: LayerProps) {
  const name = `layer ${at + 1}`;
  const { activation } = layer;
  const known = activations.some((choice) => choice.value === activation);
  const number = (key: string, label: string) => (
    <NumberInput
      aria-label={`${label} of ${name}`}
      aria-describedby={describedBy}
      title={label}
      invalid={isWrong(key)}
      value={numberOf(layer[key])}
      onValue={(next) => onNumber(key, next)}
      onBlur={endTyping}
    />
  );
  return (
    <>
      <span className="recipe-row-number num" aria-hidden="true">
        {at + 1}
      </span>
      {number('units', 'Units')}
      <HTMLSelect
        iconName="caret-down"
        fill
        aria-label={`Activation of ${name}`}
        aria-invalid={isWrong('activation')}
        aria-describedby={describedBy}
        value={known ? String(activation) : ''}
        onChange={(event) => onActivation(event.currentTarget.value)}
      >
        {!known && (
          <option value="">
            {activation === undefined ? 'choose one' : `${JSON.stringify(activation)} (not known)`}
          </option>
        )}
        {activations.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </HTMLSelect>
      <span className="recipe-row-tools">
        <Button
          variant="minimal"
          size="small"
          icon="arrow-up"
          data-move="up"
          disabled={at === 0}
          aria-label={`Move ${name} up`}
          onClick={() => onMove(at - 1)}
        />
        <Button
          variant="minimal"
          size="small"
          icon="arrow-down"
          data-move="down"
          disabled={at === count - 1}
          aria-label={`Move ${name} down`}
          onClick={() => onMove(at + 1)}
        />
        <Button
          variant="minimal"
          size="small"
          icon="cross"
          aria-label={`Remove ${name}`}
          onClick={onRemove}
        />
      </span>
      {(activation === 'maxout' || layer.pieces !== undefined) && (
        <span className="recipe-row-more">
          <span className="muted" aria-hidden="true">
            Pieces
          </span>
          {number('pieces', 'Pieces')}
        </span>
      )}
    </>
  );
}

function numberOf(value: DraftValue | undefined): number | string | undefined {
  return typeof value === 'number' || typeof value === 'string' || value === undefined
    ? value
    : JSON.stringify(value);
}
