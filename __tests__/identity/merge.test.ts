// Which findings are one defect, and which are not: by tables, and how long it may take.

import { describe, expect, test } from 'vitest';
import type { Members } from '../../src/identity/unit.ts';
import type { Finding } from '../../src/model/finding.ts';
import { judge, type Made } from '../builders.ts';
import { aGroup, aSighting, mergeAll, partition, type Sketch } from './groups.ts';

type Case = [title: string, sketches: readonly Sketch[], expected: readonly (readonly number[])[]];

function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    test.each(cases)('%s', (_title, sketches, expected) => {
      const groups = sketches.map(aGroup);
      expect(partition(groups)).toEqual(expected);
      const reversed = groups.toReversed();
      const back = partition(reversed).map((set) => set.map((place) => groups.length - 1 - place).toSorted((a, b) => a - b));
      expect(back.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual(expected);
    });
  });
}

const same = { message: 'the same words', cwe: [] };

table('duplicates of one tool', [
  ['are one where rule, place and message are equal', [same, same], [[0, 1]]],
  [
    'are one whatever the case of the tool',
    [
      { ...same, rule: 'r' },
      { ...same, rule: 'r', tool: 'a' },
    ],
    [[0, 1]],
  ],
  [
    'are one outside the source folder',
    [
      { ...same, at: null },
      { ...same, at: null },
    ],
    [[0, 1]],
  ],
  [
    'are two where the tool differs',
    [
      { ...same, rule: 'r' },
      { ...same, rule: 'r', tool: 'B' },
    ],
    [[0], [1]],
  ],
  ['are two where the rule differs', [same, { ...same, rule: 'r' }], [[0], [1]]],
  ['are two where the message differs', [same, { ...same, message: 'others' }], [[0], [1]]],
  ['are two on different lines', [same, { ...same, line: 8 }], [[0], [1]]],
  [
    'are two in different columns',
    [
      { ...same, column: 1 },
      { ...same, column: 2 },
    ],
    [[0], [1]],
  ],
  ['are two in different files', [same, { ...same, at: 'src/b.ts' }], [[0], [1]]],
  [
    'are two without a line: tools say the same words of several places',
    [
      { ...same, line: null },
      { ...same, line: null },
    ],
    [[0], [1]],
  ],
  [
    'are two secrets on one line, of which the message is withheld',
    [
      { ...same, secret: true },
      { ...same, secret: true },
    ],
    [[0], [1]],
  ],
  [
    'are one secret in one column',
    [
      { ...same, secret: true, column: 4 },
      { ...same, secret: true, column: 4 },
    ],
    [[0, 1]],
  ],
  [
    'are two without any place: rule and message alone say too little',
    [
      { ...same, at: '', line: null },
      { ...same, at: '', line: null },
    ],
    [[0], [1]],
  ],
  [
    'are two where the packages differ',
    [
      { ...same, ids: ['CVE-1'], pkg: 'npm a 1' },
      { ...same, ids: ['CVE-1'], pkg: 'npm b 1' },
    ],
    [[0], [1]],
  ],
]);

const cve = { at: 'package-lock.json', ids: ['CVE-2021-1'], pkg: 'npm lodash 4.17.20' };

table('one vulnerability', [
  ['of two tools is one defect', [cve, { ...cve, tool: 'B', line: 90 }], [[0, 1]]],
  ['of one tool, once for each path to the package, is one defect', [cve, { ...cve, line: 90 }], [[0, 1]]],
  [
    'is found by an alias',
    [
      { ...cve, ids: ['CVE-2021-1', 'GHSA-2'] },
      { ...cve, tool: 'B', ids: ['GHSA-2'] },
    ],
    [[0, 1]],
  ],
  [
    'is found by a chain of aliases',
    [
      { ...cve, tool: 'C', ids: ['CVE-2021-1'] },
      { ...cve, tool: 'B', ids: ['GHSA-2'] },
      { ...cve, ids: ['CVE-2021-1', 'GHSA-2'] },
    ],
    [[0, 1, 2]],
  ],
  [
    'is found by a chain without any CVE id',
    [
      { ...cve, tool: 'C', ids: ['GO-1', 'OSV-3'] },
      { ...cve, tool: 'B', ids: ['GHSA-2'] },
      { ...cve, ids: ['GHSA-2', 'OSV-3'] },
      { ...cve, tool: 'D', ids: ['GO-9'] },
    ],
    [[0, 1, 2], [3]],
  ],
  ['is another in another package', [cve, { ...cve, tool: 'B', pkg: 'npm lodash-es 4.17.20' }], [[0], [1]]],
  [
    'is another in a package of a name that only looks alike',
    [
      { ...cve, pkg: 'npm lodash.template 4' },
      { ...cve, tool: 'B', pkg: 'npm lodash-template 4' },
    ],
    [[0], [1]],
  ],
  ['is another in another version', [cve, { ...cve, tool: 'B', pkg: 'npm lodash 4.17.19' }], [[0], [1]]],
  ['is another in another ecosystem', [cve, { ...cve, tool: 'B', pkg: 'pypi lodash 4.17.20' }], [[0], [1]]],
  ['is another in another file', [cve, { ...cve, tool: 'B', at: 'web/package-lock.json' }], [[0], [1]]],
  [
    'is another outside the source folder at another place',
    [
      { ...cve, at: null },
      { ...cve, tool: 'B', at: 'opt/app.jar' },
    ],
    [[0], [1]],
  ],
  [
    'is one outside the source folder at one place',
    [
      { ...cve, at: null },
      { ...cve, tool: 'B', at: null },
    ],
    [[0, 1]],
  ],
  ['is one where a tool leaves the version open', [cve, { ...cve, tool: 'B', pkg: 'npm lodash -' }], [[0, 1]]],
  ['is one where a tool leaves the ecosystem open', [cve, { ...cve, tool: 'B', pkg: '- lodash 4.17.20' }], [[0, 1]]],
  [
    'is not known by name alone outside a file',
    [
      { ...cve, at: null },
      { ...cve, at: null, tool: 'B', pkg: '- lodash 4.17.20' },
    ],
    [[0], [1]],
  ],
  [
    'of an open version joins neither of two, nor ties them together',
    [cve, { ...cve, tool: 'B', pkg: 'npm lodash -' }, { ...cve, pkg: 'npm lodash 3.0.0' }],
    [[0], [1], [2]],
  ],
  [
    'of an open ecosystem joins neither of two',
    [cve, { ...cve, tool: 'B', pkg: '- lodash 4.17.20' }, { ...cve, pkg: 'pypi lodash 4.17.20' }],
    [[0], [1], [2]],
  ],
  [
    'is found under names that its ecosystem takes for one',
    [
      { ...cve, pkg: 'pypi Ruamel.Yaml 1' },
      { ...cve, tool: 'B', pkg: 'pypi ruamel_yaml 1' },
    ],
    [[0, 1]],
  ],
  [
    'is found under both spellings of a Maven name',
    [
      { ...cve, pkg: 'maven org.a:b 1' },
      { ...cve, tool: 'B', pkg: 'maven org.a/b 1' },
    ],
    [[0, 1]],
  ],
  [
    'is found under both spellings of a Go version',
    [
      { ...cve, pkg: 'golang a.org/b v1.2.0' },
      { ...cve, tool: 'B', pkg: 'golang a.org/b 1.2.0' },
    ],
    [[0, 1]],
  ],
  [
    'is two where the CVE ids differ, though one advisory lists both',
    [cve, { ...cve, ids: ['CVE-2021-2'] }, { ...cve, tool: 'B', ids: ['RHSA-1', 'CVE-2021-1', 'CVE-2021-2'] }],
    [[0], [1], [2]],
  ],
  [
    'is two where one alias is claimed by two CVE ids, and who names the alias alone joins neither',
    [
      { ...cve, ids: ['CVE-2021-1', 'GHSA-2'] },
      { ...cve, ids: ['CVE-2021-2', 'GHSA-2'] },
      { ...cve, tool: 'B', ids: ['GHSA-2'] },
    ],
    [[0], [1], [2]],
  ],
  [
    'is one where two tools name one advisory on several',
    [
      { ...cve, ids: ['RHSA-1', 'CVE-2021-1', 'CVE-2021-2'] },
      { ...cve, tool: 'B', ids: ['CVE-2021-2', 'CVE-2021-1'] },
    ],
    [[0, 1]],
  ],
]);

const bare: Sketch = { at: 'package-lock.json', ids: ['CVE-2021-1'], line: 1 };

table('a vulnerability without a package', [
  ['is one on the same line', [bare, { ...bare, tool: 'B' }], [[0, 1]]],
  ['is two on different lines', [bare, { ...bare, tool: 'B', line: 2 }], [[0], [1]]],
  [
    'is two where no line is given',
    [
      { ...bare, line: null },
      { ...bare, tool: 'B', line: null },
    ],
    [[0], [1]],
  ],
  ['joins the one package on its line', [bare, { ...cve, line: 1, tool: 'B' }], [[0, 1]]],
  [
    'joins by an alias',
    [
      { ...bare, ids: ['GHSA-2'] },
      { ...cve, line: 1, tool: 'B', ids: ['CVE-2021-1', 'GHSA-2'] },
    ],
    [[0, 1]],
  ],
  ['joins no package on another line', [bare, { ...cve, line: 2, tool: 'B' }], [[0], [1]]],
  [
    'joins neither of two packages',
    [bare, { ...cve, line: 1, tool: 'B' }, { ...cve, line: 1, tool: 'B', pkg: 'npm lodash-es 4' }],
    [[0], [1], [2]],
  ],
  ['stays alone where its tool says so twice', [bare, bare, { ...cve, line: 1, tool: 'B' }], [[0], [1], [2]]],
  ['stays alone beside a package that its own tool names', [bare, { ...cve, line: 1 }], [[0], [1]]],
  [
    'does not tie two CVE ids together',
    [
      { ...bare, ids: ['CVE-2021-1', 'GHSA-2'] },
      { ...bare, tool: 'B', ids: ['CVE-2021-2', 'GHSA-2'] },
      { ...cve, line: 1, tool: 'C', ids: ['GHSA-2'] },
    ],
    [[0], [1], [2]],
  ],
]);

table('one weakness on one line', [
  ['is one of two tools that name the same CWE', [{}, { tool: 'B' }], [[0, 1]]],
  ['is one of three tools', [{}, { tool: 'B' }, { tool: 'C' }], [[0, 1, 2]]],
  ['is one where a tool names the direct parent', [{ cwe: ['CWE-564'] }, { tool: 'B' }], [[0, 1]]],
  ['is one where a tool names several', [{ cwe: ['CWE-20', 'CWE-89'] }, { tool: 'B' }], [[0, 1]]],
  ['is two of one tool', [{}, {}], [[0], [1]]],
  ['is two of one tool in two categories', [{}, { tool: 'a' }], [[0], [1]]],
  ['is two on different lines', [{}, { tool: 'B', line: 8 }], [[0], [1]]],
  ['is two in different files', [{}, { tool: 'B', at: 'src/b.ts' }], [[0], [1]]],
  ['is two outside the source folder', [{ at: null }, { at: null, tool: 'B' }], [[0], [1]]],
  ['is two without a line', [{ line: null }, { line: null, tool: 'B' }], [[0], [1]]],
  ['is two where one names the grandparent', [{ cwe: ['CWE-78'] }, { tool: 'B', cwe: ['CWE-74'] }], [[0], [1]]],
  [
    'is two where one names no CWE, though rule and message are equal',
    [
      { rule: 'r', message: 'm', cwe: [] },
      { tool: 'B', rule: 'r', message: 'm' },
    ],
    [[0], [1]],
  ],
  [
    'is no vulnerability of a package',
    [
      { ...cve, line: 7, cwe: ['CWE-89'] },
      { tool: 'B', at: cve.at },
    ],
    [[0], [1]],
  ],
  [
    'is two where vulnerabilities differ',
    [
      { ...cve, cwe: ['CWE-89'] },
      { ...cve, tool: 'B', cwe: ['CWE-89'], ids: ['CVE-2021-2'] },
    ],
    [[0], [1]],
  ],
  [
    'is not carried by a parent from one child to another: the parent stays alone',
    [{ cwe: ['CWE-79'] }, { tool: 'B', cwe: ['CWE-74'] }, { tool: 'C', cwe: ['CWE-77'] }],
    [[0], [1], [2]],
  ],
  [
    'is not carried by a parent, and those of one number are still one',
    [{ cwe: ['CWE-79'] }, { tool: 'B', cwe: ['CWE-74'] }, { tool: 'C', cwe: ['CWE-77'] }, { tool: 'D', cwe: ['CWE-79'] }],
    [[0, 3], [1], [2]],
  ],
  [
    'is not carried from CWE-79 to CWE-89 by CWE-74',
    [{ cwe: ['CWE-79'] }, { tool: 'B', cwe: ['CWE-74'] }, { tool: 'C', cwe: ['CWE-89'] }, { tool: 'D', cwe: ['CWE-943'] }],
    [[0], [1], [2], [3]],
  ],
  [
    'is not carried by a tool that names two numbers',
    [{ cwe: ['CWE-79'] }, { tool: 'B', cwe: ['CWE-79', 'CWE-89'] }, { tool: 'C', cwe: ['CWE-89'] }],
    [[0], [1], [2]],
  ],
  ['is not known where one tool has two candidates', [{}, {}, { tool: 'B' }], [[0], [1], [2]]],
  ['is known by the column where one tool has two candidates', [{ column: 4 }, { column: 9 }, { tool: 'B', column: 9 }], [[0], [1, 2]]],
  [
    'is known by columns twice',
    [{ column: 4 }, { column: 9 }, { tool: 'B', column: 9 }, { tool: 'B', column: 4 }],
    [
      [0, 3],
      [1, 2],
    ],
  ],
  [
    'is known by the number where a tool has child and parent',
    [{ cwe: ['CWE-79'] }, { cwe: ['CWE-74'] }, { tool: 'B', cwe: ['CWE-79'] }],
    [[0, 2], [1]],
  ],
  [
    'is not known where number and column disagree',
    [
      { cwe: ['CWE-79'], column: 4 },
      { cwe: ['CWE-74'], column: 9 },
      { tool: 'B', cwe: ['CWE-79'], column: 9 },
    ],
    [[0], [1], [2]],
  ],
  [
    'is known by the column where a parent stands between two children',
    [
      { cwe: ['CWE-79'], column: 4 },
      { tool: 'B', cwe: ['CWE-74'], column: 4 },
      { tool: 'C', cwe: ['CWE-77'], column: 9 },
    ],
    [[0, 1], [2]],
  ],
  ['is one with the duplicates of a tool', [{ ...same, cwe: ['CWE-89'] }, { ...same, cwe: ['CWE-89'] }, { tool: 'B' }], [[0, 1, 2]]],
]);

test.each<[string, readonly Sketch[], readonly string[]]>([
  ['a vulnerability', [cve, { ...cve, tool: 'B', pkg: '- lodash 4.17.20' }], ['same CVE-2021-1 in npm lodash at package-lock.json']],
  ['a vulnerability on a line', [bare, { ...bare, tool: 'B' }], ['same CVE-2021-1 at package-lock.json:1']],
  [
    'an advisory on several',
    [
      { ...cve, ids: ['CVE-2', 'CVE-1'] },
      { ...cve, ids: ['CVE-1', 'CVE-2'], tool: 'B' },
    ],
    ['same CVE-1 and 1 more in npm lodash at package-lock.json'],
  ],
  ['a weakness', [{}, { tool: 'B' }], ['CWE-89 at src/a.ts:7']],
  ['a child and its parent', [{ cwe: ['CWE-564'] }, { tool: 'B' }], ['CWE-564, a kind of CWE-89, at src/a.ts:7']],
  ['duplicates', [same, same], ['same tool, rule, place and message']],
  [
    'duplicates and a weakness',
    [{ ...same, cwe: ['CWE-89'] }, { tool: 'B' }, { ...same, cwe: ['CWE-89'] }],
    ['CWE-89 at src/a.ts:7', 'same tool, rule, place and message'],
  ],
  ['one alone', [{}], []],
])('says in words why %s is one', (_title, sketches, why) => {
  const all = mergeAll(sketches.map(aGroup));
  expect(all).toHaveLength(1);
  expect(all[0]?.why).toEqual(why);
});

test('duplicates of which one knows a newer version that mends it are still merged with what another tool says', () => {
  const sketches = [
    { ...cve, message: 'm' },
    { ...cve, message: 'm' },
    { ...cve, tool: 'B' },
  ];
  const groups = sketches.map(aGroup);
  const [[{ finding, rating }]] = groups as [Members];
  const newer: Members = [{ finding: { ...finding, package: finding.package && { ...finding.package, fixed: ['4.17.21'] } }, rating }];
  expect(partition([...groups, newer])).toEqual([[0, 1, 2, 3]]);
});

test('findings of equal bytes that stand at different places are left as they are', () => {
  const [first] = aGroup({});
  const [elsewhere] = aGroup({ at: 'src/b.ts' });
  const groups: Members[] = [[first, elsewhere], aGroup({ tool: 'B' }), aGroup({ tool: 'B', at: 'src/b.ts' })];
  expect(partition(groups)).toEqual([[0], [1], [2]]);
});

test('a defect has one id, in whatever order those of its findings come that have equal bytes at different places', () => {
  const [one, other] = [
    { digest: 'twin', message: 'the same words' },
    { digest: 'other', message: 'the same words' },
  ];
  const findings = [aSighting(one), aSighting({ ...one, at: 'src/b.ts' }), aSighting(other)];
  const [first, second, third] = findings as [Made, Made, Made];
  const idsOf = (...all: readonly Finding[]): readonly string[] => judge(all).defects.map(({ id }) => id);
  const ids = idsOf(first, second, third);
  expect(ids).toHaveLength(1);
  expect(idsOf(second, first, third)).toEqual(ids);
  expect(idsOf(third, second, first)).toEqual(ids);
});

describe('a hundred thousand findings made to be slow', () => {
  const many = 100_000;
  const ids = Array.from({ length: many }, (_none, index) => `GHSA-${index}`);
  test.each<[string, (index: number) => Sketch, number]>([
    ['on one line', (index) => ({ tool: `T${index % 3}` }), many],
    ['on one line in columns', (index) => ({ tool: `T${index % 2}`, column: index >> 1 }), many / 2],
    ['of as many tools on one line', (index) => ({ tool: `T${index}` }), many],
    ['with as many aliases in one', (index) => ({ ...cve, ids: index === 0 ? ids : [`GHSA-${index}`] }), 1],
    [
      'of as many packages on one line',
      (index) => ({ ...bare, tool: `T${index}`, ...(index % 2 === 0 ? { pkg: `npm p${index} 1` } : {}) }),
      50_001,
    ],
  ])(
    '%s are merged soon',
    (_title, make, defects) => {
      const groups = Array.from({ length: many }, (_none, index) => aGroup(make(index)));
      const start = performance.now();
      expect(mergeAll(groups)).toHaveLength(defects);
      expect(performance.now() - start).toBeLessThan(20_000);
    },
    60_000,
  );
});

test('a sketch is a finding', () => {
  expect(aSighting({ tool: 'B', ids: ['CVE-1'], pkg: 'npm a -' })).toMatchObject({
    package: { name: 'a', ecosystem: 'npm', version: null },
    cwe: [],
  });
});
