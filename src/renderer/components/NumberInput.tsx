import { Classes } from '@blueprintjs/core';
import { type InputHTMLAttributes, useState } from 'react';
import { typedNumber } from './typed-number.ts';

type Attributes = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type'>;

interface NumberInputProps extends Attributes {
  /** A text is what was typed and is no number; undefined is an empty field. */
  readonly value: number | string | undefined;
  readonly onValue: (value: number | string) => void;
  readonly invalid?: boolean;
}

/**
 * A field for a number. It keeps what is typed as it is typed, "1e-3" too; a text that is no number is
 * handed on as a text, for whoever owns the value to say what is wrong with it.
 */
export function NumberInput({ value, onValue, invalid = false, className = '', ...rest }: NumberInputProps) {
  const [typed, setTyped] = useState<string>();
  // As one types it: 1e30, not 1e+30.
  const known =
    value === undefined ? '' : typeof value === 'number' ? String(value).replace('e+', 'e') : value;
  return (
    <input
      {...rest}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      className={`${Classes.INPUT} ${invalid ? Classes.INTENT_DANGER : ''} num ${className}`}
      aria-invalid={invalid}
      value={typed !== undefined && (typedNumber(typed) ?? typed) === (value ?? '') ? typed : known}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onValue(typedNumber(text) ?? text);
      }}
      onBlur={(event) => {
        setTyped(undefined);
        rest.onBlur?.(event);
      }}
    />
  );
}
