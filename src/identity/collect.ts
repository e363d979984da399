// Rated findings in, one at a time; defects out. Byte-identical results of one tool are one defect, and so are findings that
// `merge` says are the same. Of minor ones only counts are kept.

import type { Exclusion } from '../model/artifact.ts';
import type { Defect, Lowering, MinorDefects, MinorKind, RatedFinding } from '../model/defect.ts';
import type { Finding, Sighting } from '../model/finding.ts';
import { byText } from '../model/order.ts';
import { rank } from '../model/severity.ts';
import { sightingOf } from '../model/whole-sighting.ts';
import { digestTable, textOf } from './digests.ts';
import { meetings } from './meetings.ts';
import { merge } from './merge.ts';
import { named } from './naming.ts';
import { entry } from './sets.ts';
import type { Members } from './unit.ts';

export interface Collection {
  /** @param sighting that it was made of */
  keep(rated: RatedFinding, sighting: Sighting): void;
  /** Those that are kept, in the order in which they came. */
  findings(): readonly Finding[];
  /** The same, to be taken once more: those that were byte-identical have one digest. */
  sightings(): readonly Sighting[];
  /** Where minor ones of a kind and a rule are counted. */
  tally(kind: MinorKind, rule: string): Tally;
  /** Counts a minor one. @returns false where it is to be kept: its twin is, or an earlier reading missed it */
  pass(sighting: Sighting, tally: Tally): boolean;
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
  /** As texts: see digests.ts. */
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

/** Counts of minor findings that are alike, and follow one rule. */
export interface Tally {
  /** Among all kinds. */
  readonly kind: number;
  defects: number;
  findings: number;
}

export function collect({ keepAll, seed, missed: expected }: Collecting): Collection {
  let digests = digestTable();
  const kept: Members[] = [];
  const tallies = talliesOf();
  const missed = new Set<string>();
  let meets = meetings(seed, expected.meetings);
  return {
    keep(rated, sighting) {
      const { digest } = sighting;
      const known = digests.add(digest, kept.length);
      if (known === null) kept.push([rated]);
      else if (known >= 0) kept[known]?.push(rated);
      else missed.add(textOf(digest));
      if (!keepAll) meets.of(sighting).note({ isKept: true, isTwin: known !== null });
    },
    tally: tallies.of,
    pass(sighting, tally) {
      const { digest } = sighting;
      if (expected.digests.size > 0 && expected.digests.has(textOf(digest))) return false;
      const encounter = meets.of(sighting);
      if (encounter.isExpected()) return false;
      const number = -1 - tally.kind;
      const known = digests.add(digest, number);
      if (known !== null && known >= 0) return false;
      tally.findings += 1;
      if (known === null) tally.defects += 1;
      else if (known !== number) missed.add(textOf(digest));
      encounter.note({ isKept: false, isTwin: known !== null });
      return true;
    },
    findings: () => kept.flatMap((members) => members.map(({ finding }) => finding)),
    sightings: () => kept.flatMap((members, group) => members.map(({ finding }) => sightingOf(finding, [group, 0, 0, 0]))),
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
    minor: tallies.all,
    missed: () => (missed.size + meets.missed().size === 0 ? null : { digests: missed, meetings: meets.missed() }),
  };
}

interface Tallies {
  of(kind: MinorKind, rule: string): Tally;
  /** Of each kind, whatever the rule. */
  all(): readonly MinorDefects[];
}

interface Alike {
  readonly kind: MinorKind;
  readonly byRule: Map<string, Tally>;
  /** Of rules that are not told apart. */
  readonly others: Tally;
}

/** Rules of one kind that are told apart: they serve advice only. */
const MOST_RULES = 10_000;

function talliesOf(): Tallies {
  const all: Alike[] = [];
  const shipped = new Map<Lowering | null, Alike[]>();
  const others = new Map<string, typeof shipped>();
  const knownOf = (unshipped: MinorKind['unshipped']): typeof shipped =>
    unshipped === null ? shipped : entry(others, unshipped.map(placeOf).toSorted().join('\n'), () => new Map());
  const alike = (kind: MinorKind): Alike => {
    const known = entry(knownOf(kind.unshipped), kind.lowered, () => []);
    const number = rank(kind.severity) * 4 + (kind.suppressed ? 2 : 0) + (kind.outside ? 1 : 0);
    const before = known[number];
    if (before !== undefined) return before;
    const made = { kind, byRule: new Map<string, Tally>(), others: empty(all.length) };
    known[number] = made;
    all.push(made);
    return made;
  };
  return {
    of(kind, rule) {
      const { byRule, others: rest } = alike(kind);
      return byRule.size < MOST_RULES ? entry(byRule, rule, () => empty(rest.kind)) : (byRule.get(rule) ?? rest);
    },
    all: () => all.map(minorDefects).filter(({ findings }) => findings > 0),
  };
}

function empty(kind: number): Tally {
  return { kind, defects: 0, findings: 0 };
}

function minorDefects({ kind: { severity, lowered, suppressed, outside, unshipped }, byRule, others }: Alike): MinorDefects {
  const tallies = [...byRule.values(), others];
  const counted = [...byRule].filter(([, { findings }]) => findings > 0);
  return {
    severity,
    lowered,
    suppressed,
    outside,
    unshipped,
    defects: tallies.reduce((sum, { defects }) => sum + defects, 0),
    findings: tallies.reduce((sum, { findings }) => sum + findings, 0),
    rules: new Set(counted.map(([rule]) => rule)),
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
