import { Classes, HTMLSelect } from '@blueprintjs/core';
import { everyName, MOST_LISTED, type Parameters, usualName } from '../parameters.ts';

interface ParameterPickProps {
  /** Of the parameter, as the recipe has it. */
  readonly name: string;
  readonly parameters: Parameters | undefined;
  /** The usual names of those that are taken already. */
  readonly taken: ReadonlySet<string>;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly onChoose: (name: string) => void;
}

/** One parameter of the network: chosen from a list, or typed where they are too many for one. */
export function ParameterPick(props: ParameterPickProps) {
  const { name, parameters, taken, describedBy, invalid, onChoose } = props;
  if (!parameters || parameters.count > MOST_LISTED) {
    return (
      <input
        className={`${Classes.INPUT} ${invalid ? Classes.INTENT_DANGER : ''}`}
        aria-label={`Parameter ${name}`}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        spellCheck={false}
        defaultValue={name}
        // At once it would be renamed with every letter.
        onBlur={(event) => event.currentTarget.value !== name && onChoose(event.currentTarget.value)}
      />
    );
  }
  const own = parameters.place(name);
  const free = everyName(parameters).filter(
    (each) => !taken.has(each) && each !== usualName(name, parameters),
  );
  const text = (each: string) => {
    const place = parameters.place(each);
    return place === undefined ? each : `${each} ${parameters.about(place)}`;
  };
  return (
    <HTMLSelect
      iconName="caret-down"
      fill
      aria-label={`Parameter ${name}`}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      value={name}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value={name}>{own === undefined ? `${name} (not in this model)` : text(name)}</option>
      {free.map((each) => (
        <option key={each} value={each}>
          {text(each)}
        </option>
      ))}
    </HTMLSelect>
  );
}

/** What every linear model has: to begin with while the parameters are not known. */
const USUAL = ['w[0]', 'b'];

/** A parameter that is not taken yet; undefined where there is none. */
export function freeParameter(
  parameters: Parameters | undefined,
  taken: ReadonlySet<string>,
): string | undefined {
  if (!parameters) return USUAL.find((name) => !taken.has(name));
  for (let place = 0; place < parameters.count; place++) {
    const name = parameters.name(place);
    if (!taken.has(name)) return name;
  }
  return undefined;
}

/** The usual names of the parameters that these keys name. */
export function takenBy(names: readonly string[], parameters: Parameters | undefined): ReadonlySet<string> {
  return new Set(names.map((name) => (parameters ? usualName(name, parameters) : name)));
}
