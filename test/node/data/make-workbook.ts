import { crc32, deflateRawSync } from 'node:zlib';

/** What is wrong with a part on purpose. */
export interface Damage {
  readonly crc?: number;
  readonly size?: number;
  readonly bytes?: Buffer;
}

/** A ZIP archive of these texts. */
export function zipped(parts: Readonly<Record<string, string>>, damage: Record<string, Damage> = {}): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const plain = Buffer.from(text);
    const { crc = crc32(plain), size = plain.length, bytes = deflateRawSync(plain) } = damage[name] ?? {};
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name));
    bodies.push(body);
    at += body.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(bodies.length, 8);
  end.writeUInt16LE(bodies.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}

export const SHEET = 'xl/worksheets/sheet1.xml';

/** A workbook with one sheet, S, of these rows. */
export const workbookOf = (rows: string): Record<string, string> => ({
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="a" Type="t/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  [SHEET]: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
});

/** Rows of numbers and texts; '' for an empty cell. */
export const sheetRows = (rows: readonly (readonly (number | string)[])[]): string =>
  rows.map((cells) => `<row>${cells.map(cellMark).join('')}</row>`).join('');

function cellMark(value: number | string): string {
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  return value === '' ? '<c/>' : `<c t="str"><v>${value}</v></c>`;
}
