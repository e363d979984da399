// Statements, found by what they ask: a finding is held once against every thing that can be asked, and then only matches are
// looked at whose rarest criterion it meets.

import type { Subject } from '../match/criteria.ts';
import { entriesOf, facetsOf, type Criterion, type Met as MetByAny } from '../match/facets.ts';
import { nameIndex } from '../match/names.ts';
import type { Exception } from '../model/exception.ts';
import type { Criteria } from '../model/policy.ts';
import { placeOf, shelved, type Asked, type Entry, type Match, type Runs, type Shelves } from './shelves.ts';

export interface Lookup {
  /** In the order in which they speak. */
  readonly entries: readonly Entry[];
  readonly matches: readonly Match[];
  /** True where a statement names a defect. */
  readonly namesDefects: boolean;
  /**
   * Visits every match that the subject meets; none more after one that is taken.
   * @param take takes its place among all; true where no more are wanted @returns whether one was taken
   */
  visit(subject: Subject, take: (match: number) => boolean): boolean;
  /**
   * Statements that match the subject or name its rule, its vulnerability or its defect.
   * @returns lists of them, each in the order in which they speak; one may stand in several
   */
  telling(subject: Subject): readonly (readonly Entry[])[];
  /** @returns the criteria of the match that the subject does not meet which was told of last */
  unmet(match: Match): readonly Criterion[];
  /** @returns the first criterion of the match that no subject met so far; null where each was met by one */
  neverMet(match: Match): keyof Criteria | null;
}

/** Criteria that say what a finding is, not just where it is or who says so. */
const NAMES: ReadonlySet<keyof Criteria> = new Set(['rule', 'vulnerability', 'defect']);

/** @param exceptions in the order in which they speak @param branch that is judged; null when it is not known */
export function lookupOf(exceptions: readonly Exception[], branch: string | null): Lookup {
  const shelves = shelved(exceptions);
  const { entries, matches, asked } = shelves;
  const facets = facetsOf(asked, metBy);
  const marks: Marks = { last: new Float64Array(asked.length), subject: 0 };
  const isMet = ({ place }: Asked): boolean => marks.last[place] === marks.subject;
  // The branch is known before anything is found.
  for (const one of branchesAmong(asked, branch)) one.wasMet = true;
  const here = facets.map(() => NOTHING);
  const meet = (subject: Subject): void => {
    marks.subject += 1;
    for (let index = 0; index < facets.length; index++) {
      const met = facets[index]?.(subject) ?? NOTHING;
      here[index] = met;
      if (!met.wasMet) noteAsMet(met);
    }
  };
  return {
    entries,
    matches,
    namesDefects: asked.some(({ key }) => key === 'defect'),
    visit(subject, take) {
      meet(subject);
      // Thousands may ask for one rule, each for another file: of most findings it need not be known which.
      if (here.every(({ leading }) => leading.length === 0)) return false;
      for (const { following } of here) for (const place of following) marks.last[place] = marks.subject;
      for (const { leading } of here) for (const leader of leading) if (someLed(leader, shelves, marks, take)) return true;
      return false;
    },
    telling(subject) {
      meet(subject);
      const met = [...new Set(here.flatMap(({ all }) => all))];
      for (const { place } of met) marks.last[place] = marks.subject;
      const matching = met.flatMap(({ led }) => led.filter((match) => match.asked.every(isMet))).map((match) => match.entries);
      return [...matching, ...met.filter(({ key }) => NAMES.has(key)).map((one) => one.entries)];
    },
    unmet: ({ asked: all }) => all.filter((one) => !isMet(one)),
    neverMet: ({ asked: all }) => all.find(({ wasMet }) => !wasMet)?.key ?? null,
  };
}

/** Which criteria a subject meets, as far as that was asked. */
interface Marks {
  /** By place of a criterion: the last subject that meets it. */
  readonly last: Float64Array;
  /** Number of the subject that is looked at. */
  subject: number;
}

/** @param leader place of a criterion that is met @returns true as soon as one of its matches is taken */
function someLed(leader: number, { led, others }: Shelves, { last, subject }: Marks, take: (match: number) => boolean): boolean {
  const end = led.from[leader + 1] ?? 0;
  for (let at = led.from[leader] ?? 0; at < end; at++) {
    const match = led.all[at] ?? 0;
    if (areMet(match, others, last, subject) && take(match)) return true;
  }
  return false;
}

function areMet(match: number, others: Runs, last: Float64Array, subject: number): boolean {
  const end = others.from[match + 1] ?? 0;
  for (let at = others.from[match] ?? 0; at < end; at++) if (last[others.all[at] ?? 0] !== subject) return false;
  return true;
}

/** Criteria that a subject meets of one kind. */
interface Met extends MetByAny<Asked> {
  /** Places of those by which matches are looked for. */
  readonly leading: readonly number[];
  /** Places of those that matches ask which are looked for by others. */
  readonly following: readonly number[];
  /** True once these were noted as met. */
  wasMet: boolean;
}

const NOTHING: Met = { all: [], leading: [], following: [], wasMet: true };

function metBy(all: readonly Asked[]): Met {
  if (all.length === 0) return NOTHING;
  const [leading, following] = [all.filter(({ led }) => led.length > 0), all.filter(({ follows }) => follows)];
  return { all, leading: leading.map(placeOf), following: following.map(placeOf), wasMet: false };
}

function noteAsMet(met: Met): void {
  met.wasMet = true;
  for (const one of met.all) one.wasMet = true;
}

function branchesAmong(asked: readonly Asked[], branch: string | null): readonly Asked[] {
  return branch === null ? [] : nameIndex(entriesOf(asked, 'branches'), (all) => ({ all }))(branch).all;
}
