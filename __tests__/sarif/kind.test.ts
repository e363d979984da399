// Which results report a problem: kind, baselineState, suppressions, and contradictions of kind and level.

import { describe, expect, test } from 'vitest';
import { rater } from '../../src/rating/rate.ts';
import { aLog, aPolicy, aResult, aSarifRun, readSarif } from '../builders.ts';

const severityOf = rater(aPolicy()).rate;

function read(over: Record<string, unknown>) {
  const { level: _level, ...bare } = aResult();
  const rules = [{ id: 'js/sql-injection', defaultConfiguration: { level: 'error' } }];
  const { findings, runs } = readSarif(aLog([aSarifRun([{ ...bare, ...over }], { tool: { driver: { name: 'x', rules } } })]));
  const [run] = runs;
  if (run === undefined) throw new Error('no run');
  const [finding] = findings;
  return { finding, severity: finding && severityOf(finding), counts: run.counts, contradictions: run.contradictions };
}

describe('a result that reports no problem', () => {
  test.each([
    { kind: 'pass' },
    { kind: 'notApplicable' },
    { kind: 'informational' },
    { kind: 'pass', level: 'none' },
    { kind: 'pass', level: null },
    { kind: 'pass', level: 'info' },
    { kind: 'informational', level: 'none', properties: { 'security-severity': '9.8' } },
    { baselineState: 'absent' },
    { baselineState: 'absent', kind: 'fail', level: 'error' },
    { baselineState: 'absent', kind: 'open' },
  ])('%j is counted as a result, and is no defect', (over) => {
    const { finding, counts, contradictions } = read(over);
    expect(finding).toBeUndefined();
    expect(counts).toMatchObject({ results: 1, notDefects: 1 });
    expect(contradictions.kind).toBe(0);
  });
});

describe('a result that reports a problem', () => {
  test.each([
    [{}, 'fail', 'high', 'error'],
    [{ kind: 'fail' }, 'fail', 'high', 'error'],
    [{ kind: null }, 'fail', 'high', 'error'],
    [{ kind: 'fail', level: 'none' }, 'fail', 'none', 'none'],
    [{ kind: 'open' }, 'open', 'medium', 'none'],
    [{ kind: 'open', level: 'none' }, 'open', 'medium', 'none'],
    [{ kind: 'open', level: 'note' }, 'open', 'medium', 'none'],
    [{ kind: 'open', level: 'warning' }, 'open', 'medium', 'none'],
    [{ kind: 'open', level: 'error' }, 'open', 'high', 'none'],
    [{ kind: 'open', level: 'critical' }, 'open', 'high', 'none'],
    [{ kind: 'open', level: ' ERROR ' }, 'open', 'high', 'none'],
    [{ kind: 'open', level: 'info' }, 'open', 'medium', 'none'],
    [{ kind: 'open', properties: { 'security-severity': '9.1' } }, 'open', 'critical', 'none'],
    [{ kind: 'review' }, 'review', 'medium', 'none'],
    [{ kind: 'review', level: 'none' }, 'review', 'medium', 'none'],
    [{ kind: 'review', level: 'error' }, 'review', 'high', 'none'],
    [{ kind: 'review', level: 'Fatal' }, 'review', 'high', 'none'],
    [{ kind: 'review', level: 'off' }, 'review', 'medium', 'none'],
    [{ baselineState: 'new' }, 'fail', 'high', 'error'],
    [{ baselineState: 'unchanged' }, 'fail', 'high', 'error'],
    [{ baselineState: 'updated' }, 'fail', 'high', 'error'],
    [{ baselineState: 'existing' }, 'fail', 'high', 'error'],
    [{ baselineState: 'Absent' }, 'fail', 'high', 'error'],
    [{ baselineState: ['absent'] }, 'fail', 'high', 'error'],
    [{ baselineState: null }, 'fail', 'high', 'error'],
  ])('%j is of kind %s, severity %s, and counts as level %s', (over, kind, severity, level) => {
    const { finding, severity: rating, counts, contradictions } = read(over);
    expect(finding?.kind).toBe(kind);
    expect(rating?.severity).toBe(severity);
    expect(counts).toMatchObject({ results: 1, notDefects: 0 });
    expect(counts.byLevel).toEqual({ error: 0, warning: 0, note: 0, none: 0, [level]: 1 });
    expect(contradictions.kind).toBe(0);
  });

  test.each([
    ['open', 'level warning, as kind open counts at least'],
    ['review', 'level warning, as kind review counts at least'],
  ])('of kind %s says why it is a warning', (kind, what) => {
    expect(read({ kind, level: 'note' }).severity?.because).toEqual([{ what, where: null }]);
    expect(read({ kind, level: 'error' }).severity?.because).toEqual([{ what: 'level error', where: null }]);
  });
});

describe('B10: a kind that contradicts its level, or that nobody knows', () => {
  test.each([
    [{ kind: 'pass', level: 'error' }, 'high'],
    [{ kind: 'pass', level: 'note' }, 'low'],
    [{ kind: 'notApplicable', level: 'warning' }, 'medium'],
    [{ kind: 'informational', level: 'error' }, 'high'],
    [{ kind: 'suppressed' }, 'high'],
    [{ kind: 'Pass' }, 'high'],
    [{ kind: 'PASS', level: 'none' }, 'none'],
    [{ kind: ' pass' }, 'high'],
    [{ kind: '' }, 'high'],
    [{ kind: 0 }, 'high'],
    [{ kind: false }, 'high'],
    [{ kind: ['pass'] }, 'high'],
    [{ kind: {} }, 'high'],
  ])('%j is a problem of severity %s, and counted as a contradiction', (over, severity) => {
    const { finding, severity: rating, counts, contradictions } = read(over);
    expect(finding?.kind).toBe('fail');
    expect(rating?.severity).toBe(severity);
    expect(counts).toMatchObject({ results: 1, notDefects: 0 });
    expect(contradictions.kind).toBe(1);
  });

  test.each(['__proto__', 'constructor', 'toString'])(
    'D5: kind, level, baselineState and suppression "%s" are nothing the gate knows',
    (name) => {
      const { finding, counts } = read({ kind: name, level: name, baselineState: name, suppressions: [{ kind: name, status: name }] });
      expect(finding).toMatchObject({ kind: 'fail', suppressions: [{ kind: 'unknown', status: 'unknown' }] });
      expect(counts.byLevel).toEqual({ error: 0, warning: 0, note: 0, none: 1 });
    },
  );
});

describe('B7: suppressions', () => {
  test.each<[string, unknown, readonly unknown[]]>([
    ['absent', undefined, []],
    ['null', null, []],
    ['an empty list', [], []],
    ['an object, which is no list', { kind: 'inSource' }, []],
    ['in source, without status', [{ kind: 'inSource' }], [{ kind: 'inSource', status: 'accepted' }]],
    ['in source, status null', [{ kind: 'inSource', status: null }], [{ kind: 'inSource', status: 'accepted' }]],
    ['external, accepted', [{ kind: 'external', status: 'accepted' }], [{ kind: 'external', status: 'accepted' }]],
    ['under review', [{ kind: 'external', status: 'underReview' }], [{ kind: 'external', status: 'underReview' }]],
    ['rejected', [{ kind: 'external', status: 'rejected' }], [{ kind: 'external', status: 'rejected' }]],
    ['of an unknown status', [{ kind: 'inSource', status: 'ACCEPTED' }], [{ kind: 'inSource', status: 'unknown' }]],
    ['of an empty status', [{ kind: 'inSource', status: '' }], [{ kind: 'inSource', status: 'unknown' }]],
    ['of an unknown kind', [{ kind: 'insource' }], [{ kind: 'unknown', status: 'accepted' }]],
    ['without a kind, as Roslyn writes it', [{ state: 'suppressed' }], [{ kind: 'unknown', status: 'accepted' }]],
    ['that are no object', ['inSource'], [{ kind: 'unknown', status: 'accepted' }]],
    [
      'mixed',
      [{ kind: 'inSource' }, { kind: 'external', status: 'rejected' }],
      [
        { kind: 'inSource', status: 'accepted' },
        { kind: 'external', status: 'rejected' },
      ],
    ],
  ])('%s: kept as written, and lower nothing', (_title, suppressions, expected) => {
    const { finding, severity, counts } = read(suppressions === undefined ? {} : { suppressions });
    expect(finding?.suppressions).toEqual(expected);
    expect(severity?.severity).toBe('high');
    expect(counts).toMatchObject({ results: 1, notDefects: 0 });
  });
});

describe('security', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, boolean]>([
    ['nothing says so', {}, {}, false],
    ['a security-severity does', { properties: { 'security-severity': '1' } }, {}, true],
    ['one that nobody can read does', { properties: { 'security-severity': 'x' } }, {}, true],
    ['one of 0.0 does not', { properties: { 'security-severity': '0.0' } }, {}, false],
    ['a tag of the rule does', {}, { properties: { tags: ['security'] } }, true],
    ['a tag of the result does', { properties: { tags: ['Security', 'x'] } }, {}, true],
    ['a tag that only contains the word does not', {}, { properties: { tags: ['insecurity'] } }, false],
    ['tags that are no list do not', {}, { properties: { tags: 'security' } }, false],
    ['a CWE does', {}, { properties: { tags: ['external/cwe/cwe-079'] } }, true],
    ['a vulnerability does', { ruleId: 'CVE-2024-1111' }, {}, true],
    ['a rule about secrets does', { ruleId: 'generic-api-key' }, {}, true],
  ])('is known of a result where %s: %j %j', (_title, result, rule, security) => {
    const rules = [{ id: 'R', ...rule }];
    const run = aSarifRun([aResult({ ruleId: 'R', ...result })], { tool: { driver: { name: 'x', rules } } });
    expect(readSarif(aLog([run])).findings[0]?.security).toBe(security);
  });
});
