// Which exception covers which defect, and what became of each: the end of its term, its width, its severity, its misses.

import { describe, expect, test } from 'vitest';
import type { Circumstances } from '../../src/exceptions/apply.ts';
import type { Defect } from '../../src/model/defect.ts';
import type { Exception } from '../../src/model/exception.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Severity } from '../../src/model/severity.ts';
import { applyExceptions, aFinding, anException, aPolicy, aRated, exceptionsOf, judge, TODAY } from '../builders.ts';

/** A defect of these findings, all of one severity. */
function aDefect(id: string, severity: Severity = 'high', ...findings: readonly Partial<Finding>[]): Defect {
  const [first, ...more] = (findings.length > 0 ? findings : [{}]).map((over) =>
    aRated({ finding: aFinding(over), rating: { severity, because: [], lowered: null } }),
  );
  if (first === undefined) throw new Error('a defect has a finding');
  return { id, severity, findings: [first, ...more], merged: [], hasTwin: false };
}

function apply(
  defects: readonly Defect[],
  exceptions: readonly Exception[],
  at: Partial<Circumstances> = {},
): ReturnType<typeof applyExceptions> {
  return applyExceptions(defects, exceptions, { policy: aPolicy(), today: TODAY, branch: null, ...at });
}

/** Ids of the defects that are covered, with the exception that covers them. */
function covered(coverage: ReturnType<typeof applyExceptions>): readonly string[] {
  return [...coverage.covered].map(([id, exception]) => `${id} by ${exception.id}`).toSorted();
}

const two = [
  { by: 'kim', on: '2026-11-02' },
  { by: 'lee', on: '2026-11-02' },
];
const somewhere = (path: string | null): Finding['location'] => ({ path, display: path ?? 'x', line: 1, column: null, endLine: null });

describe('the end of an exception', () => {
  const exceptions = exceptionsOf(anException({ validThrough: '2026-12-31' }));

  test.each([
    ['on the day it was signed', '2026-11-21T00:00:00.000Z', 'pass'],
    ['at the beginning of its last day', '2026-12-31T00:00:00.000Z', 'pass'],
    ['to the last millisecond of its last day, in UTC', '2026-12-31T23:59:59.999Z', 'pass'],
    ['and not one later', '2027-01-01T00:00:00.000Z', 'fail'],
    ['and not in a time zone where it is still that day', '2026-12-31T23:00:00-01:00', 'fail'],
    ['but in one where it is the next day already', '2027-01-01T00:30:00+01:00', 'pass'],
  ])('D7, failure 7: it holds %s', (_title, now, verdict) => {
    expect(judge([aFinding()], { rules: { exceptions, now: Date.parse(now) } }).verdict).toBe(verdict);
  });

  test('D7: at no moment it holds not', () => {
    expect(covered(apply([aDefect('d-1')], exceptions, { today: 'not a day' }))).toEqual([]);
  });

  test('is told of the defect that it covered, with the day', () => {
    const coverage = apply([aDefect('d-1')], exceptions, { today: '2027-01-01' });
    expect(coverage.nearMisses.get('d-1')).toEqual([
      { exception: 'EX-1', where: 'exceptions.yml:1', why: 'ended 2026-12-31', fix: 'renew it, with new sign-offs' },
    ]);
    expect(coverage.outcomes.expired).toEqual([
      {
        id: 'EX-1',
        where: 'exceptions.yml:1',
        decision: 'accepted-risk',
        validThrough: '2026-12-31',
        emergency: false,
        signers: [{ by: 'kim', roles: [], on: '2026-11-02', proof: 'declared' }],
        signedBy: ['kim'],
        matches: 1,
        why: 'ended 2026-12-31',
      },
    ]);
  });
});

describe('the term', () => {
  const shorter = aPolicy('signOff: {required: {high: {longest: 30d}, low: {longest: {mitigated: 7d}}}}\n');
  test.each([
    ['90 days of a risk', 'accepted-risk', 'high', '2027-01-30', aPolicy(), ''],
    [
      '91 days of a risk',
      'accepted-risk',
      'high',
      '2027-01-31',
      aPolicy(),
      'its term of 91 days is longer than the 90 that high allows (built-in policy)',
    ],
    ['90 days of a mitigation', 'mitigated', 'low', '2027-01-30', aPolicy(), ''],
    [
      '91 days of a mitigation',
      'mitigated',
      'low',
      '2027-01-31',
      aPolicy(),
      'its term of 91 days is longer than the 90 that low allows (built-in policy)',
    ],
    ['365 days of a false positive', 'false-positive', 'critical', '2027-11-01', aPolicy(), ''],
    [
      '366 days of a false positive',
      'false-positive',
      'critical',
      '2027-11-02',
      aPolicy(),
      'its term of 366 days is longer than the 365 that critical allows (built-in policy)',
    ],
    [
      'for ever',
      'accepted-risk',
      'none',
      '9999-12-31',
      aPolicy(),
      'its term of 2912138 days is longer than the 90 that none allows (built-in policy)',
    ],
    ['30 days where the policy allows 30', 'accepted-risk', 'high', '2026-12-01', shorter, ''],
    [
      '31 days where the policy allows 30',
      'accepted-risk',
      'high',
      '2026-12-02',
      shorter,
      'its term of 31 days is longer than the 30 that high allows (policy.yml:2)',
    ],
    [
      '31 days of a false positive where the policy allows 30 of anything',
      'false-positive',
      'high',
      '2026-12-02',
      shorter,
      'its term of 31 days is longer than the 30 that high allows (policy.yml:2)',
    ],
    ['90 days of a severity that the policy does not name', 'accepted-risk', 'medium', '2027-01-30', shorter, ''],
    ['90 days of a decision that the policy does not name', 'accepted-risk', 'low', '2027-01-30', shorter, ''],
    [
      '8 days of a decision that the policy allows 7',
      'mitigated',
      'low',
      '2026-11-09',
      shorter,
      'its term of 8 days is longer than the 7 that low allows (policy.yml:2)',
    ],
  ] as const)('%s', (_title, decision, severity, validThrough, policy, why) => {
    const exceptions = exceptionsOf(anException({ decision, validThrough, signOffs: two }));
    const { covered: held, outcomes } = apply([aDefect('d-1', severity)], exceptions, { policy, today: '2026-11-05' });
    expect([held.size, outcomes.refused[0]?.why ?? '']).toEqual([why === '' ? 1 : 0, why]);
  });

  test('is counted from the request, not from the signature or from today', () => {
    const late = { validThrough: '2027-02-10', signOffs: [{ by: 'kim', on: TODAY }] };
    expect(covered(apply([aDefect('d-1')], exceptionsOf(anException(late))))).toEqual([]);
    expect(covered(apply([aDefect('d-1')], exceptionsOf(anException({ ...late, requested: { by: 'ana', on: '2026-11-12' } }))))).toEqual([
      'd-1 by EX-1',
    ]);
  });

  test('that is too long says where it must end', () => {
    const { nearMisses } = apply([aDefect('d-1')], exceptionsOf(anException({ validThrough: '2027-11-01' })));
    expect(nearMisses.get('d-1')?.[0]?.fix).toBe('end it at most 90 days after 2026-11-01');
  });
});

describe('how wide an exception may be', () => {
  const many = (count: number): readonly Defect[] => Array.from({ length: count }, (_, index) => aDefect(`d-${index}`));

  test('B9, failure 4: one of 50 clones is not accepted, nor any other: the statement is void', () => {
    const coverage = apply(many(50), exceptionsOf(anException()));
    expect(covered(coverage)).toEqual([]);
    expect(coverage.nearMisses.size).toBe(50);
    expect(coverage.outcomes.refused).toEqual([
      {
        id: 'EX-1',
        where: 'exceptions.yml:1',
        decision: 'accepted-risk',
        validThrough: '2027-01-15',
        emergency: false,
        signers: [{ by: 'kim', roles: [], on: '2026-11-02', proof: 'declared' }],
        signedBy: ['kim'],
        matches: 50,
        why: 'matches 50 defects, more than its maxMatches 1',
      },
    ]);
  });

  test('B9: fifty results that differ block the build, fifty that are the same byte for byte are one defect', () => {
    const exceptions = exceptionsOf(anException());
    const clones = Array.from({ length: 50 }, () => aFinding());
    expect(judge(clones, { rules: { exceptions } })).toMatchObject({
      verdict: 'fail',
      counts: { byDisposition: { blocking: 50, accepted: 0 } },
    });
    const copies = Array.from({ length: 50 }, () => aFinding({ digest: 'same', message: 'same' }));
    expect(judge(copies, { rules: { exceptions } })).toMatchObject({
      verdict: 'pass',
      counts: { merged: 49, byDisposition: { accepted: 1 } },
    });
  });

  test.each([
    [1, 1, 1],
    [2, 1, 0],
    [3, 3, 3],
    [4, 3, 0],
  ])('B9: %i defects of at most %i are covered %i times', (defects, maxMatches, expected) => {
    expect(apply(many(defects), exceptionsOf(anException({ maxMatches }))).covered.size).toBe(expected);
  });

  test('B9: defects that another exception covers, or that no gate would stop, count too', () => {
    const other = anException({ id: 'EX-2', match: { rule: 'js/sql-injection', path: 'src/b.ts' } });
    const defects = [aDefect('d-1'), aDefect('d-2', 'none', { location: somewhere('src/b.ts') })];
    expect(covered(apply(defects, exceptionsOf(anException(), other)))).toEqual(['d-2 by EX-2']);
  });

  test.each([
    ['high', 'high', 'd-1 by EX-1'],
    ['high', 'medium', 'd-1 by EX-1'],
    ['high', 'none', 'd-1 by EX-1'],
    ['high', 'critical', undefined],
    ['low', 'medium', undefined],
    ['low', 'none', 'd-1 by EX-1'],
    ['critical', 'critical', 'd-1 by EX-1'],
  ] as const)('maxSeverity %s, a %s defect: %s', (maxSeverity, severity, expected) => {
    expect(covered(apply([aDefect('d-1', severity)], exceptionsOf(anException({ maxSeverity, signOffs: two })))).at(0)).toBe(expected);
  });

  test('one defect above maxSeverity voids the statement for the others too', () => {
    const exceptions = exceptionsOf(anException({ maxSeverity: 'high', maxMatches: 2, signOffs: two }));
    const coverage = apply([aDefect('d-1'), aDefect('d-2', 'critical')], exceptions);
    expect(covered(coverage)).toEqual([]);
    expect(coverage.nearMisses.get('d-1')).toEqual([
      {
        exception: 'EX-1',
        where: 'exceptions.yml:1',
        why: 'matches a critical defect, above its maxSeverity high',
        fix: 'narrow its match, or raise maxSeverity with new sign-offs',
      },
    ]);
  });

  test('too few sign-offs for one severity leave the other covered, and the statement says what it does not hold for', () => {
    const coverage = apply([aDefect('d-1'), aDefect('d-2', 'critical')], exceptionsOf(anException({ maxMatches: 2 })));
    expect(covered(coverage)).toEqual(['d-1 by EX-1']);
    expect(coverage.outcomes.used[0]).toMatchObject({ matches: 2, why: 'sign-offs missing: 1 more person' });
    expect([...coverage.nearMisses.keys()]).toEqual(['d-2']);
  });
});

describe('two defects with one id', () => {
  // Found in five minutes among 60 million file names: the first 50 bits of what the ids are made from are equal.
  const inFile = (path: string, rule: string): Finding => aFinding({ rule, message: 'm', location: somewhere(path) });
  const accepted = inFile('src/gen/54871146.ts', 'js/xss');
  const hidden = inFile('src/gen/19836567.ts', 'js/sql-injection');
  const exceptions = exceptionsOf(anException({ match: { rule: 'js/xss', path: 'src/gen/54871146.ts' } }));

  test('an exception for the one does not cover the other', () => {
    expect(judge([accepted, hidden], { rules: { exceptions } }).verdict).toBe('fail');
    expect(judge([accepted], { rules: { exceptions } }).verdict).toBe('pass');
    expect(judge([hidden], { rules: { exceptions } }).verdict).toBe('fail');
  });

  test('is said of the defect that the exception speaks of', () => {
    const coverage = apply([aDefect('d-1'), aDefect('d-1', 'high', { rule: 'other' })], exceptionsOf(anException()));
    expect(coverage.covered.size).toBe(0);
    expect(coverage.outcomes.refused[0]?.why).toBe('another defect has the same id d-1');
  });
});

describe('a defect of several findings', () => {
  const both = aDefect('d-1', 'high', {}, { tool: { name: 'Semgrep', version: null, category: null }, rule: 'sqli' });

  test.each([
    ['every one of them', { path: 'src/**' }, ['d-1 by EX-1']],
    ['one of them by its rule', { rule: 'js/sql-injection' }, []],
    ['one of them by its tool', { tool: 'CodeQL' }, []],
    ['the other one', { rule: 'sqli' }, []],
    ['either, by a list of rules', { rule: ['js/sql-injection', 'sqli'] }, ['d-1 by EX-1']],
    ['the defect by its id', { defect: 'd-1' }, ['d-1 by EX-1']],
  ])('is covered only where the match speaks of %s', (_title, match, expected) => {
    expect(covered(apply([both], exceptionsOf(anException({ match }))))).toEqual(expected);
  });

  test('that agree on all but one criterion is a near miss', () => {
    const defect = aDefect('d-1', 'high', {}, { location: somewhere('src/b.ts') });
    const coverage = apply([defect], exceptionsOf(anException({ match: { rule: 'js/sql-injection', path: 'src/a.ts' } })));
    expect(coverage.nearMisses.get('d-1')?.map(({ why }) => why)).toEqual(['nearly matches, but for its path: the path is "src/b.ts"']);
    expect(coverage.covered.size).toBe(0);
  });
});

describe('branches', () => {
  const on = (branches: string | readonly string[]): readonly Exception[] =>
    exceptionsOf(anException({ match: { rule: 'js/sql-injection', branches } }));

  test.each([
    ['the branch itself', 'main', 'main', 1],
    ['one of several', ['main', 'release/*'], 'release/1.2', 1],
    ['a star', 'release/*', 'release/1.2', 1],
    ['another branch', 'main', 'feature', 0],
    ['another case', 'main', 'Main', 0],
    ['a branch that only begins alike', 'main', 'main-2', 0],
    ['a branch that is not known', ['main', 'm*'], null, 0],
  ])('%s', (_title, branches, branch, expected) => {
    expect(apply([aDefect('d-1')], on(branches), { branch }).covered.size).toBe(expected);
  });

  test('a branch that is not known is a near miss, not a match', () => {
    expect(apply([aDefect('d-1')], on('main')).nearMisses.get('d-1')?.[0]).toMatchObject({
      why: 'nearly matches, but for its branches: the branch is not known',
    });
  });
});

describe('what became of an exception', () => {
  test.each([
    ['used', {}, 1, ''],
    ['unused', { match: { rule: 'other' } }, 0, 'nothing here meets its rule'],
    ['expired', { validThrough: '2026-11-20' }, 1, 'ended 2026-11-20'],
    ['expired', { validThrough: '2026-11-20', match: { rule: 'other' } }, 0, 'ended 2026-11-20'],
    ['refused', { signOffs: [] }, 1, 'sign-offs missing: 1 more person'],
    ['refused', { maxSeverity: 'low' }, 1, 'matches a high defect, above its maxSeverity low'],
    ['unused', { match: { rule: 'other' }, signOffs: [] }, 0, 'nothing here meets its rule'],
  ] as const)('%s: %j', (standing, over, matches, why) => {
    const { outcomes } = apply([aDefect('d-1')], exceptionsOf(anException(over)));
    expect(Object.entries(outcomes).flatMap(([name, all]) => (all.length > 0 ? [name] : []))).toEqual([standing]);
    expect(outcomes[standing]).toMatchObject([{ id: 'EX-1', matches, why }]);
  });

  test('the one that holds longest covers, and the other is used as well', () => {
    const exceptions = exceptionsOf(
      anException({ id: 'EX-a', validThrough: '2026-12-01' }),
      anException({ id: 'EX-b', validThrough: '2026-12-31' }),
    );
    const coverage = apply([aDefect('d-1')], exceptions);
    expect(covered(coverage)).toEqual(['d-1 by EX-b']);
    expect(coverage.outcomes.used.map(({ id }) => id)).toEqual(['EX-b', 'EX-a']);
  });

  test('of two that hold equally long, the one whose id comes first covers', () => {
    expect(covered(apply([aDefect('d-1')], exceptionsOf(anException({ id: 'EX-b' }), anException({ id: 'EX-a' }))))).toEqual([
      'd-1 by EX-a',
    ]);
  });

  test('one that does not hold does not stand in the way of one that does', () => {
    const exceptions = exceptionsOf(anException({ id: 'EX-a', validThrough: '2027-01-20', signOffs: [] }), anException({ id: 'EX-b' }));
    expect(covered(apply([aDefect('d-1')], exceptions))).toEqual(['d-1 by EX-b']);
  });
});

describe('a near miss', () => {
  const lodash = { name: 'lodash', version: '5.0.0', ecosystem: 'npm', purl: null, fixed: [] };
  const finding = { rule: 'CVE-1-1', vulnerability: { id: 'CVE-2021-23337', aliases: [] }, package: lodash };
  test.each([
    ['a path that moved', { rule: 'CVE-1-1', path: 'src/old.ts' }, 'nearly matches, but for its path: the path is "src/a.ts"'],
    [
      'a rule of another name',
      { rule: 'CVE-1-2', vulnerability: 'CVE-2021-23337' },
      'nearly matches, but for its rule: the rule is "CVE-1-1"',
    ],
    [
      'a version that is out of range',
      { vulnerability: 'CVE-2021-23337', package: 'lodash@<4.17.21' },
      'nearly matches, but for its package: version "5.0.0" is outside "<4.17.21"',
    ],
    [
      'an ecosystem that is not compared',
      { vulnerability: 'CVE-2021-23337', package: 'pkg:gem/lodash' },
      'nearly matches, but for its package: the package is of ecosystem "npm"',
    ],
    ['another tool', { rule: 'CVE-1-1', tool: 'Grype' }, 'nearly matches, but for its tool: the tool is "CodeQL"'],
  ])('%s', (_title, match, why) => {
    const coverage = apply([aDefect('d-1', 'high', finding)], exceptionsOf(anException({ match })));
    expect(coverage.covered.size).toBe(0);
    expect(coverage.outcomes.unused).toHaveLength(1);
    expect(coverage.nearMisses.get('d-1')).toEqual([
      { exception: 'EX-1', where: 'exceptions.yml:1', why, fix: 'correct the exception if it means this defect; that takes new sign-offs' },
    ]);
  });

  test.each([
    ['two criteria do not hold', { rule: 'CVE-1-1', path: 'src/old.ts', tool: 'Grype' }],
    ['nothing but the tool or the folder holds', { rule: 'x', path: 'src/**', tool: 'CodeQL' }],
    ['its only criterion does not hold', { rule: 'x' }],
  ])('there is none where %s', (_title, match) => {
    expect(apply([aDefect('d-1', 'high', finding)], exceptionsOf(anException({ match }))).nearMisses.size).toBe(0);
  });
});
