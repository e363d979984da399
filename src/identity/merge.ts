// Groups of findings in, each of byte-identical ones; out, which groups are one defect, and why. The answer rests on the set of
// groups alone, not on their order. What was merged keeps its groups, so that merging a part first and then all of it, groups
// unfolded again, is merging all at once. Nothing is merged because of a rule's name or a message.

import { sameVulnerability, type Cluster } from './same-vulnerability.ts';
import { sameWeakness } from './same-weakness.ts';
import { unitsOf, type Members, type Unit } from './unit.ts';

export interface Merged {
  /** The groups as they came in, in that order. */
  readonly members: readonly Members[];
  /** In plain words, such as `CWE-89 at src/a.ts:14`; empty for a group that stands alone. */
  readonly why: readonly string[];
}

/**
 * Near-linear in the number of findings and of the identifiers that they declare.
 * @param groups of byte-identical findings of one tool
 * @returns every group in exactly one entry, in the order of its first
 */
export function merge(groups: readonly Members[]): readonly Merged[] {
  const units = unitsOf(groups);
  const clustered = new Map<Unit, Cluster>();
  for (const cluster of [...sameVulnerability(units), ...sameWeakness(units)])
    for (const unit of cluster.units) clustered.set(unit, cluster);
  const done = new Set<Cluster>();
  const merged: Merged[] = [];
  for (const unit of units) {
    const cluster = clustered.get(unit) ?? null;
    if (cluster !== null && done.has(cluster)) continue;
    if (cluster !== null) done.add(cluster);
    merged.push(mergedOf(cluster ?? { units: [unit], why: [] }, groups));
  }
  return merged;
}

function mergedOf({ units, why }: Cluster, all: readonly Members[]): Merged {
  const inOrder = units.flatMap(({ groups }) => groups).sort((a, b) => a - b);
  const members = inOrder.flatMap((index) => all.slice(index, index + 1));
  return { members, why: units.some(isRepeated) ? [...why, 'same tool, rule, place and message'] : why };
}

function isRepeated({ groups }: Unit): boolean {
  return groups.length > 1;
}
