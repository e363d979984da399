// Many criteria at once, each of them once however many ask it: criteria in, those that a finding meets out. What one says of a
// finding is the same as what criteria.ts says; here they are found by what they name.

import type { Criteria } from '../model/policy.ts';
import { namesOf, type Subject } from './criteria.ts';
import { globIndex } from './globs.ts';
import { nameIndex } from './names.ts';
import { packageIndex } from './package.ts';

/** One of the things that criteria can ask, and the patterns of which one must hold. */
export interface Criterion {
  readonly key: keyof Criteria;
  readonly patterns: readonly string[];
}

/** Criteria that one subject meets, or many. */
export interface Met<C> {
  /** One of several patterns may come more than once. */
  readonly all: readonly C[];
}

/** @returns the criteria that it meets */
export type Facet<M> = (subject: Subject) => M;

type Entries<C> = readonly (readonly [pattern: string, criterion: C])[];

/** What is made of criteria that are met: once for all subjects of one name or path. */
type Make<C, M> = (all: readonly C[]) => M;

/** What tells fewest findings apart stands last. */
const FACETS: Readonly<Record<keyof Criteria, <C, M extends Met<C>>(entries: Entries<C>, make: Make<C, M>) => Facet<M>>> = {
  defect: (entries, make) => {
    const [at, nothing] = [nameIndex(entries, make), make([])];
    return ({ defect }) => (defect === null ? nothing : at(defect));
  },
  vulnerability: (entries, make) => eachOf(namesOf, nameIndex(entries, make, upper), make),
  package: (entries, make) => {
    const at = packageIndex(entries);
    return ({ finding }) => make(at(finding.package));
  },
  rule: (entries, make) => {
    const at = nameIndex(entries, make);
    return ({ finding }) => at(finding.rule);
  },
  path: (entries, make) => places(globIndex(entries, make), make),
  cwe: (entries, make) => eachOf(({ finding }) => finding.cwe, nameIndex(entries, make, upper), make),
  tool: (entries, make) => {
    const at = nameIndex(entries, make, (name) => name.toLowerCase());
    return ({ finding }) => at(finding.tool.name);
  },
  branches: (entries, make) => {
    const [at, nothing] = [nameIndex(entries, make), make([])];
    return ({ branch }) => (branch === null ? nothing : at(branch));
  },
  security: (entries, make) => {
    const at = nameIndex(entries, make);
    return ({ finding }) => at(String(finding.security));
  },
};

/** In the order in which they had best be looked for. */
export const KEYS = Object.keys(FACETS) as readonly (keyof Criteria)[];

/** @returns a facet for each thing that any of them asks */
export function facetsOf<C extends Criterion, M extends Met<C>>(criteria: readonly C[], make: Make<C, M>): readonly Facet<M>[] {
  return KEYS.flatMap((key) => {
    const entries = entriesOf(criteria, key);
    return entries.length === 0 ? [] : [FACETS[key](entries, make)];
  });
}

/** @returns the patterns of those that ask for this */
export function entriesOf<C extends Criterion>(criteria: readonly C[], key: keyof Criteria): Entries<C> {
  return criteria.flatMap((one) => (one.key === key ? one.patterns.map((pattern) => [pattern, one] as const) : []));
}

/** As one would write them: true and false too. */
export function criteriaIn(match: Criteria): readonly Criterion[] {
  return (Object.keys(match) as (keyof Criteria)[]).flatMap((key) => {
    const asked = match[key];
    if (asked === undefined) return [];
    return [{ key, patterns: typeof asked === 'boolean' ? [String(asked)] : asked }];
  });
}

/** A finding at several places is meant only where all of them are. */
function places<C, M extends Met<C>>(at: (path: string) => M, make: Make<C, M>): Facet<M> {
  const nothing = make([]);
  return ({ finding: { location, otherPaths } }) => {
    if (location.path === null) return nothing;
    const here = at(location.path);
    if (otherPaths.length === 0) return here;
    let meant = here.all;
    for (const path of otherPaths) {
      if (meant.length === 0) return nothing;
      const there = new Set(at(path).all);
      meant = meant.filter((one) => there.has(one));
    }
    return make(meant);
  };
}

function eachOf<C, M extends Met<C>>(
  namesIn: (subject: Subject) => readonly string[],
  at: (name: string) => M,
  make: Make<C, M>,
): Facet<M> {
  const nothing = make([]);
  return (subject) => {
    const names = namesIn(subject);
    if (names.length < 2) return names[0] === undefined ? nothing : at(names[0]);
    return make(names.flatMap((name) => at(name).all));
  };
}

function upper(name: string): string {
  return name.toUpperCase();
}
