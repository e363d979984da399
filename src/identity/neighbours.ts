// Groups of findings in; out, which of them stand where another one stands. Most stand alone, and for those nothing more is made.

import { quickHash } from './codes.ts';
import type { Members } from './unit.ts';

/** A key and a number of a group in one exact number: 30 bits and 23. */
const GROUPS = 2 ** 23;
const KEYS = 2 ** 30;

/** Whoever is merged stands in the same file: on the same line, but for vulnerabilities, of which some name none. */
export function neighbours(groups: readonly Members[]): ReadonlySet<number> {
  const standing: number[] = [];
  for (let index = 0; index < groups.length; index++) {
    let last = -1;
    for (const { finding } of groups[index] ?? []) {
      const { location, vulnerability } = finding;
      const place =
        vulnerability === null ? quickHash(location.display) ^ Math.imul(location.line ?? 0, 0x9e3779b1) : quickHash(location.path ?? '');
      const key = (place >>> 0) % KEYS;
      if (key !== last) standing.push(key * GROUPS + index);
      last = key;
    }
  }
  const inOrder = Float64Array.from(standing).sort();
  const met = new Set<number>();
  for (let at = 1; at < inOrder.length; at++) {
    const [one, other] = [inOrder[at - 1] ?? 0, inOrder[at] ?? 0];
    if (Math.floor(one / GROUPS) !== Math.floor(other / GROUPS)) continue;
    met.add(one % GROUPS).add(other % GROUPS);
  }
  return met;
}
