import {
  CalendarIcon,
  FloatingPointIcon,
  FontIcon,
  NumericalIcon,
  SegmentedControlIcon,
} from '@blueprintjs/icons';
import type { ColumnType } from '../../../../core/data/receipt.ts';

const icons = {
  number: FloatingPointIcon,
  integer: NumericalIcon,
  text: FontIcon,
  boolean: SegmentedControlIcon,
  date: CalendarIcon,
} as const satisfies Readonly<Record<ColumnType, unknown>>;

/** The sign of a column's type; the word stands beside it. */
export function TypeIcon({ type, size = 12 }: { readonly type: ColumnType; readonly size?: number }) {
  const Icon = icons[type];
  return <Icon className="type-icon" size={size} />;
}
