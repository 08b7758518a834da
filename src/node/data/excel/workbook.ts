import { Problem } from '../../../core/problem.ts';
import { listArchive, type Part, unpack } from './archive.ts';
import { parseXml, type XmlHandler } from './parse-xml.ts';

export interface SheetPart {
  readonly name: string;
  readonly part: Part;
  readonly hidden: boolean;
}

/** What a workbook says of itself before its cells. */
export interface Workbook {
  /** Of the file. */
  readonly name: string;
  /** Those with cells, in their order. */
  readonly sheets: readonly SheetPart[];
  /** Whether days are counted from 1904 on. */
  readonly since1904: boolean;
  readonly sharedStrings: Part | undefined;
  readonly styles: Part | undefined;
  /** Reads a part. @throws Problem naming the part that is damaged */
  read(part: Part, handler: Partial<XmlHandler>, signal?: AbortSignal): Promise<void>;
}

/** What is well-formed and yet cannot be; its message says what, and the workbook says where. */
export class DamagedPart extends Error {}

const nothing: XmlHandler = { open() {}, close() {}, text() {} };

/** @throws Problem when it is no whole workbook */
export async function openWorkbook(path: string, name: string): Promise<Workbook> {
  const entries = await listArchive(path, name);
  const damaged = (what: string) =>
    new Problem(
      'data',
      `${name} is a damaged workbook: ${what}`,
      'Open it in Excel, let it be repaired and save it again.',
    );

  async function read(part: Part, handler: Partial<XmlHandler>, signal?: AbortSignal): Promise<void> {
    try {
      await parseXml(unpack(path, part, name), { ...nothing, ...handler }, signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof DamagedPart) throw damaged(`${error.message} in ${part.name}`);
      if (error instanceof Problem || (error as NodeJS.ErrnoException).code) throw error;
      throw damaged(`${part.name} is no XML (${(error as Error).message})`);
    }
  }

  /** The parts that one refers to, by their ids. */
  async function relationsOf(part: string): Promise<Map<string, { type: string; target: string }>> {
    const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/') + 1) : '';
    const relations = entries.get(`${folder}_rels/${part.slice(folder.length)}.rels`);
    const found = new Map<string, { type: string; target: string }>();
    if (!relations) return found;
    await read(relations, {
      open(mark, { Id = '', Type = '', Target = '' }) {
        if (mark === 'Relationship')
          found.set(Id, { type: Type.replace(/^.*\//, ''), target: resolve(folder, Target) });
      },
    });
    return found;
  }

  const root = [...(await relationsOf(''))].find(([, { type }]) => type === 'officeDocument')?.[1].target;
  const main = entries.get(root ?? 'xl/workbook.xml') ?? entries.get('xl/workbook.xml');
  if (!main) throw damaged('it has no list of sheets');
  const relations = await relationsOf(main.name);
  const partOf = (type: string) =>
    entries.get([...relations.values()].find((relation) => relation.type === type)?.target ?? '');

  const sheets: SheetPart[] = [];
  let since1904 = false;
  await read(main, {
    open(mark, attributes) {
      if (mark === 'workbookPr') since1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (mark !== 'sheet') return;
      // "r:id", but the prefix may be another.
      const id = Object.keys(attributes).find((name) => name.endsWith(':id')) ?? '';
      const relation = relations.get(attributes[id] ?? '');
      const part = entries.get(relation?.target ?? '');
      if (relation?.type !== 'worksheet') return;
      const { name: sheet = '', state = 'visible' } = attributes;
      if (!part) throw damaged(`the sheet ${sheet} is missing in it`);
      sheets.push({ name: sheet, part, hidden: state !== 'visible' });
    },
  });
  return { name, sheets, since1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles'), read };
}

/** A target as a path in the archive. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
