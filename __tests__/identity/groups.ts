// Builders for what is merged: groups of one finding each, and what came of them, by their messages.

import { merge, type Merged } from '../../src/identity/merge.ts';
import type { Members } from '../../src/identity/unit.ts';
import type { Location } from '../../src/model/finding.ts';
import type { Severity } from '../../src/model/severity.ts';
import { aFinding, aRated, type Made } from '../builders.ts';

export interface Sketch extends Partial<Omit<Made, 'at' | 'tool' | 'location' | 'vulnerability' | 'package'>> {
  readonly tool?: string;
  /** Null for a file outside the source folder, "" for no place at all. */
  readonly at?: string | null;
  readonly line?: number | null;
  readonly column?: number | null;
  /** Identifiers, of which the first is the id. */
  readonly ids?: readonly string[];
  /** `npm lodash 4.17.20`; `-` for what is not said. */
  readonly pkg?: string;
  readonly severity?: Severity;
}

/** A finding of CWE-89 on one line, unless it is said otherwise. */
export function aSighting({ tool = 'A', at = 'src/a.ts', line = 7, column = null, ids, pkg, severity: _none, ...over }: Sketch): Made {
  const [id, ...aliases] = ids ?? [];
  const [ecosystem = '-', name = '', version = '-'] = pkg?.split(' ') ?? [];
  const said = (word: string): string | null => (word === '-' ? null : word);
  const location: Location = { path: at === '' ? null : at, display: at ?? '/opt/app.jar', line, column, endLine: line };
  return aFinding({
    tool: { name: tool, version: null, category: null },
    rule: `${tool}-rule`,
    location,
    cwe: id === undefined ? ['CWE-89'] : [],
    vulnerability: id === undefined ? null : { id, aliases },
    package: pkg === undefined ? null : { name, ecosystem: said(ecosystem), version: said(version), purl: null, fixed: [] },
    ...over,
  });
}

export function aGroup(sketch: Sketch): Members {
  const rating = { severity: sketch.severity ?? 'high', because: [], lowered: null };
  return [aRated({ finding: aSighting(sketch), rating })];
}

/** Every defect, those of one group too, for which there is nothing to say. */
export function mergeAll(groups: readonly Members[]): readonly Merged[] {
  const { alone, merged } = merge(groups);
  return [...alone.map((members) => ({ members: [members], why: [] })), ...merged];
}

/** Each defect as the numbers of its groups, in order. */
export function partition(groups: readonly Members[], merged: readonly Merged[] = mergeAll(groups)): readonly (readonly number[])[] {
  const all = merged.map(({ members }) => members.map((group) => groups.indexOf(group)).toSorted((a, b) => a - b));
  return all.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
