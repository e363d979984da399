// What holds for any set of findings that is merged.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Members } from '../../src/identity/unit.ts';
import { rank } from '../../src/model/severity.ts';
import { aGroup, mergeAll, partition, type Sketch } from './groups.ts';

const sketch: fc.Arbitrary<Sketch> = fc.oneof(
  fc.record({
    tool: fc.constantFrom('A', 'a', 'B', 'C'),
    at: fc.constantFrom('src/a.ts', 'src/b.ts', null),
    line: fc.constantFrom(7, 7, 8, null),
    column: fc.constantFrom(null, 4, 9),
    cwe: fc.constantFrom(['CWE-79'], ['CWE-74'], ['CWE-77'], ['CWE-79', 'CWE-89'], []),
    message: fc.constantFrom('m', 'n', 'o'),
    severity: fc.constantFrom('critical', 'low'),
  }),
  fc.record(
    {
      tool: fc.constantFrom('A', 'B', 'C'),
      at: fc.constantFrom('lock', 'lock', null),
      line: fc.constantFrom(1, 1, 2, null),
      ids: fc.uniqueArray(fc.constantFrom('CVE-1', 'CVE-2', 'GHSA-1', 'GHSA-2', 'GO-1'), { minLength: 1, maxLength: 3 }),
      pkg: fc.constantFrom('npm a 1', 'npm a 2', 'npm a -', '- a 1', '- a -', 'npm b 1', 'pypi a 1'),
      severity: fc.constantFrom('high', 'medium'),
    },
    { requiredKeys: ['tool', 'at', 'line', 'ids', 'severity'] },
  ),
);
const groupsOf = fc.array(sketch, { maxLength: 14 }).map((sketches) => sketches.map(aGroup));

describe('whatever is merged', () => {
  test('every group is in one defect, none is lost, and none becomes less severe', () => {
    fc.assert(
      fc.property(groupsOf, (groups) => {
        const merged = mergeAll(groups);
        expect(merged.flatMap(({ members }) => members)).toHaveLength(groups.length);
        expect(new Set(merged.flatMap(({ members }) => members))).toEqual(new Set(groups));
        for (const { members, why } of merged) {
          expect(why.length > 0).toBe(members.length > 1);
          const worst = Math.min(...members.flat().map(({ rating }) => rank(rating.severity)));
          for (const [{ rating }] of members) expect(rank(rating.severity)).toBeGreaterThanOrEqual(worst);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the order of the groups changes nothing but the order of the answer', () => {
    fc.assert(
      fc.property(
        groupsOf.chain((groups) => fc.tuple(fc.constant(groups), fc.shuffledSubarray(groups, { minLength: groups.length }))),
        ([groups, shuffled]) => {
          expect(partition(groups, mergeAll(shuffled))).toEqual(partition(groups));
          const words = (some: readonly Members[]): readonly string[] =>
            mergeAll(some)
              .map(({ why }) => why.join())
              .toSorted();
          expect(words(shuffled)).toEqual(words(groups));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('merging parts first, and what came of them unfolded again, is merging all at once', () => {
    fc.assert(
      fc.property(groupsOf, fc.nat(14), (groups, cut) => {
        const parts = [groups.slice(0, cut), groups.slice(cut)].map((part) => mergeAll(part).flatMap(({ members }) => members));
        expect(partition(groups, mergeAll(parts.flat()))).toEqual(partition(groups));
      }),
      { numRuns: 200 },
    );
  });

  test('a finding of another file and vulnerability changes nothing', () => {
    fc.assert(
      fc.property(groupsOf, groupsOf, (groups, others) => {
        const moved = others.map(([{ finding, rating }]): Members => {
          const location = { ...finding.location, path: `x/${finding.location.path}`, display: `x/${finding.location.display}` };
          return [{ finding: { ...finding, location }, rating }];
        });
        const all = partition([...groups, ...moved]).filter((set) => (set[0] ?? 0) < groups.length);
        expect(all).toEqual(partition(groups));
      }),
      { numRuns: 200 },
    );
  });

  test('no two weaknesses of one tool and no two CVE ids are one', () => {
    fc.assert(
      fc.property(groupsOf, (groups) => {
        for (const { members } of mergeAll(groups)) {
          const findings = members.map(([{ finding }]) => finding);
          const cves = findings.flatMap(({ vulnerability }) => {
            const ids = vulnerability === null ? [] : [vulnerability.id, ...vulnerability.aliases].filter((id) => id.startsWith('CVE'));
            return ids.length === 0 ? [] : [ids.toSorted().join()];
          });
          expect(new Set(cves).size).toBeLessThan(2);
          const weak = findings.filter(({ vulnerability }) => vulnerability === null);
          const said = new Set(weak.map(({ tool, message, rule }) => `${tool.name.toLowerCase()} ${rule.toLowerCase()} ${message}`));
          expect(said.size).toBe(new Set(weak.map(({ tool }) => tool.name.toLowerCase())).size);
        }
      }),
      { numRuns: 300 },
    );
  });
});
