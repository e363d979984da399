// Groups of findings in, each of byte-identical ones; out, which groups are one defect, and why. The answer rests on the set of
// groups alone, not on their order. What was merged keeps its groups, so that merging a part first and then all of it, groups
// unfolded again, is merging all at once. Nothing is merged because of a rule's name or a message.

import { neighbours } from './neighbours.ts';
import { sameVulnerability, type Cluster } from './same-vulnerability.ts';
import { sameWeakness } from './same-weakness.ts';
import { unitsOf, type Members, type Unit } from './unit.ts';

/** Groups that are one defect, two at least. */
export interface Merged {
  /** As they came in, in that order. */
  readonly members: readonly Members[];
  /** In plain words, such as `CWE-89 at src/a.ts:14`. */
  readonly why: readonly string[];
}

export interface Merging {
  /** Groups that are defects of their own. */
  readonly alone: readonly Members[];
  readonly merged: readonly Merged[];
}

/**
 * Near-linear in the number of findings and of the identifiers that they declare.
 * @param groups of byte-identical findings of one tool
 * @returns every group in exactly one entry, each list in the order of its first groups
 */
export function merge(groups: readonly Members[]): Merging {
  const met = neighbours(groups);
  const near = groups.filter((_members, index) => met.has(index));
  const units = unitsOf(near);
  const clustered = new Map<Unit, Cluster>();
  for (const cluster of [...sameVulnerability(units), ...sameWeakness(units)])
    for (const unit of cluster.units) clustered.set(unit, cluster);
  const clusters = new Set(units.flatMap((unit) => clustered.get(unit) ?? (isRepeated(unit) ? { units: [unit], why: [] } : [])));
  const merged = [...clusters].map((cluster) => mergedOf(cluster, near));
  const taken = new Set(merged.flatMap(({ members }) => members));
  return { alone: groups.filter((members) => !taken.has(members)), merged };
}

function mergedOf({ units, why }: Cluster, all: readonly Members[]): Merged {
  const inOrder = units.flatMap(({ groups }) => groups).sort((a, b) => a - b);
  const members = inOrder.flatMap((index) => all.slice(index, index + 1));
  return { members, why: units.some(isRepeated) ? [...why, 'same tool, rule, place and message'] : why };
}

function isRepeated({ groups }: Unit): boolean {
  return groups.length > 1;
}
