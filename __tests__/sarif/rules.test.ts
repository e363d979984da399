// Which rule a result follows, and what happens when it names two.

import { describe, expect, test } from 'vitest';
import { rater } from '../../src/rating/rate.ts';
import { aLog, aPolicy, aResult, aSarifRun, readSarif } from '../builders.ts';

const severityOf = rater(aPolicy()).rate;

/** Rules whose level and security-severity tell them apart. */
function aRule(id: string | undefined, level: string, over: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...(id === undefined ? {} : { id }), defaultConfiguration: { level }, ...over };
}

const GUID = '11111111-2222-4333-8444-55555555aAaA';
const OTHER_GUID = '99999999-2222-4333-8444-555555555555';

const TOOL = {
  driver: {
    name: 'CodeQL',
    guid: GUID,
    rules: [
      aRule('A', 'note'),
      aRule('B', 'error', { guid: OTHER_GUID }),
      aRule('C', 'none', { guid: GUID }),
      aRule('C/sub', 'warning'),
      aRule('D', 'note'),
      aRule('D', 'error'),
      'not a rule',
      aRule(undefined, 'note'),
    ],
  },
  extensions: [
    { name: 'queries', guid: '22222222-2222-4333-8444-555555555555', rules: [aRule('A', 'error'), aRule('E', 'note')] },
    { name: 'other queries', rules: [aRule('E', 'error')] },
    'not an extension',
  ],
};

function read(over: Record<string, unknown>, tool: unknown = TOOL) {
  const { level: _level, ruleId: _ruleId, ...bare } = aResult();
  const { findings, runs } = readSarif(aLog([aSarifRun([{ ...bare, ...over }], { tool })]));
  const [finding] = findings;
  const [facts] = runs;
  if (finding === undefined || facts === undefined) throw new Error('no finding');
  const [claim, ...others] = finding.claims;
  return { finding, claim, others, rule: finding.rule, contradictions: facts.contradictions.rule, counts: facts.counts };
}

describe('a rule in the driver', () => {
  test.each([
    ['by ruleIndex', { ruleIndex: 1 }, 'B', 'error'],
    ['by ruleId', { ruleId: 'B' }, 'B', 'error'],
    ['by both', { ruleIndex: 1, ruleId: 'B' }, 'B', 'error'],
    ['by rule.index', { rule: { index: 1 } }, 'B', 'error'],
    ['by rule.id', { rule: { id: 'B' } }, 'B', 'error'],
    ['by rule.guid', { rule: { guid: OTHER_GUID } }, 'B', 'error'],
    ['by rule.guid in other case', { rule: { guid: GUID.toUpperCase() } }, 'C', 'none'],
    ['by ruleIndex 0', { ruleIndex: 0 }, 'A', 'note'],
    ['by the index of one that has no id', { ruleIndex: 7, rule: { index: 7 } }, '', 'note'],
    ['by a reference that names the driver by guid', { rule: { id: 'A', toolComponent: { guid: GUID.toLowerCase() } } }, 'A', 'note'],
    ['by a reference that names the driver by name', { rule: { id: 'A', toolComponent: { name: 'CodeQL' } } }, 'A', 'note'],
    ['by id where the index is -1', { ruleIndex: -1, ruleId: 'B' }, 'B', 'error'],
    ['by id where the index is null', { ruleIndex: null, ruleId: 'B' }, 'B', 'error'],
    ['by id where the index is text', { ruleIndex: '0', ruleId: 'B' }, 'B', 'error'],
    ['by id where the index is a fraction', { ruleIndex: 0.5, ruleId: 'B' }, 'B', 'error'],
    ['by id where the index is beyond the table', { ruleIndex: 99, ruleId: 'B' }, 'B', 'error'],
    ['by id where the index names no object', { ruleIndex: 6, ruleId: 'B' }, 'B', 'error'],
    ['by guid where the index is beyond the table', { rule: { index: 99, guid: OTHER_GUID } }, 'B', 'error'],
  ])('%s is followed', (_how, over, id, level) => {
    const { claim, others } = read(over);
    expect(claim).toMatchObject({ rule: id, level, levelFrom: 'rule' });
    expect(others).toEqual([]);
  });

  test('D4: an index that JSON cannot carry exactly names nothing', () => {
    const text = JSON.stringify(aLog([aSarifRun([{ ruleIndex: 'BIG', message: { text: 'x' } }], { tool: TOOL })]));
    for (const index of ['1e400', '9007199254740993', '-1e400']) {
      expect(readSarif(text.replace('"BIG"', index)).findings[0]?.claims[0].levelFrom).toBe('default');
    }
  });
});

describe('a reference that names nothing', () => {
  test.each([{}, { index: -1 }, { guid: '' }])('as its component, %j, leaves the same id of an extension in play', (toolComponent) => {
    const { claim, others, finding } = read({ rule: { id: 'A', toolComponent } });
    expect(claim).toMatchObject({ rule: 'A', level: 'note' });
    expect(others.length).toBeGreaterThan(0);
    expect(severityOf(finding).severity).toBe('high');
  });

  test.each([7, {}, [], true])('as its rule, %j, is unrated: nobody can look it up', (ruleId) => {
    expect(severityOf(read({ ruleId }).finding).severity).toBe('critical');
  });
});

describe('a hierarchical id', () => {
  test.each([
    ['C/sub', 'C/sub', 'warning'],
    ['C/sub/x', 'C/sub', 'warning'],
    ['C/sub/x/y', 'C/sub', 'warning'],
    ['C/other', 'C', 'none'],
    ['C/', 'C', 'none'],
    ['B/x', 'B', 'error'],
  ])('%s follows rule %s', (ruleId, id, level) => {
    expect(read({ ruleId }).claim).toMatchObject({ rule: id, level, levelFrom: 'rule' });
    expect(read({ ruleId }).rule).toBe(ruleId);
  });

  test.each(['Csub', '/C', 'c', 'X/C', ''])('"%s" follows none of them', (ruleId) => {
    expect(read({ ruleId }).claim).toMatchObject({ rule: '', level: 'warning', levelFrom: 'default' });
  });

  test('with an index of its parent is no contradiction', () => {
    expect(read({ ruleId: 'B/x', ruleIndex: 1 })).toMatchObject({ contradictions: 0, claim: { rule: 'B' }, others: [] });
  });

  test('of a thousand parts is read at once', () => {
    const started = performance.now();
    expect(read({ ruleId: `C${'/x'.repeat(1000)}` }).claim.rule).toBe('C');
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a rule in an extension', () => {
  test.each([
    ['by index', { index: 0, toolComponent: { index: 0 } }, 'A', 'error'],
    ['by id', { id: 'E', toolComponent: { index: 1 } }, 'E', 'error'],
    ['by id, of the extension named by name', { id: 'E', toolComponent: { name: 'queries' } }, 'E', 'note'],
    ['by id, of the extension named by guid', { id: 'E', toolComponent: { guid: '22222222-2222-4333-8444-555555555555' } }, 'E', 'note'],
    ['by index, with an id in the result', { index: 1, toolComponent: { index: 0 } }, 'E', 'note'],
  ])('%s is followed', (_how, rule, id, level) => {
    expect(read({ rule }).claim).toMatchObject({ rule: id, level, levelFrom: 'rule' });
    expect(read({ rule }).rule).toBe(id);
  });

  test('is followed by the ruleIndex of the result, too', () => {
    expect(read({ ruleIndex: 1, rule: { toolComponent: { index: 0 } } }).claim).toMatchObject({ rule: 'E', level: 'note' });
  });

  test('of the same id as one in the driver is followed only where the extension is named', () => {
    expect(read({ ruleId: 'A' }).claim.level).toBe('note');
    expect(read({ ruleId: 'A' }).others).toMatchObject([{ rule: 'A', level: 'error', levelFrom: 'rule' }]);
    expect(read({ ruleId: 'A', rule: { toolComponent: { index: 0 } } })).toMatchObject({ claim: { level: 'error' }, others: [] });
    expect(read({ ruleId: 'A', rule: { toolComponent: { name: 'CodeQL' } } })).toMatchObject({ claim: { level: 'note' }, others: [] });
  });
});

describe('a rule that stands only in an extension which the result does not name', () => {
  test('does not count as SARIF reads it, and is rated by what it says where that is worse', () => {
    const rules = [{ id: 'java/xss', defaultConfiguration: { level: 'error' }, properties: { 'security-severity': '9.8' } }];
    const { counts, finding, contradictions } = read(
      { ruleId: 'java/xss' },
      { driver: { name: 'x' }, extensions: [{ name: 'rules', rules }] },
    );
    expect(counts.byLevel.warning).toBe(1);
    expect(counts.bySecuritySeverity.critical).toBe(0);
    expect(severityOf(finding).severity).toBe('critical');
    expect(contradictions).toBe(1);
  });
});

describe('a dangling reference', () => {
  test.each([
    ['an unknown id', { ruleId: 'nobody' }, 'nobody'],
    ['an index beyond the table', { ruleIndex: 99 }, ''],
    ['an extension beyond the list', { rule: { id: 'A', toolComponent: { index: 99 } } }, 'A'],
    ['an extension that is no object', { rule: { id: 'A', toolComponent: { index: 2 } } }, 'A'],
    ['an unknown extension name', { rule: { id: 'A', toolComponent: { name: 'nobody' } } }, 'A'],
    ['an unknown extension guid', { rule: { id: 'A', toolComponent: { guid: OTHER_GUID } } }, 'A'],
    ['an unknown rule guid', { rule: { guid: '00000000-0000-4000-8000-000000000000' } }, ''],
    ['nothing at all', {}, ''],
    ['a rule that is text', { rule: 'A' }, ''],
    ['an id that is empty', { ruleId: '' }, ''],
  ])('to %s is a warning of the id that is given', (_what, over, id) => {
    const { claim, rule, contradictions } = read(over);
    expect(claim).toMatchObject({ rule: '', level: 'warning', levelFrom: 'default', securitySeverity: { kind: 'absent' } });
    expect({ rule, contradictions }).toEqual({ rule: id, contradictions: 0 });
  });

  test.each([null, {}, [], { driver: null }, { driver: { rules: null } }, { driver: { rules: {} } }, 'CodeQL'])(
    'in a run whose tool is %j reads as well',
    (tool) => {
      expect(read({ ruleId: 'A', ruleIndex: 0 }, tool).claim).toMatchObject({ level: 'warning', levelFrom: 'default' });
    },
  );
});

describe('two rules of one id', () => {
  test('are told apart by index', () => {
    expect(read({ ruleId: 'D', ruleIndex: 4 })).toMatchObject({ contradictions: 0, claim: { level: 'note' }, others: [] });
    expect(read({ ruleId: 'D', ruleIndex: 5 })).toMatchObject({ contradictions: 0, claim: { level: 'error' }, others: [] });
  });

  test('are the first one without an index, as SARIF counts, and every one of them is a claim', () => {
    const { claim, others, counts, contradictions } = read({ ruleId: 'D' });
    expect(claim.level).toBe('note');
    expect(others).toMatchObject([{ rule: 'D', level: 'error', levelFrom: 'rule' }]);
    expect(counts.byLevel).toEqual({ error: 0, warning: 0, note: 1, none: 0 });
    expect(contradictions).toBe(0);
  });

  const [MILD, MIDDLE, SEVERE] = [
    aRule('X', 'none'),
    aRule('X', 'warning'),
    aRule('X', 'error', { properties: { 'security-severity': '9.8' } }),
  ];
  const ORDERS = [
    [MILD, MIDDLE, SEVERE],
    [MILD, SEVERE, MIDDLE],
    [MIDDLE, MILD, SEVERE],
    [MIDDLE, SEVERE, MILD],
    [SEVERE, MILD, MIDDLE],
    [SEVERE, MIDDLE, MILD],
  ];
  const references = [{ ruleId: 'X' }, { rule: { id: 'X' } }, { ruleId: 'X', rule: { id: 'X' } }, { ruleId: 'X/y' }];
  const dangling = [{ ruleIndex: -1 }, { ruleIndex: 99 }, { ruleIndex: null }, { ruleIndex: '0' }].map((index) => ({
    ruleId: 'X',
    ...index,
  }));

  describe.each([...references, ...dangling])('named by %j', (over) => {
    test.each(ORDERS)('are rated as the most severe, in any order, in the driver', (...rules) => {
      const { finding, counts } = read(over, { driver: { name: 'x', rules } });
      expect(finding.claims.map(({ level }) => level).toSorted()).toEqual(['error', 'none', 'warning']);
      expect(severityOf(finding).severity).toBe('critical');
      expect(counts.byLevel).toMatchObject({ [finding.claims[0].level]: 1 });
      expect(counts.bySecuritySeverity.critical).toBe(rules[0] === SEVERE ? 1 : 0);
    });

    test.each(ORDERS)('are rated as the most severe, in any order, in the driver and two extensions', (first, second, third) => {
      const extensions = [second, third].map((rule, index) => ({ name: `e${index}`, rules: [rule] }));
      const { finding } = read(over, { driver: { name: 'x', rules: [first] }, extensions });
      expect(finding.claims.map(({ level }) => level).toSorted()).toEqual(['error', 'none', 'warning']);
      expect(severityOf(finding).severity).toBe('critical');
    });
  });

  test.each(ORDERS)('are told apart by index and by guid, in any order', (...all) => {
    const guid = (index: number): string => `0000000${index}-0000-4000-8000-000000000000`;
    const rules: readonly Record<string, unknown>[] = all.map((rule, index) => ({ ...rule, guid: guid(index) }));
    for (const [index, rule] of rules.entries()) {
      const severity = { none: 'none', warning: 'medium', error: 'critical' }[(rule['defaultConfiguration'] as { level: 'none' }).level];
      for (const over of [{ ruleIndex: index }, { rule: { index } }, { rule: { guid: guid(index) } }]) {
        const { finding, others, contradictions } = read({ ruleId: 'X', ...over }, { driver: { name: 'x', rules } });
        expect({ others, contradictions, severity: severityOf(finding).severity }).toEqual({ others: [], contradictions: 0, severity });
      }
    }
  });

  test('in an extension that the result names are claims as well, and those of the driver are none', () => {
    const tool = { driver: { name: 'x', rules: [SEVERE] }, extensions: [{ name: 'e', rules: [MILD, MIDDLE] }] };
    const { finding } = read({ rule: { id: 'X', toolComponent: { index: 0 } } }, tool);
    expect(finding.claims.map(({ level }) => level)).toEqual(['none', 'warning']);
    expect(severityOf(finding).severity).toBe('medium');
  });
});

describe('B10: an index and an id that name different rules', () => {
  test.each([
    ['ruleIndex and ruleId', { ruleIndex: 0, ruleId: 'B' }, ['A', 'B'], 'high'],
    ['ruleIndex and ruleId, the milder by id', { ruleIndex: 1, ruleId: 'A' }, ['B', 'A'], 'high'],
    ['rule.index and rule.id', { rule: { index: 0, id: 'B' } }, ['A', 'B'], 'high'],
    ['rule.index and ruleId', { rule: { index: 0 }, ruleId: 'B' }, ['A', 'B'], 'high'],
    ['rule.index and ruleIndex', { rule: { index: 0 }, ruleIndex: 1 }, ['A', 'B'], 'high'],
    ['rule.id and ruleId, and an extension’s rule of that id', { rule: { id: 'A' }, ruleId: 'B' }, ['A', 'B', 'A'], 'high'],
    ['rule.id and ruleId, of ids that stand once', { rule: { id: 'C' }, ruleId: 'B' }, ['C', 'B'], 'high'],
    ['rule.index and rule.guid', { rule: { index: 0, guid: OTHER_GUID } }, ['A', 'B'], 'high'],
    ['rule and the result, which agrees with itself', { rule: { index: 0, id: 'A' }, ruleIndex: 1, ruleId: 'B' }, ['A', 'B'], 'high'],
    ['ruleIndex and a hierarchical ruleId', { ruleIndex: 0, ruleId: 'B/x' }, ['A', 'B'], 'high'],
    ['the index of a rule without an id, and an id', { ruleIndex: 7, ruleId: 'B' }, ['', 'B'], 'high'],
  ])('are both read, and the more severe counts: %s', (_how, over, rules, severity) => {
    const { finding, counts, contradictions } = read(over);
    expect(finding.claims.map(({ rule }) => rule)).toEqual(rules);
    expect(severityOf(finding).severity).toBe(severity);
    expect(severityOf(finding).because).toContainEqual({
      what: expect.stringContaining('as following different rules') as string,
      where: null,
    });
    expect(contradictions).toBe(1);
    const [followed] = finding.claims;
    expect(counts.byLevel[followed.level]).toBe(1);
  });

  test('count as SARIF reads them: by index', () => {
    const rules = [
      { id: 'A', properties: { 'security-severity': '2.0' } },
      { id: 'B', properties: { 'security-severity': '9.9' } },
    ];
    const { counts, finding } = read({ ruleIndex: 0, ruleId: 'B' }, { driver: { name: 'x', rules } });
    expect(counts.bySecuritySeverity).toEqual({ critical: 0, high: 0, medium: 0, low: 1 });
    expect(severityOf(finding).severity).toBe('critical');
  });

  test('are no contradiction where the id is in no table', () => {
    expect(read({ ruleIndex: 0, ruleId: 'nobody' })).toMatchObject({ contradictions: 0, rule: 'nobody', claim: { rule: 'A' }, others: [] });
  });

  test('are counted for each result', () => {
    const twice = [aResult({ ruleIndex: 0, ruleId: 'B' }), aResult({ ruleIndex: 1, ruleId: 'A' }), aResult({ ruleIndex: 1, ruleId: 'B' })];
    expect(readSarif(aLog([aSarifRun(twice, { tool: TOOL })])).runs[0]?.contradictions.rule).toBe(2);
  });
});
