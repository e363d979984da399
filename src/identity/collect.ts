// Rated findings in, one at a time; defects out. Byte-identical results of one tool are one defect; all others stand alone.
// Of minor ones only counts are kept.

import { hash } from 'node:crypto';
import type { Defect, Lowering, MinorDefects, MinorKind, RatedFinding } from '../model/defect.ts';
import type { Finding } from '../model/finding.ts';
import { rank } from '../model/severity.ts';
import { digestTable } from './digests.ts';

export interface Collection {
  keep(rated: RatedFinding): void;
  /** Counts a minor one. @returns false where its twin is kept: then it is to be kept too */
  pass(finding: Pick<Finding, 'digest' | 'rule'>, kind: MinorKind): boolean;
  /**
   * @param order place of an input among all inputs: the same for the same bytes, whatever the order of reading
   * @returns defects that were kept, in no particular order
   */
  close(order: (input: string) => number): readonly Defect[];
  minor(): readonly MinorDefects[];
  /** Digests of findings that were counted, and that turned out to be twins of such as are kept or counted otherwise. */
  missed(): ReadonlySet<string>;
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

type Members = [RatedFinding, ...RatedFinding[]];

export function collect(): Collection {
  const digests = digestTable();
  const kept: Members[] = [];
  const tallies = tallyOf();
  const missed = new Set<string>();
  return {
    keep(rated) {
      const { digest } = rated.finding;
      const known = digests.get(digest);
      if (known === null) digests.set(digest, kept.push([rated]) - 1);
      else if (known >= 0) kept[known]?.push(rated);
      else missed.add(digest);
    },
    pass({ digest, rule }, kind) {
      const known = digests.get(digest);
      if (known !== null && known >= 0) return false;
      const tally = tallies.of(kind);
      const number = -1 - tally.place;
      tally.findings += 1;
      if (tally.rules.size < MOST_RULES) tally.rules.add(rule);
      if (known === null) {
        digests.set(digest, number);
        tally.defects += 1;
      } else if (known !== number) missed.add(digest);
      return true;
    },
    close(order) {
      for (const members of kept)
        if (members.length > 1)
          members.sort((a, b) => rank(a.rating.severity) - rank(b.rating.severity) || byPlace(a.finding, b.finding, order));
      return named(kept, order);
    },
    minor: () => tallies.all,
    missed: () => missed,
  };
}

/** One tally for all that are alike. */
function tallyOf(): { of(kind: MinorKind): Tally; readonly all: readonly Tally[] } {
  const all: Tally[] = [];
  const known = new Map<Lowering | null, Tally[]>();
  return {
    all,
    of({ severity, lowered, suppressed, outside }) {
      const alike = known.get(lowered) ?? [];
      const kind = rank(severity) * 4 + (suppressed ? 2 : 0) + (outside ? 1 : 0);
      const found = alike[kind];
      if (found) return found;
      const tally = { severity, lowered, suppressed, outside, defects: 0, findings: 0, rules: new Set<string>(), place: all.length };
      alike[kind] = tally;
      known.set(lowered, alike);
      all.push(tally);
      return tally;
    },
  };
}

function byPlace(a: Finding, b: Finding, order: (input: string) => number): number {
  return order(a.at.input) - order(b.at.input) || a.at.run - b.at.run || a.at.result - b.at.result;
}

/** Findings of equal content on different lines are told apart by their rank in the file. */
function named(groups: readonly Members[], order: (input: string) => number): readonly Defect[] {
  const firsts = new Map<string, number>();
  const twins = new Map<number, Members[]>();
  const ids = groups.map((members, place) => {
    const id = idOf(members[0].finding, 0);
    const first = firsts.get(id);
    if (first === undefined) {
      firsts.set(id, place);
      return id;
    }
    const others = twins.get(first);
    if (others) others.push(members);
    else twins.set(first, [members]);
    return null;
  });
  return groups.flatMap((members, place) => {
    const id = ids[place] ?? null;
    if (id === null) return [];
    const others = twins.get(place);
    return others === undefined ? defectOf(id, members) : told([members, ...others], id, order);
  });
}

/** @param id of the first of them */
function told(alike: Members[], id: string, order: (input: string) => number): readonly Defect[] {
  const inOrder = alike.toSorted((a, b) => byLine(a[0].finding, b[0].finding, order));
  return inOrder.map((members, index) => defectOf(index === 0 ? id : idOf(members[0].finding, index), members));
}

function defectOf(id: string, findings: Members): Defect {
  return { id, findings, severity: findings[0].rating.severity };
}

function byLine(a: Finding, b: Finding, order: (input: string) => number): number {
  const line = (a.location.line ?? 0) - (b.location.line ?? 0) || (a.location.column ?? 0) - (b.location.column ?? 0);
  return line || byPlace(a, b, order);
}

const ALPHABET = Array.from('abcdefghijkmnpqrstuvwxyz23456789', (letter) => letter.charCodeAt(0));

const CHARACTERS = 24;
/** `d-`, and room for the rest: a text that grew character by character would keep all its beginnings. */
const letters = Buffer.from(`d-${'?'.repeat(CHARACTERS)}`);

/**
 * `d-` and 24 characters of 5 bits each, none of which is taken for another. An exception may name a defect by its id alone,
 * and whoever writes the code writes part of what is hashed: fewer bits would let him make two defects of one id.
 * @param index among findings of equal content
 */
function idOf({ tool, rule, location, vulnerability, package: found, message }: Finding, index: number): string {
  const content = [tool.name.toLowerCase(), rule, location.display, vulnerability?.id ?? '', found?.purl ?? found?.name ?? '', message];
  const digest = hash('sha256', `defect/v1\0${index}\0${JSON.stringify(content)}`, 'binary');
  for (let place = 0; place < CHARACTERS; place++) letters[place + 2] = ALPHABET[digest.charCodeAt(place) % ALPHABET.length] ?? 0;
  return letters.toString('latin1');
}
