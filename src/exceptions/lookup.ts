// Statements by what they ask. Each criterion stands here once for all that ask it, and each match once for all that write it: a
// finding is held once against every thing that can be asked, and then only matches are looked at whose rarest criterion it meets.

import { compile, type Matcher, type Subject } from '../match/criteria.ts';
import { criteriaIn, facetsOf, KEYS, type Criterion } from '../match/facets.ts';
import { nameIndex } from '../match/names.ts';
import type { Exception } from '../model/exception.ts';
import type { Criteria } from '../model/policy.ts';

export interface Entry {
  readonly exception: Exception;
  readonly match: Match;
  /** Place among all statements: the lower one speaks first. */
  readonly order: number;
}

/** What one or several statements say that they speak of. */
export interface Match {
  readonly asked: readonly Asked[];
  /** In the order in which they speak. */
  readonly entries: Entry[];
  /** Says the same as the lookup, and why something does not match. */
  matcher(): Matcher;
}

/** A criterion, and who asks it. */
interface Asked extends Criterion {
  /** In the order in which they speak. */
  readonly entries: Entry[];
  /** Matches that are looked for by it. */
  readonly led: Match[];
  /** Number of the subject that met it last, of those for which that was asked. */
  metBy: number;
  /** True once any subject met it. */
  wasMet: boolean;
}

export interface Lookup {
  /** In the order in which they speak. */
  readonly entries: readonly Entry[];
  /** True where a statement names a defect. */
  readonly namesDefects: boolean;
  /**
   * Visits every match that the subject meets; none more after one that is taken.
   * @param take true where no more are wanted @returns whether one was taken
   */
  visit(subject: Subject, take: (match: Match) => boolean): boolean;
  /**
   * Statements that match the subject or name its rule, its vulnerability or its defect.
   * @returns lists of them, each in the order in which they speak; one may stand in several
   */
  telling(subject: Subject): readonly (readonly Entry[])[];
  /** @returns the criteria of the match that the last subject does not meet */
  unmet(match: Match): readonly Criterion[];
  /** @returns the first criterion of the match that no subject met so far; null where each was met by one */
  neverMet(match: Match): keyof Criteria | null;
}

/** Criteria that say what a finding is, not just where it is or who says so. */
const NAMES: ReadonlySet<keyof Criteria> = new Set(['rule', 'vulnerability', 'defect']);

/** @param exceptions in the order in which they speak @param branch that is judged; null when it is not known */
export function lookupOf(exceptions: readonly Exception[], branch: string | null): Lookup {
  const { entries, asked } = shelved(exceptions);
  const facets = facetsOf(asked);
  let number = 1;
  // The branch is known before anything is found.
  for (const one of branchesAmong(asked, branch)) one.wasMet = true;
  const leadersAmong = leaders();
  const mark = (lists: readonly (readonly Asked[])[]): readonly Asked[] => {
    number += 1;
    const met: Asked[] = [];
    for (const list of lists)
      for (const one of list) {
        if (one.metBy === number) continue;
        one.metBy = number;
        met.push(one);
      }
    return met;
  };
  const isMet = ({ metBy }: Asked): boolean => metBy === number;
  const isMatched = (match: Match): boolean => match.asked.every(isMet);
  return {
    entries,
    namesDefects: asked.some(({ key }) => key === 'defect'),
    visit(subject, take) {
      const lists = facets.map((facet) => facet(subject));
      const leading = lists.flatMap(leadersAmong);
      // Thousands may ask for one rule, each for another file: of most findings it need not be known which.
      if (leading.length === 0) return false;
      mark(lists);
      return leading.some(({ led }) => led.some((match) => isMatched(match) && take(match)));
    },
    telling(subject) {
      const met = mark(facets.map((facet) => facet(subject)));
      const matching = met.flatMap(({ led }) => led.filter(isMatched)).map((match) => match.entries);
      return [...matching, ...met.filter(({ key }) => NAMES.has(key)).map((one) => one.entries)];
    },
    unmet: ({ asked: all }) => all.filter((one) => !isMet(one)),
    neverMet: ({ asked: all }) => all.find(({ wasMet }) => !wasMet)?.key ?? null,
  };
}

/** @returns those by which matches are looked for, of criteria that a subject meets: these are noted as met */
function leaders(): (met: readonly Asked[]) => readonly Asked[] {
  // What all findings of one rule meet, or of one file, is one list.
  const known = new WeakMap<readonly Asked[], readonly Asked[]>();
  return (met) => {
    const before = known.get(met);
    if (before !== undefined) return before;
    for (const one of met) one.wasMet = true;
    const leading = met.filter(({ led }) => led.length > 0);
    known.set(met, leading);
    return leading;
  };
}

function branchesAmong(asked: readonly Asked[], branch: string | null): readonly Asked[] {
  const patterns = asked.flatMap((one) => (one.key === 'branches' ? one.patterns.map((pattern) => [pattern, one] as const) : []));
  return branch === null ? [] : nameIndex(patterns)(branch);
}

function shelved(exceptions: readonly Exception[]): { readonly entries: readonly Entry[]; readonly asked: readonly Asked[] } {
  const asked = new Map<string, Asked>();
  const matches = new Map<string, Match>();
  const entries = exceptions.map((exception, order) => {
    const match = kept(matches, JSON.stringify(exception.match), () => matchOf(exception.match, asked));
    const entry = { exception, match, order };
    match.entries.push(entry);
    for (const one of match.asked) one.entries.push(entry);
    return entry;
  });
  const crowdOf = crowds(matches.values());
  for (const match of matches.values()) rarest(match, crowdOf)?.led.push(match);
  return { entries, asked: [...asked.values()] };
}

function matchOf(criteria: Criteria, known: Map<string, Asked>): Match {
  let matcher: Matcher | null = null;
  return {
    asked: criteriaIn(criteria).map((one) =>
      kept(known, JSON.stringify(one), () => ({ ...one, entries: [], led: [], metBy: 0, wasMet: false })),
    ),
    entries: [],
    matcher: () => (matcher ??= compile(criteria)),
  };
}

function kept<T>(known: Map<string, T>, name: string, make: () => T): T {
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}

/** The criterion by which fewest others would be looked at in vain. */
function rarest({ asked }: Match, crowdOf: (one: Asked) => number): Asked | undefined {
  return asked.toSorted((a, b) => crowdOf(a) - crowdOf(b) || KEYS.indexOf(a.key) - KEYS.indexOf(b.key))[0];
}

/** @returns how many statements ask for what most of them ask for, of all that would meet the criterion */
function crowds(matches: Iterable<Match>): (one: Asked) => number {
  const counts = new Map<string, number>();
  const nameOf = (key: string, pattern: string): string => `${key} ${pattern}`;
  for (const { asked, entries } of matches)
    for (const { key, patterns } of asked)
      for (const pattern of patterns) counts.set(nameOf(key, pattern), (counts.get(nameOf(key, pattern)) ?? 0) + entries.length);
  return ({ key, patterns }) => patterns.reduce((most, pattern) => Math.max(most, counts.get(nameOf(key, pattern)) ?? 0), 0);
}
