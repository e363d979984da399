// Groups of findings in, units out: what is certainly one sighting of one thing, and is merged further only as a whole.
// Duplicates fall together here: one tool says the same of the same line in other bytes, in one run or in several. Without a
// line, tools say the same words of several places in a file; and what a secret scanner says is withheld, so that only the
// column tells two secrets apart.

import type { RatedFinding } from '../model/defect.ts';
import type { Finding, Location } from '../model/finding.ts';
import { disjointSets, entry, shelves } from './sets.ts';

export type Members = [RatedFinding, ...RatedFinding[]];

export interface Unit {
  /** Numbers of its groups, in the order in which they came. */
  readonly groups: readonly number[];
  /** Speaks for all where `isPlain`. */
  readonly finding: Finding;
  /** Without case. */
  readonly tool: string;
  /** Which all its findings name: runs may describe a rule differently, and one more must not join what was apart. */
  readonly cwe: readonly string[];
  /** False where its findings differ in place, vulnerability or package, as equal bytes of two checkouts may: then it stays as it is. */
  readonly isPlain: boolean;
  /** True where nothing else stands on its line. */
  readonly isAlone: boolean;
}

/** Linear in the number of findings. @returns each group in exactly one unit, whatever the order of groups */
export function unitsOf(groups: readonly Members[]): readonly Unit[] {
  const sets = disjointSets(groups.length);
  const crowd = new Set<number>();
  for (const indices of samePlace(groups)) {
    const firsts = new Map<string, number>();
    for (const index of indices) {
      crowd.add(index);
      for (const key of keysOf(groups[index]))
        sets.join(
          index,
          entry(firsts, key, () => index),
        );
    }
  }
  return sets.all().map((indices) => unitOf(indices, groups, !crowd.has(indices[0] ?? 0)));
}

/** Only where at least two stand: most places have one finding, and need no key. */
function samePlace(groups: readonly Members[]): readonly (readonly number[])[] {
  const places = shelves<number>();
  groups.forEach((members, index) => {
    for (const { location } of distinct(members)) if (location.line !== null) places.put(location.display, location.line, index);
  });
  return places.all().filter((indices) => indices.length > 1);
}

/** A place so exact that one tool and rule can mean but one thing there by the same message. */
export function isExact({ display, line, column }: Location, isSecret: boolean): boolean {
  return display !== '' && line !== null && (!isSecret || column !== null);
}

/** Of each place, the tool with what it says there. */
function keysOf(members: Members | undefined): readonly string[] {
  return (members === undefined ? [] : distinct(members))
    .filter(({ location, secret }) => isExact(location, secret))
    .map((finding) => {
      const { tool, rule, location, otherPaths, message } = finding;
      const place = PLACE.map((name) => location[name]);
      return JSON.stringify([tool.name.toLowerCase(), rule, place, otherPaths, message, subjectOf(finding)]);
    });
}

/** Byte-identical findings of one checkout say the same, so that one of them will do. */
function distinct(members: Members): readonly Finding[] {
  const first = members[0].finding;
  if (members.length === 1) return [first];
  return [first, ...members.slice(1).flatMap(({ finding }) => (isAlike(first, finding) ? [] : [finding]))];
}

function unitOf(indices: readonly number[], all: readonly Members[], isAlone: boolean): Unit {
  const [{ finding }, another] = all[indices[0] ?? 0] as Members;
  const tool = finding.tool.name.toLowerCase();
  if (indices.length === 1 && another === undefined) return { groups: indices, finding, tool, cwe: finding.cwe, isPlain: true, isAlone };
  const own = indices.flatMap((index) => all.slice(index, index + 1));
  const lists = new Set(own.flatMap((members) => members.map((rated) => rated.finding.cwe)));
  return {
    groups: indices,
    finding,
    tool,
    cwe: lists.size === 1 ? finding.cwe : finding.cwe.filter((one) => [...lists].every((list) => list.includes(one))),
    isPlain: own.flatMap(distinct).every((one) => isAlike(finding, one)),
    isAlone,
  };
}

function isAlike(a: Finding, b: Finding): boolean {
  const isThere = a.location === b.location || PLACE.every((name) => a.location[name] === b.location[name]);
  return isThere && (isOfNone(a) ? isOfNone(b) : subjectOf(a) === subjectOf(b));
}

const PLACE = ['path', 'display', 'line', 'column', 'endLine'] as const;

function isOfNone({ vulnerability, package: found }: Finding): boolean {
  return vulnerability === null && found === null;
}

/** Which vulnerability of which package it reports; not what mends it, which a newer database knows better. */
function subjectOf({ vulnerability, package: found }: Finding): string {
  const ids = vulnerability && [vulnerability.id, ...vulnerability.aliases];
  return JSON.stringify([ids, found && [found.ecosystem, found.name, found.version]]);
}
