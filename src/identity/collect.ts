// Rated findings in, one at a time; defects out. Byte-identical results of one tool are one defect; all others stand alone.
// Of minor ones only counts are kept.

import { hash } from 'node:crypto';
import type { Defect, Lowering, MinorDefects, RatedFinding } from '../model/defect.ts';
import type { Finding } from '../model/finding.ts';
import { rank } from '../model/severity.ts';

export interface Collection {
  keep(rated: RatedFinding): void;
  /** Counts a minor one. @returns false where its twin is kept: then it is to be kept too */
  pass(digest: string, kind: Kind): boolean;
  /**
   * @param order place of an input among all inputs: the same for the same bytes, whatever the order of reading
   * @returns defects that were kept, in no particular order
   */
  close(order: (input: string) => number): readonly Defect[];
  minor(): readonly MinorDefects[];
  /** Digests of findings that were counted, and that turned out to be twins of such as are kept or counted otherwise. */
  missed(): ReadonlySet<string>;
}

/** How alike minor defects are told from others. */
export type Kind = Pick<MinorDefects, 'severity' | 'lowered' | 'suppressed' | 'outside'>;

interface Tally extends Kind {
  defects: number;
  findings: number;
}

type Members = [RatedFinding, ...RatedFinding[]];

export function collect(): Collection {
  const byDigest = new Map<string, Members | Tally>();
  const kept: Members[] = [];
  const tallies = tallyOf();
  const missed = new Set<string>();
  return {
    keep(rated) {
      const { digest } = rated.finding;
      const known = byDigest.get(digest);
      if (Array.isArray(known)) return void known.push(rated);
      if (known !== undefined) return void missed.add(digest);
      const members: Members = [rated];
      byDigest.set(digest, members);
      kept.push(members);
    },
    pass(digest, kind) {
      const known = byDigest.get(digest);
      if (Array.isArray(known)) return false;
      const tally = tallies.of(kind);
      tally.findings += 1;
      if (known === undefined) {
        byDigest.set(digest, tally);
        tally.defects += 1;
      } else if (known !== tally) missed.add(digest);
      return true;
    },
    close(order) {
      for (const members of kept)
        if (members.length > 1)
          members.sort((a, b) => rank(a.rating.severity) - rank(b.rating.severity) || byPlace(a.finding, b.finding, order));
      return named(kept);
    },
    minor: () => tallies.all,
    missed: () => missed,
  };
}

/** One tally for all that are alike. */
function tallyOf(): { of(kind: Kind): Tally; readonly all: readonly Tally[] } {
  const all: Tally[] = [];
  const known = new Map<Lowering | null, Tally[]>();
  return {
    all,
    of({ severity, lowered, suppressed, outside }) {
      const alike = known.get(lowered) ?? [];
      const place = rank(severity) * 4 + (suppressed ? 2 : 0) + (outside ? 1 : 0);
      const found = alike[place];
      if (found) return found;
      const tally = { severity, lowered, suppressed, outside, defects: 0, findings: 0 };
      alike[place] = tally;
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
function named(groups: readonly Members[]): readonly Defect[] {
  const alike = new Map<string, Members[]>();
  for (const members of groups) {
    const content = contentOf(members[0].finding);
    const twins = alike.get(content);
    if (twins) twins.push(members);
    else alike.set(content, [members]);
  }
  const defects: Defect[] = [];
  for (const [content, twins] of alike) {
    if (twins.length > 1) twins.sort((a, b) => byLine(a[0].finding, b[0].finding));
    for (const [index, findings] of twins.entries())
      defects.push({ id: idOf(content, index), findings, severity: findings[0].rating.severity });
  }
  return defects;
}

function byLine(a: Finding, b: Finding): number {
  const line = (a.location.line ?? 0) - (b.location.line ?? 0) || (a.location.column ?? 0) - (b.location.column ?? 0);
  return line || (a.digest < b.digest ? -1 : 1);
}

function contentOf(finding: Finding): string {
  const { tool, rule, location, vulnerability, package: found, message } = finding;
  return JSON.stringify([
    tool.name.toLowerCase(),
    rule,
    location.display,
    vulnerability?.id ?? '',
    found?.purl ?? found?.name ?? '',
    message,
  ]);
}

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

const CHARACTERS = 24;

/**
 * `d-` and 24 characters of 5 bits each, none of which is taken for another. An exception may name a defect by its id alone,
 * and whoever writes the code writes part of what is hashed: fewer bits would let him make two defects of one id.
 */
function idOf(content: string, index: number): string {
  const digest = hash('sha256', `defect/v1\0${index}\0${content}`, 'hex');
  let id = 'd-';
  for (let place = 0; place < CHARACTERS; place++) {
    const byte = digest.slice(place * 2, place * 2 + 2);
    id += ALPHABET.charAt(Number.parseInt(byte, 16) % ALPHABET.length);
  }
  return id;
}
