// One severity for each finding: what the tool claims, then the first severity rule of the policy that matches.

import { assert, constantFrom, property, record, option, array, double, integer, oneof, constant, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim, Finding, SecuritySeverity } from '../../src/model/finding.ts';
import { LEVELS, SEVERITIES, rank, severityOfLevel, type Severity } from '../../src/model/severity.ts';
import { rater } from '../../src/rating/rate.ts';
import { aClaim, aFinding, aPolicy } from '../builders.ts';

const AT = { input: 'scan.sarif', run: 0, result: 12 };

const score = (value: number): Partial<Claim> => ({ securitySeverity: { kind: 'score', score: value }, securitySeverityFrom: 'result' });
const word = (value: Severity): Partial<Claim> => ({ securitySeverity: { kind: 'word', word: value }, securitySeverityFrom: 'result' });
const unrated = (text: string): Partial<Claim> => ({ securitySeverity: { kind: 'unrated', text }, securitySeverityFrom: 'result' });

function claiming(...claims: readonly Partial<Claim>[]): Finding {
  const [first = {}, ...others] = claims;
  return aFinding({ at: AT, claims: [aClaim(first), ...others.map((claim) => aClaim(claim))] });
}

function rate(finding: Finding, severity = '') {
  return rater(aPolicy(severity === '' ? '' : `severity:\n${severity}`)).rate(finding);
}

/** A policy with severity rules, one a line, from line 4 on. */
function rules(...lines: readonly string[]): string {
  return `  rules:\n${lines.map((line) => `    - {${line}}`).join('\n')}`;
}

describe('a severity that the tool claims', () => {
  test.each<[Partial<Claim>, Severity]>([
    [score(10), 'critical'],
    [score(9), 'critical'],
    [score(8.999), 'high'],
    [score(7), 'high'],
    [score(6.999), 'medium'],
    [score(4), 'medium'],
    [score(3.999), 'low'],
    [score(0.0001), 'low'],
    [word('critical'), 'critical'],
    [word('high'), 'high'],
    [word('medium'), 'medium'],
    [word('low'), 'low'],
    [word('none'), 'none'],
    [unrated('9,8'), 'critical'],
    [unrated(''), 'critical'],
    [{ level: 'error' }, 'high'],
    [{ level: 'warning' }, 'medium'],
    [{ level: 'note' }, 'low'],
    [{ level: 'none' }, 'none'],
    [{ level: 'none', ...score(9.8) }, 'critical'],
    [{ level: 'error', ...score(0.1) }, 'low'],
    [{ level: 'error', ...word('none') }, 'none'],
    [{ level: 'none', ...unrated('x') }, 'critical'],
  ])('%j is %s', (claim, severity) => {
    expect(rate(claiming(claim))).toMatchObject({ severity, lowered: null });
  });

  test.each<[string, Partial<Claim>, string]>([
    ['a score', score(9.1), 'security-severity 9.1'],
    ['a score of the rule', { ...score(9.1), securitySeverityFrom: 'rule' }, 'security-severity 9.1 (rule js/sql-injection)'],
    ['a score of a rule without id', { ...score(9.1), securitySeverityFrom: 'rule', rule: '' }, 'security-severity 9.1 (rule without id)'],
    ['a word', word('low'), 'security-severity "low"'],
    ['a word of the rule', { ...word('low'), securitySeverityFrom: 'rule' }, 'security-severity "low" (rule js/sql-injection)'],
    ['nobody can read', unrated('9,8'), 'unrated (treated as critical): security-severity "9,8" is not a number from 0 to 10'],
    ['a level', { level: 'error' }, 'level error'],
    ['a level of the rule', { level: 'note', levelFrom: 'rule' }, 'level note, the default of rule js/sql-injection'],
    ['a level of a rule without id', { level: 'note', levelFrom: 'rule', rule: '' }, 'level note, the default of rule without id'],
    ['a level of the run', { level: 'note', levelFrom: 'override' }, 'level note, as the run configures rule js/sql-injection'],
    ['a level of nobody', { level: 'warning', levelFrom: 'default' }, 'level warning, since neither result nor rule names one'],
  ])('says where it comes from: %s', (_title, claim, what) => {
    expect(rate(claiming(claim)).because).toEqual([{ what, where: null }]);
  });

  test.each(['open', 'review'] as const)('of kind %s says that it is at least a warning', (kind) => {
    const finding = aFinding({ at: AT, kind, claims: [aClaim({ level: 'warning', levelFrom: 'default' })] });
    expect(rate(finding)).toMatchObject({ severity: 'medium', because: [{ what: `level warning, as kind ${kind} counts at least` }] });
  });
});

describe('B10: two readings', () => {
  test.each<[string, Partial<Claim>, Partial<Claim>, Severity, string]>([
    ['the first is worse', { rule: 'A', ...score(9.8) }, { rule: 'B', level: 'note' }, 'critical', 'security-severity 9.8'],
    ['the second is worse', { rule: 'A', level: 'note' }, { rule: 'B', ...score(9.8) }, 'critical', 'security-severity 9.8'],
    ['both are equal', { rule: 'A', level: 'error' }, { rule: 'B', ...score(7) }, 'high', 'level error'],
    ['one cannot be read', { rule: 'A', ...score(9.8) }, { rule: 'B', ...unrated('x') }, 'critical', 'security-severity 9.8'],
  ])('are rated as the more severe one, and both are told: %s', (...[, first, second, severity, what]) => {
    expect(rate(claiming(first, second))).toEqual({
      severity,
      because: [
        { what, where: null },
        { what: 'it can be read as following different rules (A or B): the more severe reading counts', where: null },
      ],
      lowered: null,
    });
  });
});

describe('B10: several readings', () => {
  const readings = [
    { rule: 'D', level: 'none' },
    { rule: 'D', level: 'note' },
    { rule: 'D', ...score(9.8) },
  ] as const;

  test.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const)('by rules of one id are rated as the most severe one, in any order: %i, %i, %i', (...order) => {
    expect(rate(claiming(...order.map((index) => readings[index])))).toMatchObject({
      severity: 'critical',
      because: [{ what: 'security-severity 9.8', where: null }, { where: null }],
      lowered: null,
    });
  });
});

describe('an unrated finding', () => {
  test.each(SEVERITIES)('is %s where the policy says so, which lowers it unless it is critical', (severity) => {
    const rating = rate(claiming({ level: 'error', ...unrated('9,8') }), `  unrated: ${severity}`);
    expect(rating.severity).toBe(severity);
    expect(rating.because[0]?.what).toMatch(new RegExp(`^unrated \\(treated as ${severity}\\)`));
    const reduction = { kind: 'unrated', where: 'policy.yml:3', reason: `an unrated finding counts as ${severity}` };
    expect(rating.lowered).toEqual(severity === 'critical' ? null : reduction);
  });

  test('lowers also where another reading is the worse one', () => {
    const finding = claiming({ rule: 'A', ...unrated('x') }, { rule: 'B', ...score(5) });
    expect(rate(finding, '  unrated: low')).toMatchObject({ severity: 'medium', lowered: { kind: 'unrated' } });
    expect(rate(claiming(unrated('x'), score(9.8)), '  unrated: low')).toMatchObject({ severity: 'critical', lowered: null });
  });

  test('that a rule makes critical again is not lowered', () => {
    const policy = (to: string): string => `  unrated: low\n${rules(`when: {tool: CodeQL}, atLeast: ${to}, reason: r`)}`;
    expect(rate(claiming(unrated('x')), policy('critical'))).toMatchObject({ severity: 'critical', lowered: null });
    expect(rate(claiming(unrated('x')), policy('high'))).toMatchObject({ severity: 'high', lowered: { kind: 'unrated' } });
  });

  test('changes nothing for a finding that can be read', () => {
    expect(rate(claiming(score(9.8)), '  unrated: low')).toMatchObject({ severity: 'critical', lowered: null });
  });
});

const NO_PACKAGE = { version: null, ecosystem: null, purl: null, fixed: [] };
const LODASH = { name: 'lodash', version: '4.17.20', ecosystem: 'npm', purl: 'pkg:npm/lodash@4.17.20', fixed: ['4.17.21'] };
const CVE = { id: 'CVE-2021-23337', aliases: ['GHSA-35jh-r3h4-6jhm'] };
const somewhere = (path: string | null): Partial<Finding> => ({
  location: { path, display: path ?? 'alpine:3.10', line: 1, column: null, endLine: null },
});

describe('a severity rule', () => {
  test.each<[string, Partial<Finding>, boolean]>([
    ['tool: CodeQL', {}, true],
    ['tool: codeql', {}, true],
    ['tool: "Code*"', {}, true],
    ['tool: Trivy', {}, false],
    ['tool: [Trivy, CodeQL]', {}, true],
    ['rule: js/sql-injection', {}, true],
    ['rule: "js/*"', {}, true],
    ['rule: "*injection"', {}, true],
    ['rule: JS/sql-injection', {}, false],
    ['rule: js/sql', {}, false],
    ['rule: [py/x, js/sql-injection]', {}, true],
    ['path: src/a.ts', {}, true],
    ['path: "src/**"', {}, true],
    ['path: "**/*.ts"', {}, true],
    ['path: "src/*"', somewhere('src/x/a.ts'), false],
    ['path: "**/*.yml"', somewhere('.github/x.yml'), true],
    ['path: SRC/a.ts', {}, false],
    ['path: "docs/**"', {}, false],
    ['path: "**/*.ts"', somewhere(null), false],
    ['path: "src/\u00e9.ts"', somewhere('src/\u00e9.ts'), true],
    ['path: "src/e\u0301.ts"', somewhere('src/\u00e9.ts'), true],
    ['cwe: [CWE-89]', {}, true],
    ['cwe: cwe-89', {}, true],
    ['cwe: [CWE-79, CWE-89]', {}, true],
    ['cwe: [CWE-8]', {}, false],
    ['cwe: [CWE-89]', { cwe: [] }, false],
    ['vulnerability: CVE-2021-23337', { vulnerability: CVE }, true],
    ['vulnerability: ghsa-35jh-r3h4-6jhm', { vulnerability: CVE }, true],
    ['vulnerability: CVE-2021-2333', { vulnerability: CVE }, false],
    ['vulnerability: CVE-2021-23337', {}, false],
    ['package: lodash', { package: LODASH }, true],
    ['package: lodash@<4.17.21', { package: LODASH }, true],
    ['package: lodash@>=4.17.21', { package: LODASH }, false],
    ['package: pkg:npm/lodash', { package: LODASH }, true],
    ['package: pkg:pypi/lodash', { package: LODASH }, false],
    ['package: pkg:npm/lodash', { package: { ...NO_PACKAGE, name: 'lodash' } }, false],
    ['package: lodash@4.17.20', { package: { ...NO_PACKAGE, name: 'lodash' } }, false],
    ['package: lodash', {}, false],
    ['security: true', { security: true }, true],
    ['security: true', { security: false }, false],
    ['security: false', { security: false }, true],
    ['security: false', { security: true }, false],
    ['tool: CodeQL, rule: "js/*", path: "src/**", cwe: CWE-89, security: true', {}, true],
    ['tool: CodeQL, rule: "js/*", path: "docs/**"', {}, false],
    ['tool: Trivy, rule: "js/*"', {}, false],
  ])('with when: {%s} for %j: %s', (when, over, matches) => {
    const finding = aFinding({ at: AT, ...over });
    const rating = rate(finding, rules(`when: {${when}}, set: low, reason: known`));
    expect(rating.severity).toBe(matches ? 'low' : 'high');
    expect(rating.because.length).toBe(matches ? 2 : 1);
  });

  test('security: false leaves a finding with a CWE, a vulnerability or a security-severity alone', () => {
    const policy = rules('when: {security: false}, set: none, reason: style');
    expect(rate(aFinding({ security: true }), policy).severity).toBe('high');
    expect(rate(aFinding({ security: false }), policy)).toMatchObject({ severity: 'none', lowered: { kind: 'severity rule' } });
  });

  const named = (kind: string, to: Severity): string => rules(`when: {tool: CodeQL}, ${kind}: ${to}, reason: r`);

  test.each(SEVERITIES.flatMap((from) => SEVERITIES.map((to) => [from, to] as const)))(
    'changes %s to %s, at least, at most',
    (from, to) => {
      const finding = claiming(word(from));
      const at = (kind: string): Severity => rate(finding, named(kind, to)).severity;
      const [worse, milder] = rank(from) <= rank(to) ? [from, to] : [to, from];
      expect({ set: at('set'), atLeast: at('atLeast'), atMost: at('atMost') }).toEqual({ set: to, atLeast: worse, atMost: milder });
      for (const kind of ['set', 'atLeast', 'atMost']) {
        const { severity, lowered, because } = rate(finding, named(kind, to));
        const lower = rank(severity) > rank(from);
        expect(lowered).toEqual(lower ? { kind: 'severity rule', where: 'policy.yml:4', reason: 'r' } : null);
        const verb = severity === from ? `leaves it at ${from}` : `${lower ? 'lowers' : 'raises'} it to ${severity}`;
        expect(because).toEqual([
          { what: `security-severity "${from}"`, where: null },
          { what: `rule "r" ${verb}`, where: 'policy.yml:4' },
        ]);
      }
    },
  );

  test('is the first that matches; later ones do not add to it', () => {
    const policy = rules(
      'when: {tool: Trivy}, set: none, reason: other tool',
      'when: {rule: "js/*"}, atMost: medium, reason: first',
      'when: {tool: CodeQL}, set: none, reason: second',
      'when: {tool: CodeQL}, set: critical, reason: third',
    );
    const rating = rate(claiming(score(9.8)), policy);
    expect(rating).toMatchObject({ severity: 'medium', lowered: { where: 'policy.yml:5', reason: 'first' } });
    expect(rating.because).toEqual([
      { what: 'security-severity 9.8', where: null },
      { what: 'rule "first" lowers it to medium', where: 'policy.yml:5' },
    ]);
  });

  test('also ends the search where it changes nothing', () => {
    const policy = rules('when: {tool: CodeQL}, atLeast: low, reason: first', 'when: {tool: CodeQL}, set: none, reason: second');
    expect(rate(claiming(score(9.8)), policy)).toMatchObject({ severity: 'critical', lowered: null });
  });

  test('speaks after the more severe of two readings', () => {
    const finding = claiming({ rule: 'A', level: 'note' }, { rule: 'B', ...score(9.8) });
    const rating = rate(finding, rules('when: {tool: CodeQL}, atMost: high, reason: r'));
    expect(rating).toMatchObject({ severity: 'high', lowered: { kind: 'severity rule' } });
    expect(rating.because.length).toBe(3);
  });

  test('does not match by the rule that contradicts the one of the result', () => {
    const finding = { ...claiming({ rule: 'A' }, { rule: 'B' }), rule: 'B' };
    expect(rate(finding, rules('when: {rule: A}, set: none, reason: r')).severity).toBe('high');
  });
});

describe('whatever a finding claims', () => {
  const securitySeverity = oneof(
    double({ min: 0, max: 10, minExcluded: true, noNaN: true }).map((value): SecuritySeverity => ({ kind: 'score', score: value })),
    constantFrom(...SEVERITIES).map((one): SecuritySeverity => ({ kind: 'word', word: one })),
    constant<SecuritySeverity>({ kind: 'unrated', text: '9,8' }),
    constant<SecuritySeverity>({ kind: 'absent' }),
  );
  const claim = record({ level: constantFrom(...LEVELS), securitySeverity, rule: constantFrom('A', 'B', '') });

  test('another reading never lowers the severity', () => {
    assert(
      property(claim, array(claim, { maxLength: 3 }), claim, (first, more, added) => {
        const before = rate(claiming(first, ...more)).severity;
        const after = rate(claiming(first, ...more, added)).severity;
        expect(rank(after)).toBeLessThanOrEqual(rank(before));
      }),
    );
  });

  test('without a security-severity the level decides', () => {
    for (const level of LEVELS) expect(rate(claiming({ level })).severity).toBe(severityOfLevel(level));
  });

  test('what is lower than the claim is said to be lowered, and nothing else is', () => {
    const change = record({ kind: constantFrom('set', 'atLeast', 'atMost'), to: constantFrom(...SEVERITIES) });
    assert(
      property(array(claim, { minLength: 1, maxLength: 2 }), option(change), (claims, made) => {
        const finding = claiming(...claims);
        const claimed = rate(finding);
        const rated = made === null ? claimed : rate(finding, rules(`when: {tool: CodeQL}, ${made.kind}: ${made.to}, reason: r`));
        expect(rated.lowered !== null).toBe(rank(rated.severity) > rank(claimed.severity));
        expect(rated.because.length).toBe(claimed.because.length + (made === null ? 0 : 1));
      }),
    );
  });

  test('a finding that shares its claims with others is rated as it would be alone', () => {
    const policy = aPolicy(
      `severity:\n  unrated: medium\n${rules(
        'when: {rule: a}, atMost: low, reason: first',
        'when: {path: "src/**", rule: b}, set: critical, reason: second',
        'when: {path: "src/**"}, atMost: medium, reason: third',
        'when: {tool: semgrep}, atLeast: high, reason: fourth',
      )}`,
    );
    const of = record({
      // Places among the claims that are shared: one array for all findings that make them.
      claims: integer({ min: 0, max: 4 }),
      rule: constantFrom('a', 'b', 'c'),
      path: constantFrom('src/a.ts', 'lib/a.ts', null),
      tool: constantFrom('CodeQL', 'Semgrep'),
      kind: constantFrom('fail', 'open', 'review'),
    });
    const levelFrom = constantFrom<Claim['levelFrom']>('result', 'rule', 'default');
    const one = tuple(claim, levelFrom).map(([said, from]) => aClaim({ ...said, levelFrom: from }));
    const claims = array(array(one, { minLength: 1, maxLength: 3 }), { minLength: 5, maxLength: 5 });
    assert(
      property(claims, array(of, { maxLength: 25, size: 'max' }), (lists, all) => {
        const shared = lists as unknown as readonly Finding['claims'][];
        const { rate: rateShared, unused } = rater(policy);
        const silent = new Set(policy.severityRules);
        for (const { claims: place, path, tool, ...over } of all) {
          const finding = aFinding({
            ...over,
            claims: shared[place] ?? [aClaim()],
            tool: { name: tool, version: null, category: null },
            location: { path, display: path ?? 'x', line: 1, column: null, endLine: null },
          });
          const alone = rater(policy);
          expect(rateShared(finding)).toEqual(alone.rate({ ...finding, claims: structuredClone(finding.claims) }));
          const spoke = new Set(alone.unused());
          for (const rule of policy.severityRules) if (!spoke.has(rule)) silent.delete(rule);
        }
        expect(unused()).toEqual([...silent]);
      }),
      { numRuns: 400 },
    );
  });
});
