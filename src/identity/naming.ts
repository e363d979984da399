// Defects in, each with its public id out: a hash of what its findings say. Those that say the same on different lines are told
// apart by their rank: the worst first, then by line, so that it does not matter which minor ones are there.

import { hash } from 'node:crypto';
import type { Defect } from '../model/defect.ts';
import type { Finding } from '../model/finding.ts';
import { rank } from '../model/severity.ts';
import type { Members } from './unit.ts';

export interface Unnamed extends Pick<Defect, 'merged'> {
  /** All of its findings, the one that speaks for it first. */
  readonly findings: Members;
  /** The same findings: those that are byte-identical stand together. */
  readonly groups: readonly Members[];
}

type Order = (a: Finding, b: Finding) => number;

/** @param byPlace the order of findings in their files, which does not rest on the order of reading @returns them in their order */
export function named(all: readonly Unnamed[], byPlace: Order): readonly Defect[] {
  const names = all.map(({ groups }) => groups.map(([{ finding }]) => idOf(finding, 0)));
  const ranks = ranksOf(all, names, byPlace);
  return all.map(({ findings, groups, merged }, place) => {
    const ids = (names[place] ?? []).map((name, index) => {
      const rankHere = ranks.get(name)?.get(place) ?? 0;
      const finding = groups[index]?.[0].finding;
      return rankHere === 0 || finding === undefined ? name : idOf(finding, rankHere);
    });
    // Whatever else is merged with it, a defect keeps the least of all its names.
    const id = ids.reduce((least, other) => (other < least ? other : least));
    return { id, findings, severity: findings[0].rating.severity, merged };
  });
}

/** For each name that several defects would have, the rank of each of them, by place. */
function ranksOf(
  all: readonly Unnamed[],
  names: readonly (readonly string[])[],
  byPlace: Order,
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const firsts = new Map<string, number>();
  const shared = new Map<string, Set<number>>();
  for (const [place, own] of names.entries()) {
    for (const name of own) {
      const first = firsts.get(name);
      if (first === undefined) firsts.set(name, place);
      else if (first !== place) shared.set(name, (shared.get(name) ?? new Set([first])).add(place));
    }
  }
  const byRank = (a: number, b: number): number => {
    const [one, other] = [(all[a] as Unnamed).findings[0], (all[b] as Unnamed).findings[0]];
    return rank(one.rating.severity) - rank(other.rating.severity) || byLine(one.finding, other.finding, byPlace);
  };
  return new Map([...shared].map(([name, places]) => [name, new Map([...places].sort(byRank).map((place, index) => [place, index]))]));
}

function byLine(a: Finding, b: Finding, byPlace: Order): number {
  return (a.location.line ?? 0) - (b.location.line ?? 0) || (a.location.column ?? 0) - (b.location.column ?? 0) || byPlace(a, b);
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
