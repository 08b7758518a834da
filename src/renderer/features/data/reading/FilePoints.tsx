import { Button, HTMLSelect, InputGroup } from '@blueprintjs/core';
import { type ReactNode, useId, useState } from 'react';
import type { FileFormat, ReadChoices, Receipt } from '../../../../core/data/receipt.ts';
import { quote } from '../../../../core/problem.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { type PointKey, withPoint } from './choices.ts';
import { MissingMarks } from './MissingMarks.tsx';
import { type ListKey, listChoice, listPoints, pointsOf } from './points.ts';

interface FilePointsProps {
  readonly format: FileFormat;
  /** Null of a file that could not be read. */
  readonly receipt: Receipt | null;
  readonly choices: ReadChoices;
  readonly onChoices: (choices: ReadChoices) => void;
}

/** How the file as a whole is read: every point with what was found, and a way to say otherwise. */
export function FilePoints({ format, receipt, choices, onChoices }: FilePointsProps) {
  const points = pointsOf[format];
  if (points.length === 0) {
    return <p className="muted">A file of this kind says all there is to know of how it is read.</p>;
  }
  const say = <K extends PointKey>(key: K, value: ReadChoices[K] | undefined) =>
    onChoices(withPoint(choices, key, value));
  // What was found in one sheet says nothing of another.
  const otherSheet = choices.sheet !== receipt?.choices.sheet;
  return (
    <div className="file-points">
      {points.map((key) => {
        const props = { receipt: otherSheet && key !== 'sheet' ? null : receipt, choices, say };
        if (key === 'skipLines') return <SkipLines key={key} {...props} />;
        if (key === 'missing') return <Missing key={key} {...props} />;
        if (key === 'delimiter') return <Delimiter key={key} {...props} />;
        return <ListField key={key} name={key} {...props} />;
      })}
    </div>
  );
}

interface PointProps {
  readonly receipt: Receipt | null;
  readonly choices: ReadChoices;
  readonly say: <K extends PointKey>(key: K, value: ReadChoices[K] | undefined) => void;
}

interface PointRowProps {
  readonly id: string;
  readonly label: string;
  readonly said: boolean;
  readonly onFound: () => void;
  readonly children: ReactNode;
  readonly note?: ReactNode;
}

/** A point with its control; one the user has spoken on is marked, and can be left to be found again. */
function PointRow({ id, label, said, onFound, children, note }: PointRowProps) {
  return (
    <div className={said ? 'file-point said' : 'file-point'}>
      <label htmlFor={id}>{label}</label>
      <div>
        {children}
        {note}
      </div>
      <span className="file-point-said">
        {said && (
          <>
            <span className="tag">your choice</span>
            <Button
              size="small"
              variant="minimal"
              icon="undo"
              title="Back to what is found"
              aria-label={`${label}: back to what is found`}
              onClick={onFound}
            />
          </>
        )}
      </span>
    </div>
  );
}

function ListField({ name, receipt, choices, say }: PointProps & { readonly name: ListKey }) {
  const id = useId();
  const { options, chosen, unsaid } = listChoice(name, receipt, choices);
  const { label } = listPoints[name];
  return (
    <PointRow id={id} label={label} said={choices[name] !== undefined} onFound={() => say(name, undefined)}>
      <HTMLSelect
        id={id}
        fill
        iconName="caret-down"
        value={chosen}
        onChange={({ currentTarget }) => {
          const option = options[Number(currentTarget.value)];
          say(name, option?.value as ReadChoices[typeof name]);
        }}
      >
        <option value={-1}>{unsaid}</option>
        {options.map(({ value, label: text }, i) => (
          <option key={String(value)} value={i}>
            {text}
          </option>
        ))}
      </HTMLSelect>
    </PointRow>
  );
}

const OTHER = -2;

/** A list, and any other character. */
function Delimiter({ receipt, choices, say }: PointProps) {
  const id = useId();
  const [typing, setTyping] = useState(false);
  const { options, chosen, unsaid } = listChoice('delimiter', receipt, choices);
  const found = () => {
    setTyping(false);
    say('delimiter', undefined);
  };
  return (
    <PointRow
      id={id}
      label={listPoints.delimiter.label}
      said={choices.delimiter !== undefined || typing}
      onFound={found}
    >
      <HTMLSelect
        id={id}
        fill
        iconName="caret-down"
        value={typing ? OTHER : chosen}
        onChange={({ currentTarget }) => {
          const at = Number(currentTarget.value);
          setTyping(at === OTHER);
          if (at !== OTHER) say('delimiter', options[at]?.value as string | undefined);
        }}
      >
        <option value={-1}>{unsaid}</option>
        {options.map(({ value, label }, i) => (
          <option key={String(value)} value={i}>
            {label}
          </option>
        ))}
        <option value={OTHER}>another character…</option>
      </HTMLSelect>
      {typing && (
        <InputGroup
          className="file-point-character"
          aria-label="The character that parts columns"
          autoFocus
          placeholder="one character"
          // A character outside the first plane is two of JavaScript's.
          onValueChange={(text) => say('delimiter', [...text].at(-1))}
          value={choices.delimiter ?? ''}
        />
      )}
    </PointRow>
  );
}

const MOST_LINES = 1_000_000;

function SkipLines({ receipt, choices, say }: PointProps) {
  const id = useId();
  const [wrong, setWrong] = useState<string>();
  const { skipLines } = choices;
  const found = receipt && receipt.choices.skipLines === undefined ? String(receipt.skippedLines) : undefined;
  return (
    <PointRow
      id={id}
      label="Lines before the table"
      said={skipLines !== undefined}
      onFound={() => {
        setWrong(undefined);
        say('skipLines', undefined);
      }}
      note={
        wrong !== undefined && (
          <p className="field-error" role="alert">
            {quote(wrong, 12)} is no count of lines: 0 to a million
          </p>
        )
      }
    >
      <NumberInput
        id={id}
        value={wrong ?? skipLines}
        invalid={wrong !== undefined}
        placeholder={found === undefined ? 'find out' : `${found} (found)`}
        onValue={(value) => {
          const lines =
            typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_LINES;
          setWrong(lines || value === '' ? undefined : String(value));
          if (lines || value === '') say('skipLines', lines ? (value as number) : undefined);
        }}
      />
    </PointRow>
  );
}

function Missing({ receipt, choices, say }: PointProps) {
  const id = useId();
  const met = receipt?.missingMarks.filter((mark) => mark !== '') ?? [];
  const found = met.length > 0 ? met.map((mark) => quote(mark, 12)).join(', ') : 'no text';
  const known = receipt && receipt.choices.missing === undefined;
  return (
    <PointRow
      id={id}
      label="Texts that mean “missing”"
      said={choices.missing !== undefined}
      onFound={() => say('missing', undefined)}
      note={
        <p className="field-note">
          In every column, in place of the usual ones. An empty cell always does. Enter ends each.
        </p>
      }
    >
      <MissingMarks
        id={id}
        label="Texts that mean “missing”"
        marks={choices.missing}
        placeholder={known ? `${found} (found)` : 'the usual ones'}
        onMarks={(marks) => say('missing', marks)}
      />
    </PointRow>
  );
}
