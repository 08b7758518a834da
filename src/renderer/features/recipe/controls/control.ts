import type { DatasetSummary } from '../../../../shared/datasets.ts';
import type { RecipeOutlook } from '../../../../shared/recipe-check.ts';
import type { Draft, DraftValue } from '../../../state/recipe-draft.ts';
import type { Control, Field } from '../field.ts';
import type { Finding } from '../findings.ts';
import type { Parameters } from '../parameters.ts';

/** What the control of a field gets. */
export interface ControlProps<K extends Control['kind'] = Control['kind']> {
  readonly field: Field;
  readonly control: Extract<Control, { kind: K }>;
  /** Of the element that the label is for. */
  readonly id: string;
  /** Ids of the help and of the errors. */
  readonly describedBy: string;
  readonly findings: readonly Finding[];
  /** What the field shows: the draft's value, or the recipe's default. */
  readonly value: DraftValue | undefined;
  readonly draft: Draft;
  readonly dataset: DatasetSummary;
  /** What the draft comes to on the data; undefined until it is known. */
  readonly outlook: RecipeOutlook | undefined;
  /** Those of the network that the draft describes; undefined until they are known. */
  readonly parameters: Parameters | undefined;
  /** Gives the key at a path another value; undefined leaves it out. Without a path it is the field's own key. */
  readonly set: (value: DraftValue | undefined, path?: readonly string[]) => void;
  /** The same for a keystroke: what is typed in one go is one step to undo. */
  readonly type: (value: DraftValue | undefined, path?: readonly string[]) => void;
}
