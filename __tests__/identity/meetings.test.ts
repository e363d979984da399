// The table of meetings: whatever may be merged is kept by a second reading, hardly anything else is, and it stays small.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearness } from '../../src/identity/cwe.ts';
import { meetings, type Meeting } from '../../src/identity/meetings.ts';
import { shelves } from '../../src/identity/sets.ts';
import { stances } from '../../src/identity/stances.ts';
import type { Members } from '../../src/identity/unit.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Made } from '../builders.ts';
import { aGroup, aSighting, mergeAll, type Sketch } from './groups.ts';

const SECRET = 0x2545f491;

/** Which of them are kept at last, as often as everything has to be read; throws where that does not end. */
function keptAtLast(findings: readonly Meeting[], isKept: (index: number) => boolean): readonly boolean[] {
  const expected = new Set<number>();
  for (let reading = 0; reading < 4; reading++) {
    const table = meetings(SECRET, expected);
    const kept = findings.map((finding, index) => {
      const keeps = isKept(index) || table.of(finding).isExpected();
      table.of(finding).note({ isKept: keeps, isTwin: false });
      return keeps;
    });
    if (table.missed().size === 0) return kept;
    for (const key of table.missed()) expected.add(key);
  }
  throw new Error('read four times');
}

/** How many of two minor ones are kept. */
function keptOf(...sketches: readonly Sketch[]): number {
  return keptAtLast(sketches.map(aSighting), () => false).filter(Boolean).length;
}

const cve: Sketch = { at: 'lock', ids: ['CVE-1'], pkg: 'npm lodash 4' };
const bare: Sketch = { at: 'lock', ids: ['CVE-1'], line: 1 };

describe('of findings that are only counted', () => {
  test.each<[string, readonly Sketch[]]>([
    ['two tools with one CWE on one line', [{}, { tool: 'B' }]],
    ['a child and its parent', [{ cwe: ['CWE-564'] }, { tool: 'B' }]],
    ['a parent and its child', [{}, { tool: 'B', cwe: ['CWE-564'] }]],
    ['two of one tool, rule and place', [{ cwe: [] }, { cwe: [], tool: 'a', rule: 'A-rule' }]],
    ['one vulnerability and package in one file', [cve, { ...cve, tool: 'B', line: 90 }]],
    ['one vulnerability and package of one tool', [cve, { ...cve, line: 90 }]],
    [
      'a vulnerability by its alias',
      [
        { ...cve, ids: ['CVE-1', 'GHSA-1'] },
        { ...cve, ids: ['GHSA-1', 'GO-1'], tool: 'B', line: 90 },
      ],
    ],
    ['a vulnerability without a package on one line', [bare, { ...bare, tool: 'B' }]],
    ['a vulnerability with and without a package on one line', [bare, { ...cve, line: 1, tool: 'B' }]],
  ])('%s are kept', (_title, sketches) => {
    expect(keptOf(...sketches)).toBe(2);
  });

  test.each<[string, readonly Sketch[]]>([
    ['two tools without a CWE', [{ cwe: [] }, { cwe: [], tool: 'B' }]],
    ['two children of one parent', [{ cwe: ['CWE-79'] }, { cwe: ['CWE-77'], tool: 'B' }]],
    ['two rules of one tool with one CWE', [{}, { rule: 'another' }]],
    ['two tools on two lines', [{}, { tool: 'B', line: 8 }]],
    ['two of one tool, rule and file', [{ line: null }, { line: null }]],
    ['two columns', [{ column: 1 }, { column: 2 }]],
    [
      'two without any place',
      [
        { at: '', line: null },
        { at: '', line: null },
      ],
    ],
    ['one vulnerability in two packages', [cve, { ...cve, tool: 'B', pkg: 'npm lodash-es 4' }]],
    ['one vulnerability in two packages of one tool', [cve, { ...cve, pkg: 'npm lodash-es 4' }]],
    ['one vulnerability in two files', [cve, { ...cve, tool: 'B', at: 'other' }]],
    [
      'a vulnerability and a weakness',
      [
        { ...bare, cwe: ['CWE-89'] },
        { at: 'lock', line: 1, tool: 'B' },
      ],
    ],
  ])('%s are not', (_title, sketches) => {
    expect(keptOf(...sketches)).toBe(0);
  });

  test('one that meets a kept one is kept, and two kept ones are no reason to read again', () => {
    const two = [{}, { tool: 'B' }].map(aSighting);
    const kept = [true, true];
    expect(keptAtLast(two, (index) => index === 0)).toEqual(kept);
    expect(keptAtLast(two, (index) => index === 1)).toEqual(kept);
    const table = meetings(SECRET);
    for (const finding of two) table.of(finding).note({ isKept: true, isTwin: false });
    expect(table.missed().size).toBe(0);
  });

  test('a twin is no reason to read again, unless it may be merged with what its first one may not', () => {
    const table = meetings(SECRET);
    const [first, twin, other] = [{ cwe: [] }, { cwe: ['CWE-89'] }, { tool: 'B', cwe: ['CWE-89'] }].map(aSighting) as [Made, Made, Made];
    table.of(first).note({ isKept: false, isTwin: false });
    table.of(twin).note({ isKept: false, isTwin: true });
    expect(table.missed().size).toBe(0);
    table.of(other).note({ isKept: false, isTwin: false });
    expect(table.missed().size).toBe(1);
  });

  test('one of a package that is kept does not hide that another one meets what names none', () => {
    const sketches = [
      { ...cve, tool: 'B', line: 2 },
      { at: 'lock', ids: ['CVE-1'], line: 2 },
      { ...cve, pkg: 'npm other 1', line: 2 },
    ];
    expect(keptAtLast(sketches.map(aSighting), (index) => index < 2)).toEqual([true, true, true]);
  });

  test('a kept twin does not hide that one was only counted', () => {
    const table = meetings(SECRET);
    const [first, twin, other] = [{ column: 1 }, { column: 2 }, { tool: 'B' }].map(aSighting) as [Made, Made, Made];
    table.of(first).note({ isKept: true, isTwin: false });
    table.of(twin).note({ isKept: false, isTwin: false });
    table.of(other).note({ isKept: true, isTwin: false });
    expect(table.missed().size).toBe(1);
  });
});

const sketch: fc.Arbitrary<Sketch> = fc.oneof(
  fc.record({
    tool: fc.constantFrom('A', 'a', 'B', 'C'),
    at: fc.constantFrom('src/a.ts', null),
    line: fc.constantFrom(7, 7, 8, null),
    column: fc.constantFrom(null, 4, 9),
    cwe: fc.constantFrom(['CWE-79'], ['CWE-74'], ['CWE-77'], ['CWE-79', 'CWE-89'], []),
    message: fc.constantFrom('m', 'n'),
  }),
  fc.record(
    {
      tool: fc.constantFrom('A', 'B', 'C'),
      at: fc.constantFrom('lock', 'lock', null),
      line: fc.constantFrom(1, 1, 2, null),
      ids: fc.uniqueArray(fc.constantFrom('CVE-1', 'CVE-2', 'GHSA-1', 'GHSA-2', 'GO-1'), { minLength: 1, maxLength: 3 }),
      pkg: fc.constantFrom('npm a 1', 'npm a 2', 'npm a -', '- a 1', '- a -', 'npm b 1', 'pypi a 1'),
    },
    { requiredKeys: ['tool', 'at', 'line', 'ids'] },
  ),
);

/** Made by the builder, each with a digest of its own. */
function nameOf(finding: Finding): string {
  return (finding as Made).digest;
}

/** The messages of each defect, sorted. */
function defects(groups: readonly Members[]): readonly string[] {
  return mergeAll(groups)
    .map(({ members }) =>
      members
        .map(([{ finding }]) => nameOf(finding))
        .toSorted()
        .join(),
    )
    .toSorted();
}

test('what is kept is merged as if everything were, and what is not kept stands alone', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(sketch, fc.boolean()), { maxLength: 16 }), (sketches) => {
      const groups = sketches.map(([one]) => aGroup(one));
      const kept = keptAtLast(
        groups.map(([{ finding }]) => finding as Made),
        (index) => sketches[index]?.[1] ?? false,
      );
      const alone = groups.flatMap(([{ finding }], index) => (kept[index] ? [] : [nameOf(finding)]));
      expect([...defects(groups.filter((_group, index) => kept[index])), ...alone].toSorted()).toEqual(defects(groups));
    }),
    { numRuns: 1000 },
  );
});

test('of 300,000 findings of three tools all that meet are kept, and few others', () => {
  const numbers = [79, 89, 74, 77, 78, 120, 787, 121, 22, 23, 94, 95, 502, 611, 918, 798, 327, 328, 352, 601].map((one) => [`CWE-${one}`]);
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const findings = Array.from({ length: 300_000 }, (): Meeting => {
    const [path, line, cwe] = [`src/module-${random(6000)}/file.ts`, 1 + random(1000), random(20)];
    const location = { path, display: path, line, column: null, endLine: line };
    const tool = { name: `tool ${random(3)}`, version: null, category: null };
    return { tool, rule: `rule-${cwe}`, location, cwe: numbers[cwe] ?? [], vulnerability: null, package: null, kin: null };
  });
  const kept = keptAtLast(findings, () => false);
  const lines = shelves<number>();
  findings.forEach(({ location }, index) => {
    lines.put(location.display, location.line ?? 0, index);
  });
  const meet = (a: Meeting, b: Meeting): boolean => (a.tool.name === b.tool.name ? a.rule === b.rule : nearness(a.cwe, b.cwe) > 0);
  const should = new Set<number>();
  for (const here of lines.all())
    for (const one of here)
      if (here.some((other) => one !== other && meet(findings[one] as Meeting, findings[other] as Meeting))) should.add(one);
  expect(should.size).toBeGreaterThan(500);
  expect([...should].filter((index) => !kept[index])).toEqual([]);
  expect(kept.filter(Boolean).length - should.size).toBeLessThan(findings.length * 0.005);
}, 60_000);

test.each<[string, (index: number) => Sketch]>([
  ['at one place', (index) => ({ column: index, tool: `T${index % 2}`, rule: `r${index}` })],
  ['of as many tools at one place', (index) => ({ tool: `T${index}` })],
  ['of as many weaknesses at one place', (index) => ({ cwe: [`CWE-${index}`], tool: 'A', rule: `r${index}` })],
  ['with many numbers each', (index) => ({ cwe: Array.from({ length: 50 }, (_none, one) => `CWE-${index + one}`), tool: `T${index % 2}` })],
])(
  'fifty thousand findings %s are noted soon',
  (_title, make) => {
    const findings = Array.from({ length: 50_000 }, (_none, index) => aSighting(make(index)));
    const start = performance.now();
    const table = meetings(SECRET);
    for (const finding of findings) table.of(finding).note({ isKept: false, isTwin: false });
    expect(performance.now() - start).toBeLessThan(20_000);
  },
  60_000,
);

test('more tools with more weaknesses than there are numbers for are taken to meet any other', () => {
  const known = stances();
  const tool = { name: 'A', version: null, category: null };
  const first = known.of(tool, ['CWE-1']);
  for (let index = 2; index < 40_000; index++) known.of(tool, [`CWE-${index}`]);
  const last = known.of(tool, ['CWE-40000']);
  expect(last).toBeLessThan(2 ** 15);
  expect(known.mayMeet(last, first)).toBe(true);
  expect(known.mayMeet(first, known.of(tool, ['CWE-1']))).toBe(false);
});
