// The identifiers that each of several reports of one component declares in; for each report, which vulnerability it means, out.
// Names that one report declares together are names of one vulnerability. Two CVE ids never are, since one is given for each
// vulnerability: a report of several is an advisory for all of them, and must not tie them together.

import { disjointSets, entry } from './sets.ts';

export interface Identity {
  /** Equal for reports of one vulnerability, among those that were handed over together. */
  readonly key: string;
  /** CVE ids that it goes by, sorted; more than one for an advisory on several. */
  readonly cves: readonly string[];
}

interface Names {
  readonly cves: readonly string[];
  /** Numbers of all other identifiers. */
  readonly others: readonly number[];
}

/** Linear in the number of identifiers. @param reports of each, at least one identifier @returns in the same order */
export function identitiesOf(reports: readonly (readonly string[])[]): readonly Identity[] {
  const numbers = new Map<string, number>();
  const all = reports.map((ids): Names => ({
    cves: [...new Set(ids.filter(isCve))].sort(),
    others: ids.filter((id) => !isCve(id)).map((id) => entry(numbers, id, () => numbers.size)),
  }));
  const linked = closure(
    all.filter(({ cves }) => cves.length < 2),
    numbers.size,
  );
  const withoutCve = closure(
    all.filter(({ cves }) => cves.length === 0),
    numbers.size,
  );
  const leads = new Map<number, Set<string>>();
  for (const { cves, others } of all)
    if (cves.length === 1) for (const other of others) entry(leads, linked(other), () => new Set<string>()).add(cves[0] ?? '');
  return all.map(({ cves, others }) => {
    const [first = 0] = others;
    const led = [...(cves.length === 0 ? (leads.get(linked(first)) ?? []) : cves)];
    // Names that lead to two vulnerabilities lead to none.
    const meant = cves.length === 0 && led.length > 1 ? [] : led;
    return { key: meant.length === 0 ? `#${withoutCve(first)}` : meant.join(' '), cves: meant };
  });
}

export function isCve(id: string): boolean {
  return id.startsWith('CVE-');
}

function closure(reports: readonly Names[], size: number): (name: number) => number {
  const sets = disjointSets(size);
  for (const { others } of reports) for (const other of others) sets.join(others[0] ?? other, other);
  return sets.find;
}
