// Defects and statements in, which match speaks of which defects out.

import type { Matchable, Subject } from '../match/criteria.ts';
import type { Defect } from '../model/defect.ts';
import { worse, type Severity } from '../model/severity.ts';
import type { Lookup } from './lookup.ts';
import type { Match } from './shelves.ts';

/** The defects of which a match speaks. */
export interface Meant {
  readonly count: number;
  /** Of all of them; "none" where there is none. */
  readonly worst: Severity;
  /** Their places among all defects: of each, where one of its statements may hold for so many or asks for each. */
  readonly places: readonly number[];
}

interface Gathering {
  count: number;
  worst: Severity;
  readonly places: number[];
  /** Places that are kept. */
  readonly most: number;
  last: number;
}

/** Whatever else a defect is merged with: what is merged must not make a match count for less. */
export function gather({ matches, visit }: Lookup, defects: readonly Defect[], branch: string | null): (match: Match) => Meant {
  const meant = matches.map((match): Gathering => ({ count: 0, worst: 'none', places: [], most: mostOf(match), last: -1 }));
  defects.forEach((defect, place) => {
    const take = (match: number): boolean => {
      const known = meant[match];
      if (known !== undefined && known.last !== place) add(known, place, defect);
      return false;
    };
    for (const subject of subjectsOf(defect, branch)) visit(subject, take);
  });
  return ({ place }) => meant[place] ?? NOTHING;
}

const NOTHING: Meant = { count: 0, worst: 'none', places: [] };

function add(known: Gathering, place: number, { severity }: Defect): void {
  known.last = place;
  known.count += 1;
  known.worst = worse(known.worst, severity);
  if (known.count <= known.most) known.places.push(place);
}

/** Where there are more than each of its statements says, none holds, and nobody asks which they are. */
function mostOf({ entries }: Match): number {
  const asksForEach = entries.some(({ exception: { emergency, until } }) => emergency || until !== null);
  return asksForEach ? Number.POSITIVE_INFINITY : entries.reduce((most, { exception }) => Math.max(most, exception.maxMatches), 0);
}

/** One finding of each kind that no criterion tells apart. */
export function subjectsOf({ id, findings }: Defect, branch: string | null): readonly Subject[] {
  if (findings.length === 1) return [{ finding: findings[0].finding, defect: id, branch }];
  const kinds = new Map<string, Matchable>();
  for (const { finding } of findings) {
    const { tool, rule, location, otherPaths, cwe, vulnerability, package: found, security } = finding;
    const kind = JSON.stringify([tool.name, rule, location.path, otherPaths, cwe, vulnerability, found, security]);
    if (!kinds.has(kind)) kinds.set(kind, finding);
  }
  return Array.from(kinds.values(), (finding) => ({ finding, defect: id, branch }));
}
