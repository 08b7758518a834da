import { pathText } from '../../../core/format/shapes.ts';
import type { Path } from './draft-path.ts';

export interface Finding {
  readonly path: string;
  readonly message: string;
}

/** What is wrong at each of these places, and what belongs to none of them. */
export interface Assigned {
  /** By the place's path as text. */
  readonly at: ReadonlyMap<string, readonly Finding[]>;
  readonly others: readonly Finding[];
}

/** Gives every finding to the place whose path is the longest one that leads to it. */
export function assignFindings(findings: readonly Finding[], places: readonly Path[]): Assigned {
  const texts = places.map(pathText).sort((a, b) => b.length - a.length);
  const at = new Map<string, Finding[]>();
  const others: Finding[] = [];
  for (const finding of findings) {
    const place = texts.find((text) => leadsTo(text, finding.path));
    if (place === undefined) others.push(finding);
    else at.set(place, [...(at.get(place) ?? []), finding]);
  }
  return { at, others };
}

/** Whether a finding is about a key, or what is inside it, whichever way its path writes the key. */
export function isAbout({ path }: Finding, around: Path, key: string): boolean {
  const quoted = `${pathText(around)}[${JSON.stringify(key)}]`;
  return leadsTo(pathText([...around, key]), path) || leadsTo(quoted, path);
}

function leadsTo(place: string, path: string): boolean {
  return path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
}
