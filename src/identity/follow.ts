// Traces of findings from before and of findings now in; out which of them are one defect. What was not touched is settled first; of
// the rest the best match goes first, whatever file it is in. A match that could as well have been another one is not sure.

import type { Match, Trace } from '../model/trace.ts';
import {
  HOME,
  inOrder,
  KEYS,
  meetingsOf,
  RIVAL_KEYS,
  saidOf,
  SETTLING,
  type Key,
  type Placed,
  type Said,
  type Settling,
} from './candidates.ts';
import { allOf, groupsOf, isEmpty, rangeOf } from './columns.ts';
import { evidenceOf, FORGED, MARGIN, MOST_POINTS, pointsOf, type Evidence } from './evidence.ts';
import { likenessOf } from './likeness.ts';
import { pathHash } from './trace.ts';

interface Pair {
  readonly before: number;
  readonly now: number;
  readonly evidence: Evidence;
  readonly points: number;
}

interface Sides {
  /** Those of before, then those of now, each in an order that rests on what they say alone. They are named by their place here. */
  readonly traces: readonly Placed[];
  readonly said: Said;
  /** Hash of an earlier path to the hash of the path it has now. */
  readonly renamed: ReadonlyMap<string, string>;
}

interface Lists {
  readonly earlier: Int32Array;
  readonly later: Int32Array;
}

/** Pairs that are taken, and which one each trace is in. */
interface Held {
  readonly pairs: Pair[];
  readonly of: (Pair | undefined)[];
}

/**
 * A partial one-to-one map, independent of the order of both lists.
 * @param renames path before to path now, as far as known (from git)
 * @returns for each of `now` what it was before, or null
 */
export function follow(
  before: readonly Trace[],
  now: readonly Trace[],
  renames: ReadonlyMap<string, string> = new Map(),
): readonly (Match | null)[] {
  const renamed = new Map([...renames].map(([from, to]) => [pathHash(from), pathHash(to)]));
  // A renamed file is looked for where it went; what stands in its old place now is met by its text alone.
  const traces = [...inOrder(before, renamed), ...inOrder(now, new Map())];
  const sides: Sides = { traces, said: saidOf(traces), renamed };
  const places = allOf(traces);
  const all: Lists = { earlier: places.subarray(0, before.length), later: places.subarray(before.length) };
  const held: Held = { pairs: [], of: traces.map(() => undefined) };
  for (const settling of SETTLING) settle(sides, openOf(all, held), held, settling);
  const left = openOf(all, held);
  const settled = { earlier: Int32Array.from(held.pairs, (pair) => pair.before), later: Int32Array.from(held.pairs, (pair) => pair.now) };
  const pairs = pairsOf(sides, left, KEYS);
  for (const pair of bestFirst(pairs)) hold(held, pair);
  const rivals = pairs.concat(
    pairsOf(sides, { earlier: settled.earlier, later: left.later }, RIVAL_KEYS),
    pairsOf(sides, { earlier: left.earlier, later: settled.later }, RIVAL_KEYS),
  );
  const doubts = doubted(held, rivals);
  const matches: (Match | null)[] = now.map(() => null);
  for (const pair of held.pairs) {
    const [one, other] = [traces[pair.before], traces[pair.now]];
    if (one && other) matches[other.place] = matchOf(pair, one, other, doubts.has(pair));
  }
  return matches;
}

function openOf({ earlier, later }: Lists, { of }: Held): Lists {
  const isOpen = (item: number): boolean => of[item] === undefined;
  return { earlier: earlier.filter(isOpen), later: later.filter(isOpen) };
}

function hold({ pairs, of }: Held, pair: Pair): void {
  if (of[pair.before] !== undefined || of[pair.now] !== undefined) return;
  pairs.push(pair);
  of[pair.before] = pair;
  of[pair.now] = pair;
}

/** What shares the key is one, in order, as far as the settling allows. */
function settle(sides: Sides, { earlier, later }: Lists, held: Held, { key, gone, allows, least }: Settling): void {
  const looked = gone ? goneFrom(sides, { earlier, later }) : earlier;
  if (looked.length === 0 || later.length === 0) return;
  const column = sides.said(...key);
  const [olds, news] = [groupsOf(looked, column), groupsOf(later, column)];
  // In the order of those of before, as all that follows.
  const met = new Set(looked.map((item) => column.numbers[item] ?? 0));
  met.delete(0);
  for (const number of met) {
    const [own, others] = [rangeOf(olds, number), rangeOf(news, number)];
    const size = allows(own.size, others.size) ? Math.min(own.size, others.size) : 0;
    for (let rank = 0; rank < size; rank++) {
      const pair = pairOf(sides, olds.places[own.start + rank] ?? 0, news.places[others.start + rank] ?? 0);
      if (pair && pair.points >= least) hold(held, pair);
    }
  }
}

/** Earlier ones where nothing of their scope stands in the place of their file now. */
function goneFrom({ said }: Sides, { earlier, later }: Lists): Int32Array {
  const { numbers } = said(...HOME);
  const homes = new Set(Array.from(later, (item) => numbers[item]));
  return earlier.filter((item) => !homes.has(numbers[item]));
}

function pairOf({ traces, renamed }: Sides, before: number, now: number): Pair | null {
  const [one, other] = [traces[before]?.trace, traces[now]?.trace];
  if (one === undefined || other === undefined || one.scope !== other.scope || one.component !== other.component) return null;
  const likeness = likenessOf(one, other, renamed.get(one.path));
  const evidence = evidenceOf(likeness);
  return evidence === null ? null : { before, now, evidence, points: pointsOf(likeness) };
}

/** All that may be one defect, compared once, however many keys they share. */
function pairsOf(sides: Sides, { earlier, later }: Lists, keys: readonly Key[]): Pair[] {
  if (earlier.length === 0 || later.length === 0) return [];
  const columns = keys.map((key) => sides.said(...key)).filter((column) => !isEmpty(column));
  const meetings = columns.map((column) => meetingsOf(earlier, later, column));
  const pairs: Pair[] = [];
  const compared = new Int32Array(sides.traces.length).fill(-1);
  for (const item of earlier) {
    const compare = (other: number): void => {
      if (compared[other] === item) return;
      compared[other] = item;
      const pair = pairOf(sides, item, other);
      if (pair) pairs.push(pair);
    };
    for (const meet of meetings) meet(item, compare);
  }
  return pairs;
}

/** Of equal points those that come first in both lists: the pairs come in the order of the earlier ones. */
function bestFirst(pairs: readonly Pair[]): readonly Pair[] {
  // Numbers sort many times faster than pairs do: first what is missing to the most points, in tenths of thousandths, then the place.
  const order = new Float64Array(pairs.length);
  for (const [place, { points }] of pairs.entries()) order[place] = Math.round((MOST_POINTS - points) * 10_000) * 2 ** 32 + place;
  order.sort();
  const sorted: Pair[] = [];
  for (const key of order) sorted.push(pairs[key % 2 ** 32] as Pair);
  return sorted;
}

/** A doubt about one match makes those doubtful that it was the reason for: so far, and no further. */
const ROUNDS = 3;

/**
 * Matches that are not the best for both of their sides, or hardly better than one with a finding that has no sure match itself:
 * which of the two it is cannot be told.
 */
function doubted({ of }: Held, rivals: readonly Pair[]): ReadonlySet<Pair> {
  const doubts = new Set<Pair>();
  const weigh = (held: Pair | undefined, rival: Pair, taken: Pair | undefined): void => {
    if (held === undefined || held === rival) return;
    const isSure = taken?.evidence.strength === 'strong' && !doubts.has(taken);
    // Where both have a sure match of the same worth they are interchangeable, and neither is new.
    if (isSure && rival.points === held.points) return;
    if (rival.points > held.points - (isSure ? FORGED : MARGIN)) doubts.add(held);
  };
  const isStrong = (pair: Pair | undefined): boolean => pair?.evidence.strength === 'strong';
  // What is weak needs no doubt.
  const counted = rivals.filter((rival) => isStrong(of[rival.before]) || isStrong(of[rival.now]));
  for (let round = 0, known = -1; round < ROUNDS && doubts.size > known; round++) {
    known = doubts.size;
    for (const rival of counted) {
      const [one, other] = [of[rival.before], of[rival.now]];
      weigh(one, rival, other);
      weigh(other, rival, one);
    }
  }
  return doubts;
}

function matchOf({ evidence }: Pair, { trace, place }: Placed, now: Placed, isDoubted: boolean): Match {
  const { by, strength } = evidence;
  const changed = trace.exact !== now.trace.exact || trace.message !== now.trace.message;
  return isDoubted
    ? { before: place, by: `${by}, but another one fits as well`, strength: 'weak', changed }
    : { before: place, by, strength, changed };
}
