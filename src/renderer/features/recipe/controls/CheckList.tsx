import { Button, Checkbox, Classes, InputGroup, PopoverNext, PopupKind } from '@blueprintjs/core';
import { useState } from 'react';

export interface CheckItem {
  readonly name: string;
  readonly about?: string | undefined;
}

interface CheckListProps {
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  /** What is chosen, in a few words. */
  readonly summary: string;
  /** Of the list, for its accessible name. */
  readonly title: string;
  /** Of the button, where no label stands for it. */
  readonly label?: string;
  readonly items: readonly CheckItem[];
  readonly checked: ReadonlySet<string>;
  readonly onCheck: (name: string, checked: boolean) => void;
  /** Ticks all; where it is left out that makes no sense. */
  readonly onAll?: () => void;
}

/** From this many on the list can be searched. */
const MANY = 12;
/** Drawn at most; the search finds the rest. */
const MOST_DRAWN = 300;

/** A button that tells how many are chosen and opens a list of boxes to tick. */
export function CheckList({ id, describedBy, invalid, summary, label, ...list }: CheckListProps) {
  return (
    <PopoverNext
      fill
      placement="bottom-start"
      arrow={false}
      animation="minimal"
      popupKind={PopupKind.DIALOG}
      content={<Items {...list} />}
    >
      <Button
        id={id}
        fill
        className="recipe-pick"
        alignText="start"
        endIcon="caret-down"
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        text={summary}
      />
    </PopoverNext>
  );
}

function Items({
  title,
  items,
  checked,
  onCheck,
  onAll,
}: Omit<CheckListProps, 'id' | 'describedBy' | 'invalid' | 'summary' | 'label'>) {
  const [query, setQuery] = useState('');
  const found = items.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()));
  return (
    <fieldset className="recipe-checklist" aria-label={title}>
      <div className="recipe-checklist-head">
        {items.length >= MANY && (
          <InputGroup
            size="small"
            type="search"
            placeholder="Find"
            aria-label={`Find in ${title}`}
            value={query}
            onValueChange={setQuery}
          />
        )}
        {onAll && <Button size="small" variant="minimal" text="All" onClick={onAll} />}
      </div>
      <ul className={Classes.LIST_UNSTYLED}>
        {found.slice(0, MOST_DRAWN).map(({ name, about }) => (
          <li key={name}>
            <Checkbox
              checked={checked.has(name)}
              onChange={(event) => onCheck(name, event.currentTarget.checked)}
            >
              {name}
              {about && <span className="muted"> {about}</span>}
            </Checkbox>
          </li>
        ))}
      </ul>
      {found.length > MOST_DRAWN && (
        <p className="field-note">{found.length - MOST_DRAWN} more: type to find them.</p>
      )}
      {found.length === 0 && <p className="field-note">Nothing has this name.</p>}
    </fieldset>
  );
}
