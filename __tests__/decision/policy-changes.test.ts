// What a change of the policy would change, said: nothing of it passes in silence, and nothing is said where nothing changes.

import { describe, expect, test } from 'vitest';
import { policyChanges } from '../../src/decision/policy-changes.ts';
import { aPolicy } from '../builders.ts';

const PEOPLE =
  'application: {id: shop}\nsignOff: {proof: signature, roles: {appsec: {people: [{login: kim}, {login: lee, until: 2027-01-01}]}}';

function changes(was: string, is: string): readonly string[] {
  return policyChanges({ now: aPolicy(was), after: aPolicy(is) });
}

describe('a change of the policy', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['of its layout', 'contact: a\n', '\n# why\n"contact": "a"\n', []],
    [
      'to another proof',
      `${PEOPLE}}\n`,
      `${PEOPLE.replace('signature', 'declared')}}\n`,
      ['take declared for proof of a sign-off instead of signature'],
    ],
    [
      'of people',
      `${PEOPLE}}\n`,
      `${PEOPLE.replace('{login: kim}', '{login: eve}').replace('2027', '2028')}}\n`,
      ['add eve to appsec', 'remove kim from appsec', 'change the keys or days of lee in appsec'],
    ],
    [
      'to a lower quorum and a longer term',
      `${PEOPLE}, required: {critical: {roles: {appsec: 2}, longest: 90d}}}\n`,
      `${PEOPLE}, required: {critical: {roles: {appsec: 1}, longest: 365d}}}\n`,
      ['ask 1 of appsec instead of 2 of appsec for critical', 'let an exception for critical last 365 days instead of 90'],
    ],
    [
      'of terms that were apart',
      'signOff: {required: {low: {longest: {mitigated: 10d, accepted-risk: 20d}}}}\n',
      'signOff: {required: {low: {longest: {mitigated: 11d, accepted-risk: 22d}}}}\n',
      ['let accepted-risk for low last 22 days instead of 20', 'let mitigated for low last 11 days instead of 10'],
    ],
    [
      'of stages',
      'gate: {observeUntil: 2026-12-01}\n',
      'gate: {release: {failOn: critical, scope: new}}\n',
      [
        'fail on critical instead of high (release)',
        'block what is new instead of all (release)',
        'no longer only observe until 2026-12-01',
      ],
    ],
    [
      'of what has no words of its own',
      'contact: a\n',
      'contact: b\nsuppressions: {inSource: accept}\n',
      ["change the policy's contact, suppressions"],
    ],
  ])('%s', (_title, was, is, said) => {
    expect(changes(was, is)).toEqual(said);
    expect(changes(is, is)).toEqual([]);
  });
});
