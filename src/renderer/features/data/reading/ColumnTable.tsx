import { Button, Checkbox, HTMLSelect, InputGroup } from '@blueprintjs/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useRef, useState } from 'react';
import { type ColumnType, columnTypes, type ReadChoices } from '../../../../core/data/receipt.ts';
import type { ColumnSummary } from '../../../../shared/datasets.ts';
import { countOf, formatNumber } from '../../../components/format.ts';
import { typeWords } from '../column/column-type.ts';
import { TypeIcon } from '../column/TypeIcon.tsx';
import { type ColumnSaying, withColumns } from './choices.ts';
import { MissingMarks } from './MissingMarks.tsx';

interface ColumnTableProps {
  readonly columns: readonly ColumnSummary[];
  /** What was said when the file was read: what such a column is was not found out. */
  readonly asRead: ReadChoices;
  readonly choices: ReadChoices;
  readonly onChoices: (choices: ReadChoices) => void;
}

const ROW = 30;

/** What each column is read as; the same can be said of many at once. */
export function ColumnTable({ columns, asRead, choices, onChoices }: ColumnTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<number>(undefined);
  const part = filter.trim().toLowerCase();
  const shown = columns.filter(({ name }) => name.toLowerCase().includes(part));
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1];

  const say = (names: readonly string[], saying: ColumnSaying) =>
    onChoices(withColumns(choices, names, saying));
  const chosen = shown.filter(({ name }) => selected.has(name)).map(({ name }) => name);
  const all = shown.length > 0 && chosen.length === shown.length;

  /** With Shift all from the one before to this one. */
  const select = (at: number, event: MouseEvent) => {
    const on = !selected.has(shown[at]!.name);
    const before = event.shiftKey ? Math.min(last.current ?? at, shown.length - 1) : at;
    const next = new Set(selected);
    for (const { name } of shown.slice(Math.min(at, before), Math.max(at, before) + 1)) {
      if (on) next.add(name);
      else next.delete(name);
    }
    last.current = at;
    setSelected(next);
  };

  return (
    <div className="column-table">
      <div className="column-table-head">
        <InputGroup
          size="small"
          type="search"
          leftIcon="search"
          placeholder="Find columns"
          aria-label="Find columns by name"
          value={filter}
          onValueChange={setFilter}
        />
        <span className="muted">
          {chosen.length > 0
            ? `${countOf(chosen.length, 'column')} selected`
            : part === ''
              ? countOf(columns.length, 'column')
              : `${formatNumber(shown.length)} of ${countOf(columns.length, 'column')}`}
        </span>
        <SelectionBar names={chosen} choices={choices} onSay={say} />
      </div>
      <div className="column-table-scroller" ref={scroller}>
        <table className="table" aria-rowcount={shown.length + 1}>
          <caption className="visually-hidden">Columns and what they are read as</caption>
          <thead>
            <tr>
              <th scope="col" className="column-table-tick">
                <Checkbox
                  aria-label="Select all that are shown"
                  checked={all}
                  indeterminate={!all && chosen.length > 0}
                  onChange={() => setSelected(new Set(all ? [] : shown.map(({ name }) => name)))}
                />
              </th>
              <th scope="col">Column</th>
              <th scope="col">Is</th>
              <th scope="col">Read as</th>
              <th scope="col">Means missing</th>
              <th scope="col" className="num">
                Missing
              </th>
            </tr>
          </thead>
          <tbody>
            <Room rows={from} />
            {shown.slice(from, to).map((column, i) => (
              <Row
                key={column.name}
                column={column}
                index={from + i}
                found={asRead.columns?.[column.name]?.type === undefined}
                said={choices.columns?.[column.name]}
                selected={selected.has(column.name)}
                onSelect={(event) => select(from + i, event)}
                onType={(type) => say([column.name], { type })}
              />
            ))}
            <Room rows={shown.length - to} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Stands for rows that are out of sight. */
function Room({ rows }: { readonly rows: number }) {
  return rows > 0 ? <tr style={{ height: rows * ROW }} /> : null;
}

interface RowProps {
  readonly column: ColumnSummary;
  readonly index: number;
  /** Whether its type was found out. */
  readonly found: boolean;
  readonly said: NonNullable<ReadChoices['columns']>[string] | undefined;
  readonly selected: boolean;
  readonly onSelect: (event: MouseEvent) => void;
  readonly onType: (type: ColumnType | null) => void;
}

function Row({ column: { name, type, missing }, index, found, said, selected, onSelect, onType }: RowProps) {
  return (
    <tr aria-rowindex={index + 2} aria-selected={selected} style={{ height: ROW }}>
      <td className="column-table-tick">
        <Checkbox aria-label={`Select ${name}`} checked={selected} onClick={onSelect} readOnly />
      </td>
      <th scope="row" className="column-table-name">
        <span className="truncate" title={name}>
          {name}
        </span>
      </th>
      <td>
        <span className="type-word">
          <TypeIcon type={type} /> {typeWords[type].word}
        </span>
      </td>
      <td>
        <TypeSelect
          label={`Read ${name} as`}
          type={said?.type}
          unsaid={found ? `${typeWords[type].word} (found)` : 'find out'}
          onType={onType}
        />
      </td>
      <td className="column-table-marks">
        <span className="truncate" title={said?.missing?.join(', ')}>
          {said?.missing?.join(', ')}
        </span>
      </td>
      <td className="num">{missing > 0 ? formatNumber(missing) : <span className="muted">0</span>}</td>
    </tr>
  );
}

interface SelectionBarProps {
  readonly names: readonly string[];
  readonly choices: ReadChoices;
  readonly onSay: (names: readonly string[], saying: ColumnSaying) => void;
}

/** Says the same of all columns that are selected. */
function SelectionBar({ names, choices, onSay }: SelectionBarProps) {
  if (names.length === 0)
    return <span className="muted push">Select columns to say the same of them all</span>;
  const said = names.map((name) => choices.columns?.[name]);
  const type = said.every((each) => each?.type === said[0]?.type) ? said[0]?.type : undefined;
  const marksOf = (each: (typeof said)[number]) => JSON.stringify(each?.missing ?? null);
  const marks = said.every((each) => marksOf(each) === marksOf(said[0])) ? said[0]?.missing : undefined;
  return (
    <>
      <TypeSelect
        label={`Read ${countOf(names.length, 'column')} as`}
        type={type}
        unsaid="as found"
        onType={(next) => onSay(names, { type: next })}
      />
      <MissingMarks
        label={`Means missing in ${countOf(names.length, 'column')}`}
        marks={marks}
        placeholder="means missing: NA, ?"
        onMarks={(next) => onSay(names, { missing: next ?? null })}
      />
      <Button
        size="small"
        variant="minimal"
        icon="undo"
        title="Back to what is found"
        aria-label={`${countOf(names.length, 'column')}: back to what is found`}
        disabled={said.every((each) => each === undefined)}
        onClick={() => onSay(names, { type: null, missing: null })}
      />
    </>
  );
}

interface TypeSelectProps {
  readonly label: string;
  readonly type: ColumnType | undefined;
  /** What stands for saying nothing. */
  readonly unsaid: string;
  readonly onType: (type: ColumnType | null) => void;
}

/** What a column is read as. */
export function TypeSelect({ label, type, unsaid, onType }: TypeSelectProps) {
  return (
    <HTMLSelect
      className={type ? 'type-select said' : 'type-select'}
      iconName="caret-down"
      aria-label={label}
      value={type ?? ''}
      onChange={({ currentTarget }) =>
        onType(columnTypes.find((each) => each === currentTarget.value) ?? null)
      }
    >
      <option value="">{unsaid}</option>
      {columnTypes.map((each) => (
        <option key={each} value={each}>
          {typeWords[each].word}
        </option>
      ))}
    </HTMLSelect>
  );
}
