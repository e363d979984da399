// Statements in, what they ask out: each criterion once for all that ask it, each match once for all that write it, and which
// matches are looked for by which criterion.

import { compile, type Matcher } from '../match/criteria.ts';
import { criteriaIn, KEYS, type Criterion } from '../match/facets.ts';
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
  /** Among all matches, from 0. */
  readonly place: number;
  readonly asked: readonly Asked[];
  /** In the order in which they speak. */
  readonly entries: Entry[];
  /** Says the same as the lookup, and why something does not match. */
  matcher(): Matcher;
}

/** A criterion, and who asks it. */
export interface Asked extends Criterion {
  /** Among all criteria, from 0. */
  readonly place: number;
  /** In the order in which they speak. */
  readonly entries: Entry[];
  /** Matches that are looked for by it. */
  readonly led: Match[];
  /** True where a match that is looked for by another one asks for it. */
  follows: boolean;
  /** True once any subject met it. */
  wasMet: boolean;
}

/** Lists of places, one behind the other: what is looked at for each of a million findings had best lie close together. */
export interface Runs {
  /** Where each list begins, and at last where the last one ends. */
  readonly from: Uint32Array;
  readonly all: Uint32Array;
}

export interface Shelves {
  /** In the order in which they speak. */
  readonly entries: readonly Entry[];
  readonly matches: readonly Match[];
  readonly asked: readonly Asked[];
  /** By criterion: matches that are looked for by it. */
  readonly led: Runs;
  /** By match: its criteria without that by which it is looked for, of which what is rarest comes first. */
  readonly others: Runs;
}

/** @param exceptions in the order in which they speak */
export function shelved(exceptions: readonly Exception[]): Shelves {
  const asked = new Map<string, Asked>();
  const matches = new Map<string, Match>();
  const entries = exceptions.map((exception, order) => {
    const match = kept(matches, JSON.stringify(exception.match), () => matchOf(exception.match, matches.size, asked));
    const entry = { exception, match, order };
    match.entries.push(entry);
    for (const one of match.asked) one.entries.push(entry);
    return entry;
  });
  const crowdOf = crowds(matches.values());
  const others = Array.from(matches.values(), (match) => {
    const [leader, ...more] = byCrowd(match, crowdOf);
    leader?.led.push(match);
    for (const one of more) one.follows = true;
    return more;
  });
  const all = [...asked.values()];
  return { entries, matches: [...matches.values()], asked: all, led: runsOf(all.map(({ led }) => led)), others: runsOf(others) };
}

function matchOf(criteria: Criteria, place: number, known: Map<string, Asked>): Match {
  let matcher: Matcher | null = null;
  return {
    place,
    asked: criteriaIn(criteria).map((one) =>
      kept(known, JSON.stringify(one), () => ({ ...one, place: known.size, entries: [], led: [], follows: false, wasMet: false })),
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

/** First that by which fewest others would be looked at in vain. */
function byCrowd({ asked }: Match, crowdOf: (one: Asked) => number): readonly Asked[] {
  return asked.toSorted((a, b) => crowdOf(a) - crowdOf(b) || KEYS.indexOf(a.key) - KEYS.indexOf(b.key));
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

function runsOf(lists: readonly (readonly { readonly place: number }[])[]): Runs {
  const from = new Uint32Array(lists.length + 1);
  for (const [index, { length }] of lists.entries()) from[index + 1] = (from[index] ?? 0) + length;
  return { from, all: Uint32Array.from(lists.flat(), placeOf) };
}

export function placeOf({ place }: { readonly place: number }): number {
  return place;
}
