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

/** @returns the criteria that it meets; one of several patterns may come more than once */
export type Facet<C> = (subject: Subject) => readonly C[];

type Entries<C> = readonly (readonly [pattern: string, criterion: C])[];

/** What tells fewest findings apart stands last. */
const FACETS: Readonly<Record<keyof Criteria, <C>(entries: Entries<C>) => Facet<C>>> = {
  defect: (entries) => {
    const at = nameIndex(entries);
    return ({ defect }) => (defect === null ? NONE : at(defect));
  },
  vulnerability: (entries) => {
    const at = nameIndex(entries, upper);
    return (subject) => eachOf(namesOf(subject), at);
  },
  package: (entries) => {
    const at = packageIndex(entries);
    return ({ finding }) => at(finding.package);
  },
  rule: (entries) => {
    const at = nameIndex(entries);
    return ({ finding }) => at(finding.rule);
  },
  path: (entries) => places(globIndex(entries)),
  cwe: (entries) => {
    const at = nameIndex(entries, upper);
    return ({ finding }) => eachOf(finding.cwe, at);
  },
  tool: (entries) => {
    const at = nameIndex(entries, (name) => name.toLowerCase());
    return ({ finding }) => at(finding.tool.name);
  },
  branches: (entries) => {
    const at = nameIndex(entries);
    return ({ branch }) => (branch === null ? NONE : at(branch));
  },
  security: (entries) => {
    const at = nameIndex(entries);
    return ({ finding }) => at(String(finding.security));
  },
};

/** In the order in which they had best be looked for. */
export const KEYS = Object.keys(FACETS) as readonly (keyof Criteria)[];

/** @returns a facet for each thing that any of them asks */
export function facetsOf<C extends Criterion>(criteria: readonly C[]): readonly Facet<C>[] {
  return KEYS.flatMap((key) => {
    const asked = criteria.filter((criterion) => criterion.key === key);
    return asked.length === 0 ? [] : [FACETS[key](asked.flatMap((one) => one.patterns.map((pattern) => [pattern, one] as const)))];
  });
}

/** As one would write them: true and false too. */
export function criteriaIn(match: Criteria): readonly Criterion[] {
  return (Object.keys(match) as (keyof Criteria)[]).flatMap((key) => {
    const asked = match[key];
    if (asked === undefined) return [];
    return [{ key, patterns: typeof asked === 'boolean' ? [String(asked)] : asked }];
  });
}

const NONE: readonly never[] = [];

/** A finding at several places is meant only where all of them are. */
function places<C>(at: (path: string) => readonly C[]): Facet<C> {
  return ({ finding: { location, otherPaths } }) => {
    if (location.path === null) return NONE;
    let meant = at(location.path);
    for (const path of otherPaths) {
      if (meant.length === 0) break;
      const there = new Set(at(path));
      meant = meant.filter((one) => there.has(one));
    }
    return meant;
  };
}

function eachOf<C>(names: readonly string[], at: (name: string) => readonly C[]): readonly C[] {
  if (names.length < 2) return names[0] === undefined ? NONE : at(names[0]);
  return names.flatMap(at);
}

function upper(name: string): string {
  return name.toUpperCase();
}
