// What counts as a sign-off under each proof: by the word of the file, by review, by signature, by either.

import { describe, expect, test } from 'vitest';
import type { Policy } from '../../src/model/policy.ts';
import type { Review } from '../../src/model/proof.ts';
import { nameOfSigner } from '../../src/model/sign-off.ts';
import { proverOf } from '../../src/proof/sign-offs.ts';
import { statementOf } from '../../src/proof/statement.ts';
import { parseExceptions } from '../../src/exceptions/parse.ts';
import type { Exception, Parent } from '../../src/model/exception.ts';
import { anException, aFinding, aPolicy, exceptionsOf, judge, TODAY } from '../builders.ts';
import { aSoftKey, sshsig, type SoftKey } from './signer.ts';

type Entry = Record<string, unknown>;

const [KIM, LEE] = [aSoftKey(), aSoftKey()] as const;

function policyWith(mode: string, rest = '', leaves = '2026-11-10'): Policy {
  return aPolicy(
    [
      'application: {id: shop}',
      'signOff:',
      `  proof: ${mode}`,
      '  roles:',
      `    appsec: {people: [{login: kim, keys: ["${KIM.line}"]}, {login: lee, keys: ["${LEE.line}"], until: ${leaves}}, {login: "@Org/appsec"}]}`,
      `    product: {people: [{login: kim, keys: ["${KIM.line}"]}, {login: sam}, {login: ana}]}`,
      '  required:',
      '    high: {roles: {appsec: 1, product: 1}}',
      rest,
    ].join('\n'),
  );
}

function aReview(approvals: readonly (string | Partial<Review['approvals'][number]>)[], over: Partial<Review> = {}): Review {
  return {
    requesters: ['ana', 'ana@example.org'],
    approvals: approvals.map((one) => ({ login: 'kim', teams: [], on: '2026-11-05', ...(typeof one === 'string' ? { login: one } : one) })),
    where: 'org/shop#12',
    why: '',
    ...over,
  };
}

/** Who counts, and why others do not. */
function told(policy: Policy, entry: Entry, review: Review | null = null): readonly [readonly string[], readonly string[]] {
  const [exception] = exceptionsOf(entry);
  if (exception === undefined) throw new Error('no exception');
  const reviews = new Map(review === null ? [] : [[exception, review]]);
  const { signers, uncounted } = proverOf(policy, { today: TODAY, reviews }).signOffsOf(exception);
  return [signers.map(nameOfSigner), uncounted];
}

function signed(entry: Entry, ...keys: readonly (SoftKey | null)[]): Entry {
  return signedFor('shop', entry, ...keys);
}

function signedFor(application: string, entry: Entry, ...keys: readonly (SoftKey | null)[]): Entry {
  const [exception] = exceptionsOf(entry);
  const signOffs = (entry['signOffs'] as readonly object[]).map((one, index) => {
    const signOff = exception?.signOffs[index];
    const [key = null] = keys.slice(index);
    if (exception === undefined || signOff === undefined || key === null) return one;
    const bytes = statementOf(exception, application, signOff);
    if (!bytes.ok) throw new Error(bytes.why);
    return { ...one, signature: sshsig(key, bytes.value) };
  });
  return { ...entry, signOffs };
}

const NONE = anException({ signOffs: [] });

describe('review', () => {
  const policy = policyWith('review');

  test.each<[string, Review | null, readonly string[], readonly string[]]>([
    ['an approval by who holds a role counts', aReview(['sam']), ['sam (product, review)'], []],
    ['one who holds two roles may stand for either', aReview(['kim']), ['kim (appsec or product, review)'], []],
    ['whatever the case of the login', aReview(['KIM']), ['KIM (appsec or product, review)'], []],
    ['a member of a team that is listed', aReview([{ login: 'max', teams: ['org/AppSec'] }]), ['max (appsec, review)'], []],
    ['but not of another', aReview([{ login: 'max', teams: ['other/appsec'] }]), [], ['max holds no role on 2026-11-05']],
    ['nor of none', aReview(['max']), [], ['max holds no role on 2026-11-05']],
    ['a member on the day of the approval', aReview([{ login: 'lee', on: '2026-11-10' }]), ['lee (appsec, review)'], []],
    ['and not a day later', aReview([{ login: 'lee', on: '2026-11-11' }]), [], ['lee holds no role on 2026-11-11']],
    [
      'one person once',
      aReview(['kim', 'kim', 'Kim']),
      ['kim (appsec or product, review)'],
      ['kim has signed already', 'Kim has signed already'],
    ],
    ['F1: never who asked for it', aReview(['ana']), [], ['ana requested it, and cannot sign it off']],
    ['F1: nor a co-author', aReview(['sam'], { requesters: ['sam@example.org'] }), [], ['sam requested it, and cannot sign it off']],
    [
      'F1: nor who commits under a private address of GitHub',
      aReview(['sam'], { requesters: ['1234+sam@users.noreply.github.com'] }),
      [],
      ['sam requested it, and cannot sign it off'],
    ],
    ['nobody on a day to come', aReview([{ login: 'sam', on: '2026-11-22' }]), [], ['sam signed on 2026-11-22, which is in the future']],
    ['nobody where there is no review', aReview(['sam'], { why: 'the clone is shallow' }), [], ['the clone is shallow']],
    ['nobody where none was looked for', null, [], ['no review of it is known here']],
  ])('%s', (_title, review, signers, uncounted) => {
    expect(told(policy, NONE, review)).toEqual([signers, uncounted]);
  });

  test('a name in the file adds nothing, with a signature or without', () => {
    const entry = signed(anException({ signOffs: [{ by: 'kim', role: 'appsec', on: '2026-11-02' }] }), KIM);
    expect(told(policy, entry, aReview(['sam']))).toEqual([
      ['sam (product, review)'],
      ['kim is named, and org/shop#12 has no approval by kim'],
    ]);
    expect(told(policy, entry, aReview(['kim']))).toEqual([['kim (appsec or product, review)'], []]);
  });
});

test('A1: a statement that a change brings by the id of a reviewed one has no review', () => {
  const trusted = exceptionsOf({ ...NONE, match: { rule: 'js/other' } });
  const head = exceptionsOf({ ...NONE, maxMatches: 99 }).map((one) => Object.assign({}, one, { origin: 'head' as const }));
  const reviews = new Map(trusted.map((one) => [one, aReview(['kim', 'lee'])]));
  const uncounted = head.map((one) => proverOf(policyWith('review'), { today: TODAY, reviews }).signOffsOf(one).uncounted);
  expect(uncounted).toEqual([['no review of it is known here']]);
  const { verdict, defects } = judge([aFinding()], { rules: { policy: policyWith('review'), exceptions: [...trusted, ...head], reviews } });
  expect([verdict, defects[0]?.nearMisses.map(({ why }) => why)]).toEqual([
    'fail',
    expect.arrayContaining(['EX-1 stands in the trusted branch with another statement']),
  ]);
});

describe('an exception that came with a policy that is extended', () => {
  const CHANGED = 'kim: the signature is not of this text by this key: one of them was changed';
  const BY_KIM = { signOffs: [{ by: 'kim', role: 'appsec', on: '2026-11-02' }] };

  function toldOf(mode: string, entry: Entry, over: Partial<Exception>): readonly [readonly string[], readonly string[]] {
    const [read] = exceptionsOf(entry);
    if (read === undefined) throw new Error('no exception');
    const exception = { ...read, ...over };
    const reviews = new Map([[exception, aReview(['kim'])]]);
    const { signers, uncounted } = proverOf(policyWith(mode), { today: TODAY, reviews }).signOffsOf(exception);
    return [signers.map(nameOfSigner), uncounted];
  }

  test.each<[string, string, Parent | null, readonly string[], readonly string[]]>([
    ['holds where it is signed for the application of that policy', 'org', { application: 'org' }, ['kim (appsec, signature)'], []],
    ['F3: not where it is signed for the one that is judged', 'shop', { application: 'org' }, [], [CHANGED]],
    ['F3: nor for any other', 'desk', { application: 'org' }, [], [CHANGED]],
    [
      'F3: nor for anything, where that policy is for no application',
      'shop',
      { application: null },
      [],
      ['the policy that it came with has no application.id, which a signature is for'],
    ],
    ['F3: and what is signed for the organisation holds as none of the own', 'org', null, [], [CHANGED]],
  ])('%s', (_title, application, cameWith, signers, uncounted) => {
    const entry = signedFor(application, anException(BY_KIM), KIM);
    expect(toldOf('signature', entry, { cameWith })).toEqual([signers, uncounted]);
  });

  test.each(['declared', 'review', 'signature', 'signature-or-review'])(
    'A1, F3: under %s never counts before the change is merged that extends that policy',
    (mode) => {
      const entry = signedFor('org', anException(BY_KIM), KIM);
      const cameWith = { application: 'org' };
      expect(toldOf(mode, entry, { cameWith, origin: 'trusted' })[0]).toHaveLength(1);
      expect(toldOf(mode, entry, { cameWith, origin: 'head' })).toEqual([
        [],
        ['it comes with a policy that this change extends, and counts once that is merged'],
      ]);
    },
  );
});

describe('each fills one place of the quorum', () => {
  const judged = (approvals: readonly string[], rest = ''): string => {
    const exceptions = exceptionsOf(NONE);
    const reviews = new Map(exceptions.map((one) => [one, aReview(approvals)]));
    const { verdict, defects } = judge([aFinding()], {
      rules: { policy: policyWith('review', rest), exceptions, reviews },
    });
    return verdict === 'pass' ? '' : (defects[0]?.nearMisses[0]?.why ?? verdict);
  };

  test.each<[string, readonly string[], string]>([
    ['one who holds both roles is one', ['kim'], 'sign-offs missing: 1 more of product'],
    ['and goes where nobody else can', ['kim', 'sam'], ''],
    ['in any order', ['sam', 'kim'], ''],
    ['or to the other role', ['kim', 'lee'], ''],
    ['likewise', ['lee', 'kim'], ''],
    ['two of one role are not one of each', ['sam', 'sam'], 'sign-offs missing: 1 more of appsec (sam has signed already)'],
  ])('%s', (_title, approvals, why) => {
    expect(judged(approvals)).toBe(why);
  });
});

describe('signature or review', () => {
  const policy = policyWith('signature-or-review');
  const kim = { by: 'kim', role: 'appsec', on: '2026-11-02' };

  test('people are counted once over both', () => {
    const entry = signed(anException({ signOffs: [kim] }), KIM);
    expect(told(policy, entry, aReview(['kim', 'sam']))).toEqual([['kim (appsec or product, signature)', 'sam (product, review)'], []]);
  });

  test('who counts one way lacks nothing, and who counts neither way is told why', () => {
    const entry = anException({ signOffs: [kim, { by: 'lee', role: 'appsec', on: '2026-11-02' }] });
    expect(told(policy, entry, aReview(['kim']))).toEqual([
      ['kim (appsec or product, review)'],
      ['lee is named without a signature', 'lee is named, and org/shop#12 has no approval by lee'],
    ]);
  });

  test('a signature counts where there is no review', () => {
    expect(told(policy, signed(anException({ signOffs: [kim] }), KIM), null)[0]).toEqual(['kim (appsec, signature)']);
  });

  test('F1: who brought it cannot sign it, whoever the text names', () => {
    const entry = signed(anException({ requested: { by: 'max', on: '2026-11-01' }, signOffs: [kim] }), KIM);
    expect(told(policyWith('signature'), entry, aReview([], { requesters: ['kim'] }))).toEqual([
      [],
      ['kim requested it, and cannot sign it off'],
    ]);
  });
});

describe('F1: an exception that the judged change brings', () => {
  const text = (entry: Entry): string => JSON.stringify({ version: 1, exceptions: [entry] });
  const verdict = (mode: string, entry: Entry, review: Review | null = null, leaves = TODAY): string => {
    const parsed = parseExceptions([{ file: 'exceptions.yml', text: text(entry) }], TODAY, 'head');
    const exceptions = parsed.ok ? parsed.value : [];
    const reviews = new Map(review === null ? [] : exceptions.map((one) => [one, review]));
    const assessment = judge([aFinding()], { rules: { policy: policyWith(mode, '', leaves), exceptions, reviews } });
    return assessment.verdict === 'pass' ? '' : (assessment.exceptions.refused[0]?.why ?? '');
  };
  const BOTH = anException({
    signOffs: [
      { by: 'lee', role: 'appsec', on: '2026-11-02' },
      { by: 'kim', role: 'product', on: '2026-11-02' },
    ],
  });

  test('counts by signatures, or by reviews, where the policy takes those', () => {
    expect(verdict('signature', signed(BOTH, LEE, KIM))).toBe('');
    expect(verdict('review', BOTH, aReview(['kim', 'lee']))).toBe('');
    expect(verdict('signature-or-review', signed(BOTH, LEE), aReview(['kim']))).toBe('');
    expect(verdict('signature', signed(BOTH, LEE), aReview(['kim']))).toContain('1 more of product');
  });

  test('counts by nobody who has left since, whatever day is written beside the name', () => {
    const gone = ['2026-11-20', '2026-11-10'] as const;
    for (const day of gone) {
      expect(verdict('signature', signed(BOTH, LEE, KIM), null, day)).toBe(
        `sign-offs missing: 1 more of appsec (lee was in role "appsec" until ${day} only)`,
      );
      expect(verdict('review', BOTH, aReview(['kim', 'lee']), day)).toContain('lee holds no role both on 2026-11-05 and today');
    }
    expect(told(policyWith('signature'), signed(BOTH, LEE, KIM))[0]).toEqual(['lee (appsec, signature)', 'kim (product, signature)']);
  });

  test('never counts by its own word', () => {
    expect(verdict('declared', signed(BOTH, LEE, KIM), aReview(['kim', 'lee']))).toBe(
      'sign-offs missing: 1 more of appsec and 1 more of product ' +
        '(this change brings it, and what is signed by the word of the file alone counts once it is merged)',
    );
  });
});

describe('a policy under which nobody could prove anything is a fault, with its place', () => {
  const faultsOf = (yaml: string): readonly string[] =>
    judge([], { rules: { policy: aPolicy(yaml) } }).faults.map(({ where, what, code }) => `${where}: ${what} [${code}]`);

  test.each<[string, string, readonly string[]]>([
    ['declared needs nothing', 'signOff: {proof: declared}\n', []],
    [
      'review needs roles',
      'signOff: {proof: review}\n',
      [
        'policy.yml:2: proof is "review" (policy.yml:2), and policy.yml has no signOff.roles: nobody is known who could give it [E_MISSING]',
      ],
    ],
    [
      'signature needs an application',
      'signOff: {proof: signature, roles: {appsec: {people: []}}}\n',
      [
        'policy.yml:2: proof is "signature" (policy.yml:2), and policy.yml has no application.id: a signature is for one application alone [E_MISSING]',
      ],
    ],
    [
      'a key must be one, whatever the proof',
      'signOff: {roles: {appsec: {people: [{login: kim, keys: [x]}]}}}\n',
      ['policy.yml:2:57: the key is not one line of the form "ssh-ed25519 AAAA… comment" [E_VALUE]'],
    ],
  ])('%s', (_title, yaml, faults) => {
    expect(faultsOf(yaml)).toEqual(faults);
  });
});
