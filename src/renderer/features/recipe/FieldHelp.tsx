import { Tooltip } from '@blueprintjs/core';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { defaultOf, type Field } from './field.ts';

/** Long enough that neither a passing mouse nor a row of Tabs makes it flicker. */
const DELAY_MS = 300;

/** When a field's help is shown: over its sign, and while the field has the focus by Tab; Escape hides it. */
export function useFieldHelp() {
  const [shown, setShown] = useState(false);
  const timer = useRef<number>(undefined);
  const hide = () => {
    clearTimeout(timer.current);
    setShown(false);
  };
  const show = () => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setShown(true), DELAY_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    shown,
    mouse: { onMouseEnter: show, onMouseLeave: hide },
    keyboard: {
      // The key goes down in the field that is left and comes up in the one that is entered.
      onKeyUp: (event: KeyboardEvent) => event.key === 'Tab' && show(),
      onKeyDown: (event: KeyboardEvent) => event.key === 'Escape' && hide(),
      onBlur: (event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget) && hide(),
    },
  };
}

interface FieldHelpProps {
  readonly field: Field;
  readonly shown: boolean;
  readonly children: ReactNode;
}

/** The help stands beside the form, where it covers neither fields nor errors. */
export function FieldHelp({ field, shown, children }: FieldHelpProps) {
  return (
    <Tooltip
      compact
      isOpen={shown}
      placement="right"
      content={
        <div className="recipe-help-text">
          <HelpText field={field} />
        </div>
      }
      renderTarget={({ ref }) => <div ref={ref}>{children}</div>}
    />
  );
}

/** What a field does, what may stand in it, and its default. */
export function HelpText({ field }: { readonly field: Field }) {
  const byDefault = defaultOf(field);
  return (
    <>
      <p>{field.help}</p>
      <p className="recipe-help-range">
        Allowed: {field.allowed}.{byDefault !== undefined && <> Default: {byDefault}.</>}
      </p>
    </>
  );
}
