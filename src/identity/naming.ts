// Defects in, each with its public id out: a hash of what its findings say. Those that say the same on different lines are told
// apart by their rank: the worst first, then by line, so that it does not matter which minor ones are there.

import { hash } from 'node:crypto';
import type { Defect, RatedFinding } from '../model/defect.ts';
import type { Finding } from '../model/finding.ts';
import { rank } from '../model/severity.ts';
import type { Members } from './unit.ts';

/** Groups of findings that are one defect. */
export interface Unnamed {
  /** All of its findings, the one that speaks for it first. */
  readonly findings: Members;
  /** The same findings: those that are byte-identical stand together. */
  readonly groups: readonly Members[];
  readonly why: Defect['merged'];
}

type Order = (a: Finding, b: Finding) => number;

const NONE: Defect['merged'] = [];

/**
 * @param alone groups that are defects of their own
 * @param byPlace the order of findings in their files, which does not rest on the order of reading
 * @returns the former, then the latter, in their orders
 */
export function named(alone: readonly Members[], merged: readonly Unnamed[], byPlace: Order): readonly Defect[] {
  const names = alone.map((members) => idOf(members[0].finding, 0));
  const more = merged.map(({ groups }) => groups.map(([{ finding }]) => idOf(finding, 0)));
  const speakerOf = (place: number): RatedFinding => (alone[place] ?? merged[place - alone.length]?.findings ?? [])[0] as RatedFinding;
  const { rankOf, hasTwin } = ranksOf([names, more], speakerOf, byPlace);
  const idAt = (name: string, place: number, finding: Finding): string => {
    const index = rankOf(name, place);
    return index === 0 ? name : idOf(finding, index);
  };
  return [
    ...alone.map((findings, place) => {
      const name = names[place] ?? '';
      return defectOf(idAt(name, place, findings[0].finding), findings, { merged: NONE, hasTwin: hasTwin(name) });
    }),
    ...merged.map(({ findings, groups, why }, index) => {
      const ids = groups.map(([{ finding }], group) => idAt(more[index]?.[group] ?? '', alone.length + index, finding));
      return defectOf(idOfAll(ids), findings, {
        merged: why,
        hasTwin: groups.some((_group, group) => hasTwin(more[index]?.[group] ?? '')),
      });
    }),
  ];
}

function defectOf(id: string, findings: Members, { merged, hasTwin }: Pick<Defect, 'merged' | 'hasTwin'>): Defect {
  return { id, findings, severity: findings[0].rating.severity, merged, hasTwin };
}

/**
 * @param names of defects with one name, then of those with several
 * @returns which of the defects that would have the name this one is, from 0, and whether there are others
 */
function ranksOf(
  [single, several]: readonly [readonly string[], readonly (readonly string[])[]],
  speakerOf: (place: number) => RatedFinding,
  byPlace: Order,
): { rankOf(name: string, place: number): number; hasTwin(name: string): boolean } {
  const firsts = new Map<string, number>();
  const shared = new Map<string, Set<number>>();
  const note = (name: string, place: number): void => {
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, place);
    else if (first !== place) shared.set(name, (shared.get(name) ?? new Set([first])).add(place));
  };
  single.forEach(note);
  several.forEach((own, index) => own.forEach((name) => note(name, single.length + index)));
  const byRank = (a: number, b: number): number => {
    const [one, other] = [speakerOf(a), speakerOf(b)];
    return rank(one.rating.severity) - rank(other.rating.severity) || byLine(one.finding, other.finding, byPlace);
  };
  const ranks = new Map(
    [...shared].map(([name, places]) => [name, new Map([...places].sort(byRank).map((place, index) => [place, index]))]),
  );
  return { rankOf: (name, place) => ranks.get(name)?.get(place) ?? 0, hasTwin: (name) => ranks.has(name) };
}

function byLine(a: Finding, b: Finding, byPlace: Order): number {
  return (a.location.line ?? 0) - (b.location.line ?? 0) || (a.location.column ?? 0) - (b.location.column ?? 0) || byPlace(a, b);
}

const ALPHABET = Array.from('abcdefghijkmnpqrstuvwxyz23456789', codeOf);

/** `d-`, and room for the rest: a text that grew character by character would keep all its beginnings. */
const PREFIX = Array.from('d-', codeOf);
const letters = [...PREFIX, ...Array.from({ length: 24 }, () => 0)];

function codeOf(letter: string): number {
  return letter.charCodeAt(0);
}

/**
 * `d-` and 24 characters of 5 bits each, none of which is taken for another. An exception may name a defect by its id alone,
 * and whoever writes the code writes part of what is hashed: fewer bits would let him make two defects of one id.
 * @param index among findings of equal content
 */
function idOf({ tool, rule, location, vulnerability, package: found, message }: Finding, index: number): string {
  const content = [tool.name.toLowerCase(), rule, location.display, vulnerability?.id ?? '', found?.purl ?? found?.name ?? '', message];
  return written(`defect/v1\0${index}\0${JSON.stringify(content)}`);
}

/** Who signs for one finding does not sign for what another tool adds to it: then the defect has another id. */
function idOfAll(ids: readonly string[]): string {
  const [first = '', ...more] = [...new Set(ids)].toSorted();
  return more.length === 0 ? first : written(`defect/v1\0merged\0${[first, ...more].join(' ')}`);
}

function written(content: string): string {
  // One character for each byte.
  const digest = hash('sha256', content, 'binary');
  for (let place = PREFIX.length; place < letters.length; place++)
    letters[place] = ALPHABET[digest.charCodeAt(place - PREFIX.length) % ALPHABET.length] ?? 0;
  return String.fromCharCode(...letters);
}
