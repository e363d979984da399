// Rated findings in, one at a time; defects out. Byte-identical results of one tool are one defect, and so are findings that
// `merge` says are the same. Of minor ones only counts are kept.

import type { Exclusion } from '../model/artifact.ts';
import type { Defect, Lowering, MinorDefects, MinorKind, RatedFinding } from '../model/defect.ts';
import type { Finding } from '../model/finding.ts';
import { byText } from '../model/order.ts';
import { rank } from '../model/severity.ts';
import { digestTable } from './digests.ts';
import { meetings, type Meeting } from './meetings.ts';
import { merge } from './merge.ts';
import { named } from './naming.ts';
import { entry } from './sets.ts';
import type { Members } from './unit.ts';

export interface Collection {
  keep(rated: RatedFinding): void;
  /** Those that are kept, in the order in which they came. */
  findings(): readonly Finding[];
  /** Counts a minor one. @returns false where it is to be kept: its twin is, or an earlier reading missed it */
  pass(finding: Meeting & Pick<Finding, 'digest'>, kind: MinorKind): boolean;
  /**
   * @param order place of an input among all inputs: the same for the same bytes, whatever the order of reading
   * @returns defects that were kept, in no particular order
   */
  close(order: (input: string) => number): readonly Defect[];
  minor(): readonly MinorDefects[];
  /**
   * Findings that were counted, and that turned out to be twins of such as are kept or counted otherwise, or may be merged with
   * others: null where there are none.
   */
  missed(): Missed | null;
}

/** Which findings are to be kept when all are taken again. */
export interface Missed {
  readonly digests: ReadonlySet<string>;
  /** Of places where findings met that may be merged. */
  readonly meetings: ReadonlySet<number>;
}

export interface Collecting {
  /** True where all are kept: then nothing can be missed. */
  readonly keepAll: boolean;
  /** 32 random bits, the same for every reading of one run of the gate. */
  readonly seed: number;
  /** What earlier readings missed. */
  readonly missed: Missed;
}

/** Rules of one tally that are noted: they serve advice only. */
const MOST_RULES = 10_000;

interface Tally extends MinorKind {
  /** Among all tallies. */
  readonly place: number;
  defects: number;
  findings: number;
  readonly rules: Set<string>;
}

export function collect({ keepAll, seed, missed: expected }: Collecting): Collection {
  let digests = digestTable();
  const kept: Members[] = [];
  const tallies = tallyOf();
  const missed = new Set<string>();
  let meets = meetings(seed, expected.meetings);
  return {
    keep(rated) {
      const { digest } = rated.finding;
      const known = digests.get(digest);
      if (known === null) {
        digests.set(digest, kept.push([rated]) - 1);
      } else if (known >= 0) kept[known]?.push(rated);
      else missed.add(digest);
      if (!keepAll) meets.note(rated.finding, { isKept: true, isTwin: known !== null });
    },
    pass(finding, kind) {
      const { digest, rule } = finding;
      const known = digests.get(digest);
      if ((known !== null && known >= 0) || expected.digests.has(digest) || meets.expects(finding)) return false;
      const tally = tallies.of(kind);
      const number = -1 - tally.place;
      tally.findings += 1;
      if (tally.rules.size < MOST_RULES) tally.rules.add(rule);
      if (known === null) {
        digests.set(digest, number);
        tally.defects += 1;
      } else if (known !== number) missed.add(digest);
      meets.note(finding, { isKept: false, isTwin: known !== null });
      return true;
    },
    findings: () => kept.flatMap((members) => members.map(({ finding }) => finding)),
    close(order) {
      // What told findings apart has done its work: of a million it is as large as what is kept.
      digests = digestTable();
      meets = meetings(seed);
      const worstFirst = worstFirstBy(order);
      // Equal bytes may mean two places, where two checkouts were scanned: a group is named by its first member.
      for (const members of kept) if (members.length > 1) members.sort(worstFirst);
      const { alone, merged } = merge(kept);
      const unnamed = merged.map(({ members, why }) => ({ findings: members.flat().sort(worstFirst) as Members, groups: members, why }));
      return named(alone, unnamed, (a, b) => byPlace(a, b, order));
    },
    minor: () => tallies.all,
    missed: () => (missed.size + meets.missed().size === 0 ? null : { digests: missed, meetings: meets.missed() }),
  };
}

/** One tally for all that are alike. */
function tallyOf(): { of(kind: MinorKind): Tally; readonly all: readonly Tally[] } {
  const all: Tally[] = [];
  const shipped = new Map<Lowering | null, Tally[]>();
  const others = new Map<string, typeof shipped>();
  const knownOf = (unshipped: MinorKind['unshipped']): typeof shipped =>
    unshipped === null ? shipped : entry(others, unshipped.map(placeOf).toSorted().join('\n'), () => new Map());
  return {
    all,
    of({ severity, lowered, suppressed, outside, unshipped }) {
      const known = knownOf(unshipped);
      const alike = known.get(lowered) ?? [];
      const kind = rank(severity) * 4 + (suppressed ? 2 : 0) + (outside ? 1 : 0);
      const found = alike[kind];
      if (found) return found;
      const tally = {
        severity,
        lowered,
        suppressed,
        outside,
        unshipped,
        defects: 0,
        findings: 0,
        rules: new Set<string>(),
        place: all.length,
      };
      alike[kind] = tally;
      known.set(lowered, alike);
      all.push(tally);
      return tally;
    },
  };
}

/** No two stand at one place with one path. */
function placeOf({ where, path }: Exclusion): string {
  return `${where} ${path}`;
}

function worstFirstBy(order: (input: string) => number): (a: RatedFinding, b: RatedFinding) => number {
  return (a, b) =>
    rank(a.rating.severity) - rank(b.rating.severity) ||
    byText(a.finding.tool.name, b.finding.tool.name) ||
    byText(a.finding.rule, b.finding.rule) ||
    byPlace(a.finding, b.finding, order);
}

function byPlace(a: Finding, b: Finding, order: (input: string) => number): number {
  return order(a.at.input) - order(b.at.input) || a.at.run - b.at.run || a.at.result - b.at.result;
}
