// Whose sign-offs count: distinct people, never the requester, and where the policy has roles only who holds the role that
// the sign-off names, on the day of signing (threats F1, F2).

import { describe, expect, test } from 'vitest';
import type { Defect } from '../../src/model/defect.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { Severity } from '../../src/model/severity.ts';
import { applyExceptions, anException, aPolicy, aRated, exceptionsOf, TODAY } from '../builders.ts';

interface Signed {
  readonly by: string;
  readonly role?: string;
  readonly on?: string;
}

function aDefect(severity: Severity): Defect {
  return { id: 'd-1', severity, findings: [aRated({ rating: { severity, because: [], lowered: null } })], merged: [], hasTwin: false };
}

/** "" when the exception holds for a defect of this severity, else why not. `ana` requested it on 2026-11-01. */
function refusal(signOffs: readonly Signed[], severity: Severity = 'high', policy: Policy = aPolicy()): string {
  const entry = anException({ signOffs: signOffs.map((one) => ({ on: '2026-11-02', ...one })) });
  const { covered, outcomes } = applyExceptions([aDefect(severity)], exceptionsOf(entry), { policy, today: TODAY, branch: null });
  if (covered.size === 1) return '';
  return outcomes.refused[0]?.why ?? 'not refused';
}

describe('without roles in the policy', () => {
  test.each<[string, Severity, readonly Signed[]]>([
    ['one person for low', 'low', [{ by: 'kim' }]],
    ['one person for medium', 'medium', [{ by: 'kim' }]],
    ['one person for high', 'high', [{ by: 'kim' }]],
    ['one person for none', 'none', [{ by: 'kim' }]],
    ['two people for critical', 'critical', [{ by: 'kim' }, { by: 'lee' }]],
    ['any name, whatever role it gives', 'high', [{ by: 'kim', role: 'janitor' }]],
    ['one that counts beside one that does not', 'high', [{ by: 'ana' }, { by: 'kim' }]],
    ['one on the day of the request', 'high', [{ by: 'kim', on: '2026-11-01' }]],
    ['one of today', 'high', [{ by: 'kim', on: TODAY }]],
  ])('%s will do', (_title, severity, signOffs) => {
    expect(refusal(signOffs, severity)).toBe('');
  });

  test.each<[string, Severity, readonly Signed[], string]>([
    ['nobody', 'low', [], 'sign-offs missing: 1 more person'],
    ['nobody for none', 'none', [], 'sign-offs missing: 1 more person'],
    ['one for critical', 'critical', [{ by: 'kim' }], 'sign-offs missing: 1 more person'],
    ['nobody for critical', 'critical', [], 'sign-offs missing: 2 more people'],
    ['F1: the requester', 'high', [{ by: 'ana' }], 'sign-offs missing: 1 more person (ana requested it, and cannot sign it off)'],
    [
      'F1: the requester in another case',
      'high',
      [{ by: 'ANA' }],
      'sign-offs missing: 1 more person (ANA requested it, and cannot sign it off)',
    ],
    [
      'F1: the requester as one of two',
      'critical',
      [{ by: 'kim' }, { by: 'Ana' }],
      'sign-offs missing: 1 more person (Ana requested it, and cannot sign it off)',
    ],
    ['F2: one person twice', 'critical', [{ by: 'kim' }, { by: 'kim' }], 'sign-offs missing: 1 more person (kim has signed already)'],
    [
      'F2: one person in two cases',
      'critical',
      [{ by: 'kim' }, { by: 'Kim' }],
      'sign-offs missing: 1 more person (Kim has signed already)',
    ],
    [
      'F2: one person in two roles',
      'critical',
      [
        { by: 'kim', role: 'appsec' },
        { by: 'kim', role: 'product' },
      ],
      'sign-offs missing: 1 more person (kim has signed already)',
    ],
    [
      'F2: one person on two days',
      'critical',
      [
        { by: 'kim', on: '2026-11-02' },
        { by: 'kim', on: '2026-11-03' },
      ],
      'sign-offs missing: 1 more person (kim has signed already)',
    ],
    [
      'a sign-off from before the request',
      'high',
      [{ by: 'kim', on: '2026-10-31' }],
      'sign-offs missing: 1 more person (kim signed on 2026-10-31, before it was requested on 2026-11-01)',
    ],
    [
      'several that do not count, each with its reason',
      'high',
      [{ by: 'ana' }, { by: 'kim', on: '2020-01-01' }],
      'sign-offs missing: 1 more person (ana requested it, and cannot sign it off; kim signed on 2020-01-01, before it was requested on 2026-11-01)',
    ],
  ])('%s will not do', (_title, severity, signOffs, why) => {
    expect(refusal(signOffs, severity)).toBe(why);
  });

  test('a sign-off that does not count does not use up its person', () => {
    expect(refusal([{ by: 'kim', on: '2026-10-31' }, { by: 'kim' }])).toBe('');
  });
});

describe('with roles in the policy', () => {
  const roles = [
    'signOff:',
    '  roles:',
    '    appsec: {people: [{login: kim}, {login: Lee}, {login: ana}, {login: old, until: 2026-11-10}]}',
    '    product: {people: [{login: sam}, {login: kim}]}',
    '    constructor: {people: [{login: eve}]}',
    '',
  ].join('\n');
  const policy = aPolicy(`${roles}  required:\n    high: {roles: {appsec: 2, product: 1}}\n    medium: {roles: {appsec: 1}, people: 3}\n`);
  const kim = { by: 'kim', role: 'appsec' };
  const lee = { by: 'lee', role: 'appsec' };
  const sam = { by: 'sam', role: 'product' };

  test.each<[string, Severity, readonly Signed[]]>([
    ['the people of each role', 'high', [kim, lee, sam]],
    ['in any order', 'high', [sam, lee, kim]],
    ['in any case', 'high', [{ ...kim, by: 'KIM' }, { ...lee, by: 'LEE' }, sam]],
    ['more than enough', 'high', [kim, lee, sam, { by: 'old', role: 'appsec', on: '2026-11-10' }]],
    ['a member on its last day', 'high', [kim, { by: 'old', role: 'appsec', on: '2026-11-10' }, sam]],
    ['one of the role, and others of any role', 'medium', [kim, sam, { by: 'eve', role: 'constructor' }]],
    ['a severity without a rule of its own: one of any role', 'low', [sam]],
  ])('%s will do', (_title, severity, signOffs) => {
    expect(refusal(signOffs, severity, policy)).toBe('');
  });

  test.each<[string, Severity, readonly Signed[], string]>([
    ['nobody', 'high', [], 'sign-offs missing: 2 more of appsec and 1 more of product'],
    ['too few of a role', 'high', [kim, sam], 'sign-offs missing: 1 more of appsec'],
    ['none of a role', 'high', [kim, lee], 'sign-offs missing: 1 more of product'],
    ['too few in all', 'medium', [kim, sam], 'sign-offs missing: 1 more person'],
    ['no role named', 'low', [{ by: 'kim' }], 'sign-offs missing: 1 more person (kim names no role)'],
    [
      'a role that the person does not hold',
      'low',
      [{ by: 'sam', role: 'appsec' }],
      'sign-offs missing: 1 more person (sam is not in role "appsec")',
    ],
    [
      'a person that the policy does not know',
      'low',
      [{ by: 'mallory', role: 'appsec' }],
      'sign-offs missing: 1 more person (mallory is not in role "appsec")',
    ],
    [
      'a role that the policy does not know',
      'low',
      [{ by: 'kim', role: 'admin' }],
      'sign-offs missing: 1 more person (the policy has no role "admin" (it has appsec, product, constructor))',
    ],
    [
      'a role in another case',
      'low',
      [{ by: 'kim', role: 'AppSec' }],
      'sign-offs missing: 1 more person (the policy has no role "AppSec" (it has appsec, product, constructor))',
    ],
    [
      'a name of the prototype for a role',
      'low',
      [{ by: 'kim', role: 'toString' }],
      'sign-offs missing: 1 more person (the policy has no role "toString" (it has appsec, product, constructor))',
    ],
    [
      'a member after its last day',
      'low',
      [{ by: 'old', role: 'appsec', on: '2026-11-11' }],
      'sign-offs missing: 1 more person (old was in role "appsec" until 2026-11-10 only)',
    ],
    [
      'F1: the requester, who holds the role',
      'high',
      [{ by: 'ana', role: 'appsec' }, kim, sam],
      'sign-offs missing: 1 more of appsec (ana requested it, and cannot sign it off)',
    ],
    [
      'F2: one person for two of a role',
      'high',
      [kim, { ...kim, by: 'Kim' }, sam],
      'sign-offs missing: 1 more of appsec (Kim has signed already)',
    ],
    [
      'F2: one person for two roles that it holds',
      'high',
      [kim, lee, { by: 'kim', role: 'product' }],
      'sign-offs missing: 1 more of product (kim has signed already)',
    ],
  ])('%s will not do', (_title, severity, signOffs, why) => {
    expect(refusal(signOffs, severity, policy)).toBe(why);
  });

  test('a role without people has nobody', () => {
    const empty = aPolicy('signOff: {roles: {appsec: {people: []}}}\n');
    expect(refusal([kim], 'low', empty)).toBe('sign-offs missing: 1 more person (kim is not in role "appsec")');
  });

  test('what is asked for is said in the words of the policy', () => {
    const { nearMisses } = applyExceptions([aDefect('high')], exceptionsOf(anException({ signOffs: [] })), {
      policy,
      today: TODAY,
      branch: null,
    });
    expect(nearMisses.get('d-1')).toEqual([
      {
        exception: 'EX-1',
        where: 'exceptions.yml:1',
        why: 'sign-offs missing: 2 more of appsec and 1 more of product',
        fix: 'high needs 2 of appsec and 1 of product, at most 90 days',
      },
    ]);
  });
});

test('the names of those who count are told, with the role that they signed for', () => {
  const signOffs = [
    { by: 'kim', role: 'appsec', on: '2026-11-02' },
    { by: 'lee', on: '2026-11-02' },
    { by: 'ana', on: '2026-11-02' },
    { by: 'KIM', on: '2026-11-02' },
  ];
  const { outcomes } = applyExceptions([aDefect('high')], exceptionsOf(anException({ signOffs })), {
    policy: aPolicy(),
    today: TODAY,
    branch: null,
  });
  expect(outcomes.used[0]?.signedBy).toEqual(['kim (appsec)', 'lee']);
});
