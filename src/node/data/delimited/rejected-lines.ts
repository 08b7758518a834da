import { recordsOf } from '../../../core/data/text/sniff/records.ts';
import type { Layout } from '../../../core/data/text/sniff/sniff.ts';
import type { SourceOptions } from '../source-file.ts';
import type { Store } from '../store.ts';
import { readTextFile } from '../text/read-text-file.ts';

/** A line that the engine left out. */
export interface RejectedLine {
  readonly line: number;
  readonly text: string;
  /** 'TOO MANY COLUMNS', 'MISSING COLUMNS', 'UNQUOTED VALUE', 'LINE SIZE OVER MAXIMUM'. */
  readonly error: string;
  readonly cells: number;
}

/** The lines that the last reading left out, but for blank ones, in the file's order. */
export async function rejectedLines(
  store: Store,
  path: string,
  layout: Layout,
  options: SourceOptions,
): Promise<RejectedLine[]> {
  // The table belongs to the connection that has read.
  const found = await store.connection.runAndReadAll(
    `SELECT line_byte_position, min(error_type::VARCHAR), min(csv_line) FROM reject_errors
     WHERE scan_id = (SELECT max(scan_id) FROM reject_scans) AND trim(csv_line, e' \\t\\r\\n') <> ''
     GROUP BY line_byte_position ORDER BY line_byte_position`,
  );
  const rejected = found.getRows() as [bigint, string, string][];
  if (rejected.length === 0) return [];
  const lines = await linesAt(
    path,
    rejected.map(([place]) => Number(place) - 1),
    options,
  );
  return rejected.map(([, error, csvLine], i) => {
    const text = csvLine.replace(/^[\r\n]+|[\r\n]+$/g, '');
    const [record] = recordsOf({ text, whole: true }, layout.delimiter, layout.quote, 0, 1);
    return { line: lines[i]!, text: text.slice(0, 80), error, cells: record?.cells.length ?? 0 };
  });
}

const LF = 10;
const CR = 13;

/** On which lines some bytes stand. Of a line end the line behind it is meant. @param places ascending */
async function linesAt(path: string, places: readonly number[], options: SourceOptions): Promise<number[]> {
  const lines: number[] = [];
  let line = 1;
  let before = 0;
  for await (const chunk of readTextFile(path, { signal: options.signal })) {
    for (let at = 0; at < chunk.length && lines.length < places.length; ) {
      const place = places[lines.length]! - before;
      if (place <= at) {
        const byte = chunk[at]!;
        if (byte !== LF && byte !== CR) {
          lines.push(line);
          continue;
        }
        if (byte === LF) line++;
        at++;
        continue;
      }
      const next = chunk.indexOf(LF, at);
      if (next < 0 || next >= place) at = Math.min(place, chunk.length);
      else {
        line++;
        at = next + 1;
      }
    }
    before += chunk.length;
    if (lines.length === places.length) break;
  }
  while (lines.length < places.length) lines.push(line);
  return lines;
}
