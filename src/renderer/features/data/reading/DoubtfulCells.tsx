import type { AmbiguousCell, Receipt } from '../../../../core/data/receipt.ts';
import { countOf, formatNumber } from '../../../components/format.ts';
import { otherMeaning } from './other-meaning.ts';

interface AmbiguousCellsProps {
  readonly receipt: Receipt;
  /** Goes to the cell in the grid. */
  readonly onCell: (cell: AmbiguousCell) => void;
}

/** The cells that could mean something else, each one press away. */
export function AmbiguousCells({ receipt: { ambiguous, ambiguousCells }, onCell }: AmbiguousCellsProps) {
  if (ambiguousCells === 0) return <p className="muted">Every cell can be read in one way only.</p>;
  return (
    <>
      <p className="muted">
        {countOf(ambiguousCells, 'cell')} could mean something else: see whether each was read as it is meant.
        The decimal mark and what parts thousands are said under File, types under Columns.
        {ambiguous.length < ambiguousCells && ` These are the first ${formatNumber(ambiguous.length)}.`}
      </p>
      <table className="table">
        <caption className="visually-hidden">Ambiguous cells</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {ambiguous[0]?.line === null ? 'Row' : 'Line'}
            </th>
            <th scope="col">Column</th>
            <th scope="col">The file says</th>
            <th scope="col">Read as</th>
            <th scope="col">May be</th>
          </tr>
        </thead>
        <tbody>
          {ambiguous.map((cell) => (
            <tr key={`${cell.row} ${cell.column}`}>
              <td className="num">{formatNumber(cell.line ?? cell.row + 1)}</td>
              <td>{cell.column}</td>
              <td>
                <button
                  type="button"
                  className="link"
                  title={`Show row ${formatNumber(cell.row + 1)} in the grid`}
                  onClick={() => onCell(cell)}
                >
                  {cell.text}
                </button>
              </td>
              <td>{cell.readAs === '' ? <span className="muted">missing</span> : cell.readAs}</td>
              <td className="muted">{otherMeaning(cell)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The rows that were left out because the user said so, with why. */
export function LeftOutRows({ receipt: { skipped, skippedRows } }: { readonly receipt: Receipt }) {
  if (skippedRows === 0) return <p className="muted">No row was left out.</p>;
  return (
    <>
      <p className="muted">
        {countOf(skippedRows, 'row')} of the file {skippedRows === 1 ? 'is' : 'are'} not in the table.
        {skipped.length < skippedRows && ` These are the first ${formatNumber(skipped.length)}.`}
      </p>
      <table className="table">
        <caption className="visually-hidden">Rows that were left out</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              Line
            </th>
            <th scope="col">Why</th>
            <th scope="col">The file says</th>
          </tr>
        </thead>
        <tbody>
          {skipped.map(({ line, text, why }) => (
            <tr key={line}>
              <td className="num">{formatNumber(line)}</td>
              <td>{why}</td>
              <td className="left-out-text">
                <code className="truncate">{text}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
