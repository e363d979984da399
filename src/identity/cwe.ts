// Two lists of CWE numbers in, how nearly they name one weakness out.

import { CWE_PARENTS } from './cwe-parents.ts';

/** 2: they share a number. 1: a number of one is the direct parent of one of the other. 0: neither. */
export type Nearness = 0 | 1 | 2;

const NONE: readonly string[] = [];

/** Direct ones in the research view, as `CWE-74`; none of a number that the list does not have. */
export function parentsOf(cwe: string): readonly string[] {
  table ??= readTable();
  return table.get(cwe) ?? NONE;
}

/** Read when it is first asked for: a run of one tool never does. */
let table: ReadonlyMap<string, readonly string[]> | null = null;

function readTable(): ReadonlyMap<string, readonly string[]> {
  const rows = CWE_PARENTS.trim().split(/\s+/);
  return new Map(
    rows.map((row) => {
      const [child, parents = ''] = row.split(':');
      return [`CWE-${child}`, parents.split(',').map((parent) => `CWE-${parent}`)] as const;
    }),
  );
}

/** @param a of one finding @param b of another: `CWE-89` and the like */
export function nearness(a: readonly string[], b: readonly string[]): Nearness {
  if (a === b || shared(a, b).length > 0) return 2;
  return familyOf(a, b) === null && familyOf(b, a) === null ? 0 : 1;
}

/** Numbers that both have. */
export function shared(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a === b) return a;
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  if (many.length < 8) return few.filter((cwe) => many.includes(cwe));
  const all = new Set(many);
  return few.filter((cwe) => all.has(cwe));
}

/** The first of `children` that is a direct child of one of `others`, and that parent; null where there is none. */
export function familyOf(children: readonly string[], others: readonly string[]): { child: string; parent: string } | null {
  const all = others.length < 8 ? null : new Set(others);
  for (const child of children)
    for (const parent of parentsOf(child)) if (all?.has(parent) ?? others.includes(parent)) return { child, parent };
  return null;
}
