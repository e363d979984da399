// Roles that the policy asks more of than they can give: said before anybody waits for a sign-off that cannot come.

import { describe, expect, test } from 'vitest';
import { shortages } from '../../src/proof/shortage.ts';
import { aPolicy, judge, TODAY } from '../builders.ts';

const [ONE, TWO] = [
  'AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f',
  'AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g',
].map((blob) => `ssh-ed25519 ${blob}`);

function policyOf(people: string, proof: string, required = 'high: {roles: {appsec: 2}}', more = ''): ReturnType<typeof aPolicy> {
  return aPolicy(
    `application: {id: shop}\nsignOff: {proof: ${proof}, roles: {appsec: {people: [${people}]}}, required: {${required}}${more}}\n`,
  );
}

describe('a role', () => {
  test.each<[string, string, string, string | null]>([
    ['with a key for each', `{login: kim, keys: ["${ONE}"]}, {login: lee, keys: ["${TWO}"]}`, 'signature', null],
    [
      'with one key for two',
      `{login: kim, keys: ["${ONE}"]}, {login: lee}`,
      'signature',
      'only 1 person in it can sign, with a key that is neither compromised nor removed',
    ],
    [
      'of people without keys',
      '{login: kim}, {login: lee}',
      'signature',
      'nobody in it can sign, with a key that is neither compromised nor removed',
    ],
    [
      'with a key that is lost',
      `{login: kim, keys: ["${ONE}"]}, {login: lee, keys: [{key: "${TWO}", compromised: 2026-01-01}]}`,
      'signature',
      'only 1 person in it can sign, with a key that is neither compromised nor removed',
    ],
    ['that somebody has left', '{login: kim}, {login: lee, until: 2026-11-20}', 'declared', 'only 1 person in it can sign off'],
    ['of nobody', '', 'declared', 'nobody in it can sign off'],
    ['of two', '{login: kim}, {login: lee}', 'declared', null],
    ['of a team', '{login: "@org/appsec"}', 'review', null],
    ['of one who approves', '{login: kim}', 'review', 'only 1 person in it can approve'],
    ['of one who signs or approves', '{login: kim}', 'signature-or-review', 'only 1 person in it can sign or approve'],
  ])('%s', (_title, people, proof, why) => {
    const what = `no exception can hold where high asks for 2 of appsec: ${why}`;
    expect(shortages(policyOf(people, proof), TODAY)).toEqual(why === null ? [] : [{ what, where: 'policy.yml:3' }]);
  });

  test('is said once, at the rule that asks most of it', () => {
    const policy = policyOf('', 'declared', 'critical: {roles: {appsec: 1}}, high: {roles: {appsec: 3}}');
    expect(shortages(policy, TODAY).map(({ what }) => what)).toEqual([
      'no exception can hold where high asks for 3 of appsec: nobody in it can sign off',
    ]);
  });

  test('of an emergency is one, too', () => {
    const policy = policyOf('', 'declared', 'low: {people: 1}', ', emergency: {role: appsec}');
    expect(shortages(policy, TODAY).map(({ what }) => what)).toEqual([
      'no exception can hold where an emergency asks for 1 of appsec: nobody in it can sign off',
    ]);
  });

  test('is warned of in every report', () => {
    expect(judge([], { rules: { policy: policyOf('', 'declared') } }).warnings.map(({ what }) => what)).toEqual([
      'no exception can hold where high asks for 2 of appsec: nobody in it can sign off',
    ]);
  });
});
