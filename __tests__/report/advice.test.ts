// What is advised to whoever is blocked: an exception that the gate takes, as narrow as it can be, and whoever signs it.

import { describe, expect, test } from 'vitest';
import { standIn } from '../../src/policy/built-in.ts';
import { adviser } from '../../src/report/advice.ts';
import { PLAIN } from '../../src/report/style.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { renderText } from '../../src/report/text.ts';
import { aFinding, aPolicy, exceptionsOf, anException, judge } from '../builders.ts';

function signOffsUnder(signOff: string): readonly string[] {
  const assessment = judge([aFinding({})], { rules: { policy: aPolicy(`application: {id: shop}\nsignOff: ${signOff}\n`) } });
  const [defect] = assessment.defects;
  const lines = defect === undefined ? [] : adviser(assessment).template(defect);
  return lines.slice(lines.findIndex((line) => line.startsWith('  signOffs:')));
}

const ROLES = 'roles: {appsec: {people: [{login: kim}]}, product: {people: [{login: sam}]}}';

describe('the entry to copy', () => {
  test.each<[string, string, readonly string[]]>([
    ['has a place for each role', `{${ROLES}, required: {high: {roles: {appsec: 2, product: 1}}}}`, ['appsec', 'appsec', 'product']],
    ['has a place for those of any role', `{${ROLES}, required: {high: {roles: {product: 1}, people: 2}}}`, ['product', 'product']],
    ['has as many as there are people asked for, in a role where the policy has some', `{${ROLES}}`, ['appsec']],
  ])('%s', (_title, signOff, roles) => {
    expect(signOffsUnder(signOff)).toEqual([
      '  signOffs:   # LOGIN is never who requested it',
      ...roles.map((role) => `    - {by: LOGIN, role: ${role}, on: 2026-11-21}`),
    ]);
  });

  test('names no role where the policy has none', () => {
    expect(signOffsUnder('{required: {high: {people: 2}}}').slice(1)).toEqual(Array(2).fill('    - {by: LOGIN, on: 2026-11-21}'));
  });

  test.each([
    ['signature', '  signOffs: []   # each signs with: defect-gate exceptions sign EX-NAME --key FILE'],
    ['review', '  signOffs: []   # who approves the pull request signs it off'],
  ])('leaves it to the tools under proof %s', (proof, line) => {
    expect(signOffsUnder(`{proof: ${proof}, ${ROLES}}`)).toEqual([line]);
  });
});

describe('advice', () => {
  test('names the defect alone beside one that is accepted already', () => {
    const [old, fresh] = [aFinding({ rule: 'js/x', message: 'old' }), aFinding({ rule: 'js/x', message: 'new' })];
    const [first] = judge([old, fresh]).defects;
    const covering = anException({ match: { defect: first?.id ?? '' } });
    const assessment = judge([old, fresh], { rules: { exceptions: exceptionsOf(covering) } });
    const blocking = assessment.defects.find(({ disposition }) => disposition === 'blocking');
    expect(assessment.defects.map(({ disposition }) => disposition)).toEqual(['blocking', 'accepted']);
    expect(blocking && adviser(assessment).unblock(blocking)).toBe(`fix it, or an exception with match: {defect: ${blocking?.id}}`);
  });

  test('names rule and path, and how many, where all of them block', () => {
    const assessment = judge([aFinding({ rule: 'js/x', message: 'a' }), aFinding({ rule: 'js/x', message: 'b' })]);
    const [blocking] = assessment.defects;
    expect(blocking && adviser(assessment).unblock(blocking)).toContain('match: {rule: js/x, path: src/a.ts} and maxMatches: 2');
  });

  test('says nothing of sign-offs where the policy cannot be read', () => {
    const assessment = judge([aFinding({})], { rules: { policy: standIn('policy.yml is at fault') } });
    const all = renderText(assessment, PLAIN) + renderSummary(assessment);
    expect(all).toContain('what an exception needs is known once the policy can be read');
    for (const advice of ['is signed by', 'signOffs', 'EX-NAME', 'exceptions new']) expect(all).not.toContain(advice);
  });

  test.each([
    ['signature', true],
    ['signature-or-review', true],
    ['review', false],
    ['declared', false],
  ])('names sign to whoever has an entry that nobody signed under proof %s: %s', (proof, isNamed) => {
    const policy = aPolicy(`application: {id: shop}\nsignOff: {proof: ${proof}, ${ROLES}}\n`);
    const unsigned = anException({ id: 'EX-1', match: { rule: 'js/x' }, signOffs: [] });
    const [defect] = judge([aFinding({ rule: 'js/x' })], { rules: { policy, exceptions: exceptionsOf(unsigned) } }).defects;
    expect(defect?.nearMisses.map(({ fix }) => fix.includes('defect-gate exceptions sign EX-1 --key FILE'))).toEqual([isNamed]);
  });
});
