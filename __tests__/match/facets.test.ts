// Criteria that a finding meets, found by what they name: the same as when each is held against the finding by itself.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../src/match/criteria.ts';
import { criteriaIn, facetsOf, KEYS } from '../../src/match/facets.ts';
import type { Package } from '../../src/model/finding.ts';
import type { Criteria } from '../../src/model/policy.ts';
import { aFinding } from '../builders.ts';

const lodash: Package = { name: 'lodash', version: '4.17.20', ecosystem: 'npm', purl: 'pkg:npm/lodash@4.17.20', fixed: [] };
const PACKAGES: readonly (Package | null)[] = [
  null,
  lodash,
  { ...lodash, version: '5.0.0-beta.1', purl: null },
  { ...lodash, version: 'latest', purl: 'pkg:broken' },
  { ...lodash, name: 'other name', version: null },
  { name: '@scope/x', version: '1.0.0', ecosystem: 'npm', purl: 'pkg:npm/%40scope/x@1.0.0', fixed: [] },
  { name: 'org.x:y', version: '1.0', ecosystem: 'maven', purl: null, fixed: [] },
  { name: 'zlib', version: '1.2', ecosystem: null, purl: null, fixed: [] },
];

const some = <T>(...values: readonly T[]): fc.Arbitrary<T[]> => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

const criteria: fc.Arbitrary<Criteria> = fc.record(
  {
    tool: some('codeql', 'TRIVY', 'tri*', '*e*', 'Semgrep OSS'),
    rule: some('sqli', 'sqli*', '*s*', 'a*b', '__proto__', 'SQLI', ''),
    path: some('src/a.ts', 'src/**', '**/*.ts', 'lib/?.ts', 'cafe\u0301/*', 'nowhere/x'),
    cwe: some('CWE-79', 'cwe-89', 'CWE-20'),
    vulnerability: some('CVE-2021-23337', 'cve-2024-1111', 'GHSA-35jh-r3h4-6jhm'),
    package: some(
      'lodash',
      'lodash@^4',
      'lodash@<4.17.21 || 5.x',
      'pkg:npm/lodash@4.17.20',
      'pkg:pypi/lodash',
      'lodash@latest',
      'lodash@not a range',
      '@scope/x',
      'pkg:npm/@scope/x@1',
      'org.x/y',
      'org.x:y@1.0',
      'pkg:maven/org.x/y',
      'zlib@1.2',
      'pkg:npm/zlib',
    ),
    security: fc.boolean(),
    defect: some('d-1', 'd-2'),
    branches: some('main', 'release/*'),
  },
  { requiredKeys: [] },
);

const subject = fc.record({
  finding: fc
    .record({
      tool: fc.constantFrom('CodeQL', 'Trivy', 'Semgrep OSS', 'e'),
      rule: fc.constantFrom('sqli', 'SQLI', 'sqli-2', 'xss', '', 'a*b', 'axb', '__proto__'),
      path: fc.constantFrom(null, 'src/a.ts', 'src/b.ts', 'lib/b.ts', 'caf\u00e9/x', 'SRC/a.ts'),
      otherPaths: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray(['src/a.ts', 'src/c.ts', 'lib/c.ts', ''])),
      cwe: fc.subarray(['CWE-79', 'CWE-89', 'CWE-1']),
      vulnerability: fc.constantFrom(
        null,
        { id: 'CVE-2021-23337', aliases: [] },
        { id: 'GHSA-35jh-r3h4-6jhm', aliases: ['CVE-2021-23337', 'CVE-2024-1111'] },
      ),
      package: fc.constantFrom(...PACKAGES),
      security: fc.boolean(),
    })
    .map(({ tool, path, ...over }) =>
      aFinding({
        ...over,
        tool: { name: tool, version: null, category: null },
        location: { path, display: path ?? '', line: 1, column: null, endLine: null },
      }),
    ),
  defect: fc.constantFrom(null, 'd-1', 'd-3'),
  branch: fc.constantFrom(null, 'main', 'release/1', 'other'),
});

test('a finding meets by a facet what it meets by itself', () => {
  const met = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(criteria, { maxLength: 8, size: 'max' }), fc.array(subject, { minLength: 1, maxLength: 4 }), (all, subjects) => {
      const asked = all.flatMap((one) =>
        criteriaIn(one).map((criterion) => ({ ...criterion, alone: { [criterion.key]: one[criterion.key] } })),
      );
      const facets = facetsOf(asked, (listed) => ({ all: listed }));
      for (const one of subjects) {
        const found = new Set(facets.flatMap((facet) => facet(one).all));
        const plainly = asked.filter(({ alone }) => compile(alone).holds(one));
        expect(asked.filter((criterion) => found.has(criterion))).toEqual(plainly);
        for (const { key } of plainly) met.set(key, (met.get(key) ?? 0) + 1);
      }
    }),
    { numRuns: 1500 },
  );
  // What is never met is not tested.
  for (const key of KEYS) expect(met.get(key) ?? 0, key).toBeGreaterThan(200);
});
