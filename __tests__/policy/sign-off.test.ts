// What a policy says of sign-offs beside how many: how they are proved, who may give them, how exceptions go on.

import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.ts';
import { aPolicy, NOW } from '../builders.ts';

function faultsOf(yaml: string): readonly string[] {
  const parsed = parsePolicy(`version: 1\n${yaml}\n`, 'policy.yml', NOW);
  return parsed.ok ? [] : parsed.faults.map(({ where, what, code, fix }) => `${where}: ${what} [${code}] ${fix}`);
}

describe('every key is heard', () => {
  const policy = aPolicy(
    [
      'signOff:',
      '  proof: signature-or-review',
      '  renewals: 1',
      '  mostAlive: 40',
      '  emergency: {role: product, longest: 48h}',
      '  roles:',
      '    appsec:',
      '      people:',
      '        - login: kim',
      '          from: 2026-01-01',
      '          keys:',
      '            - ssh-ed25519 AAAA',
      '            - {key: ssh-rsa BBBB, compromised: 2026-11-01, removed: 2026-11-02}',
      '        - {login: "@org/app.sec_2", until: 2027-03-01}',
      '    product: {people: [{login: sam}]}',
      '',
    ].join('\n'),
  );

  test('people, their time, their keys, and teams', () => {
    expect([...policy.roles]).toEqual([
      [
        'appsec',
        [
          {
            login: 'kim',
            from: '2026-01-01',
            until: null,
            keys: [
              { text: 'ssh-ed25519 AAAA', compromised: null, removed: null, where: 'policy.yml:13:15' },
              { text: 'ssh-rsa BBBB', compromised: '2026-11-01', removed: '2026-11-02', where: 'policy.yml:14:15' },
            ],
          },
          { login: '@org/app.sec_2', from: null, until: '2027-03-01', keys: [] },
        ],
      ],
      ['product', [{ login: 'sam', from: null, until: null, keys: [] }]],
    ]);
  });

  test('proof, renewals, how many are alive, and emergencies', () => {
    expect(policy.proof).toEqual({ mode: 'signature-or-review', where: 'policy.yml:3' });
    expect(policy.lifecycle).toEqual({
      renewals: { most: 1, where: 'policy.yml:4' },
      mostAlive: { most: 40, where: 'policy.yml:5' },
      emergency: { role: 'product', days: 2, where: 'policy.yml:6' },
    });
  });

  test('an emergency is of three days unless it says less', () => {
    const { lifecycle } = aPolicy('signOff: {roles: {a: {people: []}}, emergency: {role: a}}\n');
    expect(lifecycle.emergency?.days).toBe(3);
  });

  test('what is not said is declared, and unbound', () => {
    for (const { proof, lifecycle } of [aPolicy(), aPolicy('signOff: {roles: {}}\n')]) {
      expect(proof.mode).toBe('declared');
      expect(lifecycle).toEqual({ renewals: null, mostAlive: null, emergency: null });
    }
  });
});

describe('a fault', () => {
  test.each<[string, string, string]>([
    [
      'a name alone',
      'signOff: {roles: {a: {people: [kim]}}}',
      '2:32: people has "kim" in it, not a map of keys [E_VALUE] write {login: kim}',
    ],
    [
      'a key of a person that there is not',
      'signOff: {roles: {a: {people: [{login: kim, key: x}]}}}',
      '2:45: unknown key "key" [E_KEY] did you mean "keys"? Known keys: login, from, until, keys',
    ],
    [
      'a proof that there is not',
      'signOff: {proof: signed}',
      '2:18: proof is "signed" [E_VALUE] it is one of declared, review, signature, signature-or-review',
    ],
    [
      'a key with a fate that there is not',
      'signOff: {roles: {a: {people: [{login: kim, keys: [{key: x, lost: 2026-01-01}]}]}}}',
      '2:61: unknown key "lost" [E_KEY] remove it. Known keys: key, compromised, removed',
    ],
    [
      'a team with a key',
      'signOff: {roles: {a: {people: [{login: "@org/appsec", keys: [x]}]}}}',
      '2:32: people gives the team "@org/appsec" keys [E_VALUE] a key is that of one person: name the person beside the team',
    ],
    [
      'a team without its organisation',
      'signOff: {roles: {a: {people: [{login: "@appsec"}]}}}',
      '2:40: login "@appsec" is not a login [E_VALUE] write a login or an e-mail address in plain letters, digits and . _ @ + -',
    ],
    [
      'a membership that ends before it begins',
      'signOff: {roles: {a: {people: [{login: kim, from: 2026-02-02, until: 2026-02-01}]}}}',
      '2:32: people has a member until 2026-02-01, and from 2026-02-02 on only [E_DATE] let from be the first day, and until the last',
    ],
    [
      'an emergency of four days',
      'signOff: {roles: {a: {people: []}}, emergency: {role: a, longest: 96h}}',
      '2:67: longest is "96h" [E_VALUE] did you mean "24h"? It is one of 24h, 48h, 72h',
    ],
    [
      'an emergency of a role that there is not',
      'signOff: {roles: {a: {people: []}}, emergency: {role: b}}',
      '2:55: role "b" is not below signOff.roles [E_VALUE] name one of a, or add the role',
    ],
    ['no exception alive', 'signOff: {mostAlive: 0}', '2:22: mostAlive is 0 [E_VALUE] write a whole number from 1 to 1000000'],
  ])('%s', (_title, yaml, fault) => {
    expect(faultsOf(yaml)).toEqual([`policy.yml:${fault}`]);
  });
});
