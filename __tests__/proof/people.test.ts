// Whose signature counts: distinct people behind distinct keys, in their role on the day that they signed (threats F1, F2).

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personOf } from '../../src/model/person.ts';
import { parsePublicKey, type PublicKey } from '../../src/keys/key.ts';
import type { ListedKey, Person } from '../../src/model/policy.ts';
import { judgeSigners, rosterOf, type Roster, type Signed } from '../../src/proof/people.ts';
import { TODAY } from '../builders.ts';
import { aSoftKey, lineOf, str, type SoftKey } from './signer.ts';

const [KIM, LEE, SAM, EVE] = [aSoftKey(), aSoftKey('ecdsa-sha2-nistp256'), aSoftKey(), aSoftKey()] as const;

function parsed({ line }: SoftKey): PublicKey {
  const key = parsePublicKey(line);
  if (!key.ok) throw new Error(key.why);
  return key.value;
}

function listed(key: SoftKey, over: Partial<ListedKey> = {}): ListedKey {
  return { text: key.line, compromised: null, removed: null, where: 'policy.yml:9:9', ...over };
}

function aMember(login: string, keys: readonly ListedKey[], over: Partial<Person> = {}): Person {
  return { login, from: null, until: null, keys, ...over };
}

const REQUESTED_ON = '2026-05-01';

type Roles = Readonly<Record<string, readonly Person[]>>;

const ROLES: Roles = {
  appsec: [
    aMember('kim', [listed(KIM)]),
    aMember('Lee', [listed(LEE)], { from: '2026-06-01', until: '2026-11-10' }),
    aMember('ana', [listed(EVE)]),
  ],
  product: [aMember('sam', [listed(SAM)]), aMember('kim', [])],
};

function whyNoRoster(roles: Roles): readonly string[] {
  const roster = rosterOf(new Map(Object.entries(roles)));
  return roster.ok ? [] : roster.faults.map(({ where, what, code }) => `${where}: ${what} [${code}]`);
}

function aRoster(roles: Roles = ROLES): Roster {
  const roster = rosterOf(new Map(Object.entries(roles)));
  if (!roster.ok) throw new Error(whyNoRoster(roles).join('\n'));
  return roster.value;
}

function aSigned(by: string, key: SoftKey, over: Partial<Signed> = {}): Signed {
  return { by, role: 'appsec', on: '2026-11-02', key: parsed(key), ...over };
}

/** Reasons in the order of the signatures, "" for each that counts. `ana` requested it. */
function whys(signed: readonly Signed[], roles: Roles = ROLES, requesters: readonly string[] = ['ana']): readonly string[] {
  return judgeSigners(signed, aRoster(roles), { today: TODAY, requestedOn: REQUESTED_ON, requesters, origin: 'trusted' }).map(
    ({ why }) => why,
  );
}

describe('a signature counts', () => {
  test.each<[string, Signed]>([
    ['of somebody in the role', aSigned('kim', KIM)],
    ['whatever the case of the name', aSigned('KIM', KIM)],
    ['of today', aSigned('kim', KIM, { on: TODAY })],
    ['on the first day of the membership', aSigned('lee', LEE, { on: '2026-06-01' })],
    ['on its last day, though it has ended since', aSigned('lee', LEE, { on: '2026-11-10' })],
    ['in another role', aSigned('sam', SAM, { role: 'product' })],
  ])('%s', (_title, signed) => {
    expect(whys([signed])).toEqual(['']);
  });

  test('for each of two people', () => {
    expect(whys([aSigned('kim', KIM), aSigned('lee', LEE), aSigned('sam', SAM, { role: 'product' })])).toEqual(['', '', '']);
  });
});

describe('a signature does not count', () => {
  const fingerprint = (key: SoftKey): string => parsed(key).fingerprint;

  test.each<[string, Signed, string]>([
    ['F1: of the requester', aSigned('ana', EVE), 'ana requested it, and cannot sign it off'],
    ['of tomorrow', aSigned('kim', KIM, { on: '2026-11-22' }), 'kim signed on 2026-11-22, which is in the future'],
    ['the day before the membership', aSigned('lee', LEE, { on: '2026-05-31' }), 'lee is in role "appsec" from 2026-06-01 on only'],
    ['the day after it', aSigned('lee', LEE, { on: '2026-11-11' }), 'lee was in role "appsec" until 2026-11-10 only'],
    ['without a role', aSigned('kim', KIM, { role: null }), 'kim names no role'],
    ['in a role that there is not', aSigned('kim', KIM, { role: 'board' }), 'the policy has no role "board" (it has appsec, product)'],
    [
      'in a role that objects inherit',
      aSigned('kim', KIM, { role: 'constructor' }),
      'the policy has no role "constructor" (it has appsec, product)',
    ],
    ['in the role of others', aSigned('sam', SAM), 'sam is not in role "appsec"'],
    [
      'in a role for which the key is not listed',
      aSigned('kim', KIM, { role: 'product' }),
      `the key ${fingerprint(KIM)} of kim is not listed in role "product"`,
    ],
    ['in the name of another', aSigned('lee', KIM), `the key ${fingerprint(KIM)} is that of kim, not of lee`],
    ['in the name of nobody', aSigned('max', KIM), `the key ${fingerprint(KIM)} is that of kim, not of max`],
  ])('%s', (_title, signed, why) => {
    expect(whys([signed])).toEqual([why]);
  });

  test('by a key that the policy does not list any more', () => {
    const gone = aSoftKey();
    expect(whys([aSigned('kim', gone)])).toEqual([`the key ${fingerprint(gone)} is in no role of the policy`]);
  });

  test.each(['kim', 'Kim', 'kim@example.org', 'k.im'])('F1: where %s requested it, by text or by history', (name) => {
    expect(whys([aSigned('kim', KIM)], ROLES, ['ana', name])).toEqual(['kim requested it, and cannot sign it off']);
  });

  test.each<[string, Partial<ListedKey>, string]>([
    ['is compromised since after it signed', { compromised: '2026-11-20' }, 'is compromised since 2026-11-20 (policy.yml:9:9)'],
    ['is compromised since before', { compromised: '2020-01-01' }, 'is compromised since 2020-01-01 (policy.yml:9:9)'],
    ['was removed after it signed', { removed: '2026-11-20' }, 'was removed on 2026-11-20 (policy.yml:9:9)'],
    [
      'was removed, and is compromised',
      { removed: '2026-11-20', compromised: '2026-11-19' },
      'is compromised since 2026-11-19 (policy.yml:9:9)',
    ],
  ])('by a key that %s', (_title, over, why) => {
    expect(whys([aSigned('kim', KIM)], { appsec: [aMember('kim', [listed(KIM, over)])] })).toEqual([
      `the key ${fingerprint(KIM)} of kim ${why}`,
    ]);
  });

  test('by a key that is compromised in another place of the policy, before or behind', () => {
    const kim = aMember('kim', [listed(KIM)]);
    const warned = aMember('kim', [listed(KIM, { compromised: '2026-11-20', where: 'policy.yml:20:1' })]);
    for (const roles of [
      { appsec: [kim], product: [warned] },
      { product: [warned], appsec: [kim] },
    ])
      expect(whys([aSigned('kim', KIM)], roles)).toEqual([
        `the key ${fingerprint(KIM)} of kim is compromised since 2026-11-20 (policy.yml:20:1)`,
      ]);
  });

  test('and does not use up its person', () => {
    expect(whys([aSigned('kim', KIM, { role: null }), aSigned('kim', KIM)])).toEqual(['kim names no role', '']);
  });
});

describe('F2: one person counts once', () => {
  const SECOND = aSoftKey();
  const TWO_KEYS: Roles = {
    appsec: [aMember('kim', [listed(KIM), listed(SECOND)]), aMember('kim@example.org', [listed(SAM)])],
    product: [aMember('kim', [listed(KIM)])],
  };

  test.each<[string, readonly Signed[]]>([
    ['the same signature twice', [aSigned('kim', KIM), aSigned('kim', KIM)]],
    ['on two days', [aSigned('kim', KIM), aSigned('kim', KIM, { on: '2026-11-03' })]],
    ['with two keys', [aSigned('kim', KIM), aSigned('kim', SECOND)]],
    ['in two roles', [aSigned('kim', KIM), aSigned('kim', KIM, { role: 'product' })]],
  ])('%s', (_title, signed) => {
    expect(whys(signed, TWO_KEYS)).toEqual(['', 'kim has signed already']);
  });

  test('by login and by e-mail address', () => {
    expect(whys([aSigned('kim', KIM), aSigned('kim@example.org', SAM)], TWO_KEYS)).toEqual(['', 'kim@example.org has signed already']);
  });
});

describe('however signatures are heaped up', () => {
  const keys = [KIM, LEE, SAM, EVE, aSoftKey('sk-ssh-ed25519@openssh.com', { of: KIM }), aSoftKey()].map(parsed);
  const signed: fc.Arbitrary<Signed> = fc.record({
    by: fc.constantFrom('kim', 'Kim', 'kim@example.org', 'lee', 'sam', 'ana', 'max'),
    role: fc.constantFrom('appsec', 'product', 'board', null),
    on: fc.constantFrom('2026-05-31', '2026-11-02', TODAY, '2026-11-22'),
    key: fc.constantFrom(...keys),
  });
  const counted = (all: readonly Signed[]): readonly Signed[] =>
    judgeSigners(all, aRoster(), { today: TODAY, requestedOn: REQUESTED_ON, requesters: ['ana'], origin: 'trusted' })
      .filter(({ why }) => why === '')
      .map((one) => one.claim);

  test('no more people count than keys signed, each person once, and the requester never', () => {
    fc.assert(
      fc.property(fc.array(signed, { maxLength: 12 }), (all) => {
        const good = counted(all);
        const people = new Set(good.map(({ by }) => personOf(by)));
        expect(people.size).toBe(good.length);
        expect(new Set(good.map(({ key }) => key.identity)).size).toBe(good.length);
        expect(people.has('ana')).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('whoever counts still counts when more is signed afterwards', () => {
    fc.assert(
      fc.property(fc.array(signed, { maxLength: 8 }), signed, (all, one) => {
        const before = counted(all);
        expect(counted([...all, one]).slice(0, before.length)).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a policy that lets one key be two people is a fault', () => {
  const { fingerprint } = parsed(KIM);

  test.each<[string, SoftKey]>([
    ['the same line', KIM],
    ['with another comment', { ...KIM, line: KIM.line.replace('kim@laptop', 'lee@desk') }],
    ['as a key of another kind', aSoftKey('sk-ssh-ed25519@openssh.com', { of: KIM })],
    ['for another application', aSoftKey('sk-ssh-ed25519@openssh.com', { of: KIM, application: 'ssh:other' })],
  ])('%s', (_title, twin) => {
    const two = [aMember('kim', [listed(KIM)]), aMember('lee', [listed(LEE), listed(twin, { where: 'policy.yml:12:3' })])];
    const fault = `policy.yml:12:3: the key ${fingerprint} of "lee" is that of "kim" too (policy.yml:9:9) [E_DUPLICATE]`;
    expect(whyNoRoster({ appsec: two })).toEqual([fault]);
    expect(whyNoRoster({ appsec: two.slice(0, 1), product: two.slice(1) })).toEqual([fault]);
  });

  test('but one person may list a key twice, and each role that the person has', () => {
    const kim = aMember('kim', [listed(KIM), listed(aSoftKey('sk-ssh-ed25519@openssh.com', { of: KIM }))]);
    expect(whyNoRoster({ appsec: [kim], product: [{ ...kim, login: 'KIM' }] })).toEqual([]);
  });

  test('what is no key is told with its place, all at once', () => {
    const wrong = [listed(KIM, { text: 'kim', where: 'policy.yml:1:1' }), listed(KIM, { text: 'ssh-rsa AAAA', where: 'policy.yml:2:2' })];
    expect(whyNoRoster({ appsec: [aMember('kim', wrong)] })).toEqual([
      'policy.yml:1:1: the key is not one line of the form "ssh-ed25519 AAAA… comment" [E_VALUE]',
      'policy.yml:2:2: the key ends too soon [E_VALUE]',
    ]);
  });

  test('a point under which anybody could sign is no key of anybody', () => {
    const line = lineOf('ssh-ed25519', Buffer.concat([str('ssh-ed25519'), str(Buffer.alloc(32))]));
    expect(whyNoRoster({ appsec: [aMember('kim', [listed(KIM, { text: line })])] })).toEqual([
      'policy.yml:9:9: the key is not a point that a signer can have [E_VALUE]',
    ]);
  });

  test('the keys to check signatures with are each there once', () => {
    const kim = aMember('kim', [listed(KIM)]);
    expect(aRoster({ appsec: [kim, aMember('lee', [listed(LEE)])], product: [kim] }).keys.map((key) => key.fingerprint)).toEqual([
      fingerprint,
      parsed(LEE).fingerprint,
    ]);
  });
});
