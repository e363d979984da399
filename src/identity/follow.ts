// Traces of findings from before and of findings now in; out which of them are one defect. What was not touched is settled first; of
// the rest the best match goes first, whatever file it is in. A match that could as well have been another one is not sure.

import type { Match, Trace } from '../model/trace.ts';
import { groupsOf, inOrder, KEYS, RIVAL_KEYS, SETTLING, worthComparing, type Key, type Settling } from './candidates.ts';
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
  readonly before: readonly Trace[];
  readonly now: readonly Trace[];
  /** Hash of an earlier path to the hash of the path it has now. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Places of traces, in an order that rests on what they say alone. */
interface Lists {
  readonly earlier: readonly number[];
  readonly later: readonly number[];
}

/** Pairs that are taken, by either side. */
interface Held {
  readonly byBefore: Map<number, Pair>;
  readonly byNow: Map<number, Pair>;
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
  const sides: Sides = { before, now, renamed };
  const all: Lists = { earlier: inOrder(before), later: inOrder(now) };
  const held: Held = { byBefore: new Map(), byNow: new Map() };
  for (const settling of SETTLING) settle(sides, openOf(all, held), held, settling);
  const left = openOf(all, held);
  const settled = { earlier: [...held.byBefore.keys()], later: [...held.byNow.keys()] };
  const pairs = pairsOf(sides, left, KEYS);
  for (const pair of bestFirst(pairs)) hold(held, pair);
  const doubts = doubted(held, [
    ...pairs,
    ...pairsOf(sides, { earlier: settled.earlier, later: left.later }, RIVAL_KEYS),
    ...pairsOf(sides, { earlier: left.earlier, later: settled.later }, RIVAL_KEYS),
  ]);
  return now.map((trace, place) => {
    const pair = held.byNow.get(place);
    return pair === undefined ? null : matchOf(pair, before[pair.before], trace, doubts);
  });
}

function openOf({ earlier, later }: Lists, held: Held): Lists {
  return { earlier: earlier.filter((item) => !held.byBefore.has(item)), later: later.filter((item) => !held.byNow.has(item)) };
}

function hold({ byBefore, byNow }: Held, pair: Pair): void {
  if (byBefore.has(pair.before) || byNow.has(pair.now)) return;
  byBefore.set(pair.before, pair);
  byNow.set(pair.now, pair);
}

/** What shares the key is one, in order, as far as the settling allows. */
function settle(sides: Sides, { earlier, later }: Lists, held: Held, { key, gone, allows }: Settling): void {
  const groups = groupsOf(later, (item) => keyNow(sides, item, key));
  const homes = gone ? new Set(later.map((item) => keyNow(sides, item, homeOf))) : null;
  const looked = homes ? earlier.filter((item) => !homes.has(keyBefore(sides, item, homeOf))) : earlier;
  for (const [own, items] of groupsOf(looked, (item) => keyBefore(sides, item, key))) {
    const others = groups.get(own) ?? [];
    const pairs = Array.from({ length: Math.min(items.length, others.length) }, (_none, place) =>
      pairOf(sides, items[place] ?? 0, others[place] ?? 0),
    );
    for (const pair of pairs) if (pair && allows(items.length, others.length, pair.points)) hold(held, pair);
  }
}

const homeOf: Key = ({ scope }, path) => `${scope} ${path}`;

/** A renamed file is looked for where it went; what stands in its old place now is met by its text alone. */
function keyBefore({ before, renamed }: Sides, item: number, key: Key): string | null {
  const trace = before[item];
  return trace === undefined ? null : key(trace, renamed.get(trace.path) ?? trace.path);
}

function keyNow({ now }: Sides, item: number, key: Key): string | null {
  const trace = now[item];
  return trace === undefined ? null : key(trace, trace.path);
}

function pairOf({ before, now, renamed }: Sides, earlier: number, later: number): Pair | null {
  const [one, other] = [before[earlier], now[later]];
  if (one === undefined || other === undefined || one.scope !== other.scope || one.component !== other.component) return null;
  const likeness = likenessOf(one, other, renamed.get(one.path));
  const evidence = evidenceOf(likeness);
  return evidence === null ? null : { before: earlier, now: later, evidence, points: pointsOf(likeness) };
}

/** All that may be one defect, compared once, however many keys they share. */
function pairsOf(sides: Sides, { earlier, later }: Lists, keys: readonly Key[]): Pair[] {
  if (earlier.length === 0 || later.length === 0) return [];
  const meetings = keys.map((key) => meetingsOf(sides, { earlier, later }, key));
  const pairs: Pair[] = [];
  const compared = new Int32Array(sides.now.length).fill(-1);
  const compare = (item: number, other: number): void => {
    if (compared[other] === item) return;
    compared[other] = item;
    const pair = pairOf(sides, item, other);
    if (pair) pairs.push(pair);
  };
  for (const [place, item] of earlier.entries()) for (const meet of meetings) for (const other of meet(place)) compare(item, other);
  return pairs;
}

interface Group {
  readonly later: readonly number[];
  /** How many earlier ones share the key. */
  count: number;
}

const NONE: readonly number[] = [];

/** @returns for a place in the list of earlier ones the later ones that share the key with it and are worth comparing */
function meetingsOf(sides: Sides, { earlier, later }: Lists, key: Key): (place: number) => readonly number[] {
  const groups = new Map<string, Group>();
  for (const [own, items] of groupsOf(later, (item) => keyNow(sides, item, key))) groups.set(own, { later: items, count: 0 });
  const ranks = new Int32Array(earlier.length);
  const found = earlier.map((item, place) => {
    const own = keyBefore(sides, item, key);
    const group = own === null ? undefined : groups.get(own);
    if (group === undefined) return null;
    ranks[place] = group.count;
    group.count += 1;
    return group;
  });
  return (place) => {
    const group = found[place];
    return group ? worthComparing(group.later, ranks[place] ?? 0, group.count) : NONE;
  };
}

/** Of equal points those that come first in both lists: the pairs come in the order of the earlier ones. */
function bestFirst(pairs: readonly Pair[]): readonly Pair[] {
  // Numbers sort many times faster than pairs do: first what is missing to the most points, in tenths of thousandths, then the place.
  const order = Float64Array.from(pairs, ({ points }, place) => Math.round((MOST_POINTS - points) * 10_000) * 2 ** 32 + place).sort();
  return Array.from(order, (key) => pairs[key % 2 ** 32]).filter((pair) => pair !== undefined);
}

/** A doubt about one match makes those doubtful that it was the reason for: so far, and no further. */
const ROUNDS = 3;

/**
 * Matches that are not the best for both of their sides, or hardly better than one with a finding that has no sure match itself:
 * which of the two it is cannot be told.
 */
function doubted({ byBefore, byNow }: Held, rivals: readonly Pair[]): ReadonlySet<Pair> {
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
  const counted = rivals.filter((rival) => isStrong(byBefore.get(rival.before)) || isStrong(byNow.get(rival.now)));
  for (let round = 0, known = -1; round < ROUNDS && doubts.size > known; round++) {
    known = doubts.size;
    for (const rival of counted) {
      const [one, other] = [byBefore.get(rival.before), byNow.get(rival.now)];
      weigh(one, rival, other);
      weigh(other, rival, one);
    }
  }
  return doubts;
}

function matchOf(pair: Pair, before: Trace | undefined, now: Trace, doubts: ReadonlySet<Pair>): Match {
  const { by, strength } = pair.evidence;
  const changed = before?.exact !== now.exact || before.message !== now.message;
  return doubts.has(pair)
    ? { before: pair.before, by: `${by}, but another one fits as well`, strength: 'weak', changed }
    : { before: pair.before, by, strength, changed };
}
