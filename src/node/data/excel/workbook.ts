import { Problem } from '../../../core/problem.ts';
import { attribute, readXml, type XmlHandler } from './xml.ts';
import { listZip, unzip, type ZipEntry } from './zip.ts';

export interface SheetPart {
  readonly name: string;
  readonly part: ZipEntry;
  readonly hidden: boolean;
}

/** What a workbook says of itself before its cells. */
export interface Workbook {
  /** Those with cells, in their order. */
  readonly sheets: readonly SheetPart[];
  /** Whether days are counted from 1904 on. */
  readonly since1904: boolean;
  readonly sharedStrings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
  /** Reads a part. @throws Problem naming the part that is damaged */
  read(part: ZipEntry, handler: Partial<XmlHandler>, signal?: AbortSignal): Promise<void>;
}

const nothing: XmlHandler = { open() {}, close() {}, text() {} };

/** @throws Problem when it is no whole workbook */
export async function openWorkbook(path: string, name: string): Promise<Workbook> {
  const entries = await listZip(path, name);
  const damaged = (what: string) =>
    new Problem(
      'data',
      `${name} is a damaged workbook: ${what}`,
      'Open it in Excel, let it be repaired and save it again.',
    );

  async function read(part: ZipEntry, handler: Partial<XmlHandler>, signal?: AbortSignal): Promise<void> {
    try {
      await readXml(unzip(path, part, name), { ...nothing, ...handler }, signal);
    } catch (error) {
      signal?.throwIfAborted();
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
      open(mark, tag) {
        if (mark !== 'Relationship') return;
        const target = attribute(tag, 'Target') ?? '';
        found.set(attribute(tag, 'Id') ?? '', {
          type: (attribute(tag, 'Type') ?? '').replace(/^.*\//, ''),
          target: resolve(folder, target),
        });
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
    open(mark, tag) {
      if (mark === 'workbookPr') since1904 = /^(?:1|true)$/.test(attribute(tag, 'date1904') ?? '');
      if (mark !== 'sheet') return;
      const id = /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '';
      const relation = relations.get(id);
      const part = entries.get(relation?.target ?? '');
      if (relation?.type !== 'worksheet') return;
      const sheet = attribute(tag, 'name') ?? '';
      if (!part) throw damaged(`the sheet ${sheet} is missing in it`);
      sheets.push({ name: sheet, part, hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible' });
    },
  });
  return { sheets, since1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles'), read };
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
