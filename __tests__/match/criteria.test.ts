// Criteria: of a list any entry will do, of the keys all must hold, and naming nothing matches nothing.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, type Mismatch } from '../../src/match/criteria.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Criteria } from '../../src/model/policy.ts';
import { aFinding } from '../builders.ts';

const lodash = { name: 'lodash', version: '4.17.20', ecosystem: 'npm', purl: 'pkg:npm/lodash@4.17.20', fixed: [] };

const finding = aFinding({
  tool: { name: 'Trivy', version: '0.60.0', category: 'image' },
  rule: 'CVE-2021-23337',
  location: { path: 'web/package-lock.json', display: 'web/package-lock.json', line: 1, column: null, endLine: null },
  cwe: ['CWE-77', 'CWE-94'],
  vulnerability: { id: 'CVE-2021-23337', aliases: ['GHSA-35jh-r3h4-6jhm'] },
  package: lodash,
  security: true,
});

function mismatches(criteria: Criteria, over: Partial<Finding> = {}, branch: string | null = 'main'): readonly Mismatch[] {
  return compile(criteria).mismatches({ finding: { ...finding, ...over }, defect: 'd-abc', branch });
}

describe('a criterion that holds', () => {
  test.each<[string, Criteria]>([
    ['a tool, without case', { tool: ['TRIVY'] }],
    ['a tool with a star', { tool: ['tri*'] }],
    ['a rule', { rule: ['CVE-2021-23337'] }],
    ['a rule with a star', { rule: ['CVE-2021-*'] }],
    ['a path', { path: ['web/**'] }],
    ['one CWE of several', { cwe: ['CWE-94'] }],
    ['a vulnerability', { vulnerability: ['CVE-2021-23337'] }],
    ['another name of the vulnerability', { vulnerability: ['GHSA-35jh-r3h4-6jhm'] }],
    ['a vulnerability in other letters', { vulnerability: ['ghsa-35JH-r3h4-6jhm'] }],
    ['a package', { package: ['lodash'] }],
    ['a package in a range', { package: ['pkg:npm/lodash@<4.17.21'] }],
    ['security', { security: true }],
    ['a defect', { defect: ['d-abc'] }],
    ['a branch', { branches: ['main'] }],
    ['a branch with a star', { branches: ['ma*'] }],
    ['any of a list', { rule: ['x', 'CVE-2021-23337', 'y'] }],
    ['any package of a list', { package: ['left-pad', 'lodash'] }],
    ['all keys together', { tool: ['Trivy'], rule: ['CVE-*'], path: ['web/**'], cwe: ['CWE-77'], package: ['lodash'], branches: ['main'] }],
  ])('%s', (_title, criteria) => {
    expect(mismatches(criteria)).toEqual([]);
  });
});

describe('a criterion that does not hold', () => {
  test.each<[string, Criteria, Partial<Finding>, readonly Mismatch[]]>([
    ['another tool', { tool: ['Grype'] }, {}, [{ key: 'tool', why: 'the tool is "Trivy"' }]],
    ['another rule', { rule: ['cve-2021-23337'] }, {}, [{ key: 'rule', why: 'the rule is "CVE-2021-23337"' }]],
    ['a rule that the result does not name', { rule: ['x*'] }, { rule: '' }, [{ key: 'rule', why: 'the rule is ""' }]],
    ['another path', { path: ['api/**'] }, {}, [{ key: 'path', why: 'the path is "web/package-lock.json"' }]],
    [
      'no path',
      { path: ['web/**'] },
      { location: { path: null, display: 'web/package-lock.json', line: null, column: null, endLine: null } },
      [{ key: 'path', why: 'the path is not known' }],
    ],
    ['another CWE', { cwe: ['CWE-7'] }, {}, [{ key: 'cwe', why: 'the CWE is CWE-77, CWE-94' }]],
    ['no CWE', { cwe: ['CWE-77'] }, { cwe: [] }, [{ key: 'cwe', why: 'the finding names no CWE' }]],
    [
      'another vulnerability',
      { vulnerability: ['CVE-2021-2333'] },
      {},
      [{ key: 'vulnerability', why: 'the vulnerability is CVE-2021-23337, GHSA-35jh-r3h4-6jhm' }],
    ],
    [
      'no vulnerability',
      { vulnerability: ['CVE-2021-23337'] },
      { vulnerability: null },
      [{ key: 'vulnerability', why: 'the finding names no vulnerability' }],
    ],
    ['another package', { package: ['left-pad'] }, {}, [{ key: 'package', why: 'the package is "lodash"' }]],
    ['another version', { package: ['lodash@<4'] }, {}, [{ key: 'package', why: 'version "4.17.20" is outside "<4"' }]],
    ['no package', { package: ['lodash'] }, { package: null }, [{ key: 'package', why: 'the finding names no package' }]],
    ['no package that could be read', { package: ['lodash@'] }, {}, [{ key: 'package', why: 'no package is named' }]],
    ['security', { security: false }, {}, [{ key: 'security', why: 'security is true' }]],
    ['no security', { security: true }, { security: false }, [{ key: 'security', why: 'security is false' }]],
    ['another defect', { defect: ['d-ab'] }, {}, [{ key: 'defect', why: 'the defect is "d-abc"' }]],
    ['another branch', { branches: ['release/*'] }, {}, [{ key: 'branches', why: 'the branch is "main"' }]],
    [
      'one key of two, which is told alone',
      { rule: ['CVE-2021-23337'], path: ['api/**'] },
      {},
      [{ key: 'path', why: 'the path is "web/package-lock.json"' }],
    ],
    [
      'both keys, which are both told',
      { rule: ['x'], path: ['api/**'] },
      {},
      [
        { key: 'rule', why: 'the rule is "CVE-2021-23337"' },
        { key: 'path', why: 'the path is "web/package-lock.json"' },
      ],
    ],
  ])('%s', (_title, criteria, over, expected) => {
    expect(mismatches(criteria, over)).toEqual(expected);
  });

  test('a branch and a defect that are not known are none', () => {
    const unknown = { finding, defect: null, branch: null };
    expect(compile({ branches: ['*a*'] }).mismatches(unknown)).toEqual([{ key: 'branches', why: 'the branch is not known' }]);
    expect(compile({ defect: ['d-abc'] }).mismatches(unknown)).toEqual([{ key: 'defect', why: 'the defect is not known' }]);
  });
});

describe('criteria that name nothing', () => {
  test.each<[string, Criteria]>([
    ['no key', {}],
    ['a key without a value', { rule: undefined } as unknown as Criteria],
    ['an empty list of rules', { rule: [] }],
    ['an empty list of paths', { path: [] }],
    ['an empty list of CWEs', { cwe: [] }],
    ['an empty list of vulnerabilities', { vulnerability: [] }],
    ['an empty list of packages', { package: [] }],
    ['an empty list of branches', { branches: [] }],
    ['an empty list beside a key that holds', { rule: ['*-*'], path: [] }],
  ])('%s matches nothing', (_title, criteria) => {
    expect(mismatches(criteria).length).toBeGreaterThan(0);
  });
});

test('one more key never matches more, one more entry never less', () => {
  const criteria = fc.record(
    {
      tool: fc.subarray(['Trivy', 'Grype', 'x'], { minLength: 1 }),
      rule: fc.subarray(['CVE-*', 'x', 'y*'], { minLength: 1 }),
      path: fc.subarray(['web/**', 'api/**', '**/x'], { minLength: 1 }),
      cwe: fc.subarray(['CWE-77', 'CWE-1'], { minLength: 1 }),
      branches: fc.subarray(['main', 'release/*'], { minLength: 1 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(criteria, criteria, (one, other) => {
      const matches = (wanted: Criteria): boolean => mismatches(wanted).length === 0;
      const named = (wanted: object): boolean => Object.keys(wanted).length > 0;
      const [a, b] = [one as Criteria, other as Criteria];
      if (named(a) && !matches(a)) expect(matches({ ...b, ...a })).toBe(false);
      const wider = Object.fromEntries(Object.entries(a).map(([key, list]) => [key, [...(list as string[]), 'zzz/zzz']]));
      if (matches(a)) expect(matches(wider)).toBe(true);
    }),
  );
});
