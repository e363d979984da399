// How exceptions go on, whoever signed them: taken back, renewed, too many, ended by a fixed version, begun in an emergency.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Exception } from '../../src/model/exception.ts';
import type { Finding } from '../../src/model/finding.ts';
import { coursesOf } from '../../src/exceptions/lifecycle.ts';
import { parseExceptions } from '../../src/exceptions/parse.ts';
import { mendedBy } from '../../src/match/fixed.ts';
import { PLAIN } from '../../src/report/style.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { renderText } from '../../src/report/text.ts';
import { aFinding, anException, aPolicy, exceptionsOf, judge, TODAY } from '../builders.ts';

type Entry = Record<string, unknown>;

const ROLES = [
  '  roles:',
  '    appsec: {people: [{login: kim}, {login: lee}]}',
  '    product: {people: [{login: sam}]}',
  '    legal: {people: [{login: max}]}',
  '    on-call: {people: [{login: eve}, {login: kim}]}',
  '  required: {high: {roles: {appsec: 1}}}',
  '',
].join('\n');

const SIGNED = {
  kim: { by: 'kim', role: 'appsec', on: '2026-11-19' },
  lee: { by: 'lee', role: 'appsec', on: '2026-11-19' },
  sam: { by: 'sam', role: 'product', on: '2026-11-19' },
  max: { by: 'max', role: 'legal', on: '2026-11-19' },
  eve: { by: 'eve', role: 'on-call', on: '2026-11-19' },
};

function by(...who: readonly (keyof typeof SIGNED)[]): object {
  return { signOffs: who.map((name) => SIGNED[name]) };
}

interface Given {
  readonly law?: string;
  readonly today?: string;
  readonly found?: Partial<Finding>;
}

function judged(entries: readonly Entry[], { law = '', today = TODAY, found = {} }: Given = {}): Assessment {
  const policy = aPolicy(`signOff:\n  ${law}\n${ROLES}`);
  const now = Date.parse(`${today}T12:00:00Z`);
  return judge([aFinding(found)], { rules: { policy, now, exceptions: exceptionsOf(...entries) } });
}

/** "" where the exceptions cover the finding, else what is said beside it. */
function refusal(entries: readonly Entry[], given: Given = {}): string {
  const { verdict, defects } = judged(entries, given);
  return verdict === 'pass' ? '' : (defects[0]?.nearMisses.map(({ why }) => why).join('\n') ?? verdict);
}

const requested = { by: 'ana', on: '2026-11-18' };

describe('revoked', () => {
  const revoked = { by: 'zoe', on: '2026-11-20', why: 'it was exploited' };

  test('it holds no more, by whomever it was signed, and it is said who took it back and why', () => {
    const entry = anException({ requested, ...by('kim'), revoked });
    expect(refusal([entry])).toBe('revoked by zoe on 2026-11-20: it was exploited');
    expect(judged([entry]).exceptions.refused[0]).toMatchObject({ id: 'EX-1', why: 'revoked by zoe on 2026-11-20: it was exploited' });
  });

  test('it is listed as refused where it matches nothing, and where it has ended', () => {
    const [other, past] = [
      { match: { rule: 'other' } },
      { requested: { by: 'ana', on: '2026-10-01' }, validThrough: '2026-11-01', match: { rule: 'other' } },
    ];
    for (const over of [other, past])
      expect(judged([anException({ requested, ...by('kim'), revoked, ...over })]).exceptions.refused[0]?.why).toBe(
        'revoked by zoe on 2026-11-20: it was exploited',
      );
  });
});

describe('renewed', () => {
  const first = anException({
    id: 'EX-0',
    match: { rule: 'other' },
    requested: { by: 'ana', on: '2026-05-01' },
    validThrough: '2026-07-01',
  });
  const second = { ...first, id: 'EX-1', renews: 'EX-0' };
  const third = { ...first, id: 'EX-2', renews: 'ex-1' };
  const last = (renews: string, ...who: readonly (keyof typeof SIGNED)[]): Entry =>
    anException({ id: 'EX-9', requested, renews, ...by(...who) });
  const law = 'renewals: 1';

  test.each<[string, readonly Entry[], string]>([
    ['as often as the policy allows: as before', [first, last('EX-0', 'kim')], ''],
    [
      'once more: one role more',
      [first, second, last('EX-1', 'kim')],
      'sign-offs missing: 1 more of another role (product, legal, on-call)',
    ],
    [
      'which another one of the same role does not fill',
      [first, second, last('EX-1', 'kim', 'lee')],
      'sign-offs missing: 1 more of another role (product, legal, on-call)',
    ],
    ['which one of another role does', [first, second, last('EX-1', 'kim', 'sam')], ''],
    [
      'twice more: two roles',
      [first, second, third, last('EX-2', 'kim', 'sam')],
      'sign-offs missing: 1 more of another role (product, legal, on-call)',
    ],
    ['which are not the same one', [first, second, third, last('EX-2', 'kim', 'sam', 'max')], ''],
    ['what stands nowhere', [last('EX-0', 'kim')], 'renews EX-0, which stands in no file of exceptions'],
    ['itself', [last('EX-9', 'kim')], 'renews itself, by way of EX-9'],
    ['itself by way of others', [{ ...first, renews: 'EX-1' }, second, last('EX-1', 'kim')], 'renews itself, by way of EX-1'],
    [
      'what renews nothing that is there',
      [{ ...first, renews: 'EX-7' }, last('EX-0', 'kim')],
      'renews EX-7, which stands in no file of exceptions',
    ],
  ])('%s', (_title, entries, why) => {
    expect(refusal(entries, { law })).toBe(why);
    expect(refusal(entries.toReversed(), { law })).toBe(why);
  });

  test('it is said why more is asked', () => {
    const [miss] = judged([first, second, last('EX-1', 'kim')], { law }).defects[0]?.nearMisses ?? [];
    expect(miss?.fix).toBe(
      'high needs 1 of appsec, at most 90 days; renewed 2 times, of 1 that the policy allows (policy.yml:3), it needs one role more',
    );
  });

  test('without roles, one person more', () => {
    const policy = aPolicy('signOff: {renewals: 0}\n');
    const [one, two] = [[SIGNED.kim], [SIGNED.kim, SIGNED.lee]].map((signOffs) => {
      const entries = [first, anException({ id: 'EX-9', requested, renews: 'EX-0', signOffs })];
      return judge([aFinding()], { rules: { policy, exceptions: exceptionsOf(...entries) } });
    });
    expect([one?.exceptions.refused[0]?.why, two?.verdict]).toEqual(['sign-offs missing: 1 more person', 'pass']);
  });

  test('where the policy does not say how often, nothing more', () => {
    expect(refusal([first, second, third, last('EX-2', 'kim')])).toBe('');
  });

  test('a chain of ten thousand is counted as fast as read', () => {
    const entries = Array.from({ length: 10_000 }, (_, index) => ({
      ...first,
      id: `EX-${index}`,
      ...(index === 0 ? {} : { renews: `EX-${index - 1}` }),
    }));
    const exceptions = exceptionsOf(...entries);
    const courseOf = coursesOf(exceptions, aPolicy(), TODAY);
    expect(exceptions.map((one) => courseOf(one).renewal)).toEqual(exceptions.map((_, index) => index));
  });
});

describe('more than may be alive at once', () => {
  const law = 'mostAlive: 2';
  const one = (id: string, on: string, over: Entry = {}): Entry =>
    anException({ id, match: { rule: 'other' }, requested: { by: 'ana', on }, ...by('kim'), ...over });
  const mine = (on: string): Entry => one('EX-m', on, { match: { rule: 'js/sql-injection' } });
  const others = [one('EX-a', '2026-11-10'), one('EX-z', '2026-11-12')];
  const why = 'more exceptions are alive at once than the 2 that the policy allows (policy.yml:3), and it is one of the newest';

  test.each<[string, readonly Entry[], string]>([
    ['the newest does not hold', [...others, mine('2026-11-13')], why],
    ['an older one does', [...others, mine('2026-11-11')], ''],
    ['of one day, the id decides: later', [...others.slice(0, 1), one('EX-b', '2026-11-12'), mine('2026-11-12')], why],
    ['of one day, the id decides: earlier', [...others, mine('2026-11-12')], ''],
    ['what has ended does not count', [others[0] ?? {}, { ...others[1], validThrough: '2026-11-20' }, mine('2026-11-13')], ''],
    [
      'nor what was revoked',
      [others[0] ?? {}, { ...others[1], revoked: { by: 'kim', on: '2026-11-20', why: 'mended' } }, mine('2026-11-13')],
      '',
    ],
    ['what nobody signed does', [others[0] ?? {}, { ...others[1], signOffs: [] }, mine('2026-11-13')], why],
  ])('%s', (_title, entries, expected) => {
    expect(refusal(entries, { law })).toBe(expected);
    expect(refusal(entries.toReversed(), { law })).toBe(expected);
  });

  test('what a change brings takes no place of what is trusted', () => {
    const parse = (brought: Entry, origin: 'head' | 'trusted'): readonly Exception[] => {
      const parsed = parseExceptions(
        [{ file: `${origin}.yml`, text: JSON.stringify({ version: 1, exceptions: [brought] }) }],
        TODAY,
        origin,
      );
      return parsed.ok ? parsed.value : [];
    };
    const [head, trusted] = [parse(one('EX-1', '2026-11-01'), 'head'), parse(one('EX-2', '2026-11-19'), 'trusted')];
    const courseOf = coursesOf([...head, ...trusted], aPolicy('signOff: {mostAlive: 1}\n'), TODAY);
    expect([...trusted, ...head].map((each) => courseOf(each).halted === null)).toEqual([true, false]);
  });
});

describe('A1: what a change brings beside it', () => {
  const inHead = (...entries: readonly Entry[]): readonly Exception[] => {
    const parsed = parseExceptions([{ file: 'head.yml', text: JSON.stringify({ version: 1, exceptions: entries }) }], TODAY, 'head');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    return parsed.value;
  };
  const halted = (trusted: readonly Exception[], head: readonly Exception[]): readonly (string | null)[] => {
    const course = coursesOf([...trusted, ...head], aPolicy(), TODAY);
    return [...trusted, ...head].map((one) => course(one).halted?.why ?? null);
  };

  test('does not bring back what was revoked, in whatever case its id is written', () => {
    const revoked = { by: 'kim', on: '2026-11-20', why: 'it is exploited' };
    const why = 'revoked by kim on 2026-11-20: it is exploited';
    expect(halted(exceptionsOf(anException({ revoked })), inHead(anException()))).toEqual([why, why]);
    expect(halted(exceptionsOf(anException({ revoked })), inHead(anException({ id: 'ex-1' }), anException({ id: 'EX-2' })))).toEqual([
      why,
      why,
      null,
    ]);
    expect(halted(exceptionsOf(anException()), inHead(anException({ revoked })))).toEqual([null, why]);
  });

  test('mends no chain of what is trusted', () => {
    const renewed = exceptionsOf(anException({ id: 'EX-2', renews: 'EX-1' }));
    const missing = 'renews EX-1, which stands in no file of exceptions';
    expect(halted(renewed, [])).toEqual([missing]);
    expect(halted(renewed, inHead(anException(), anException({ id: 'EX-3', renews: 'EX-1' })))).toEqual([
      missing,
      null,
      'renews EX-1, which stands in this change only',
    ]);
  });

  test('is no link of a chain, though all of it is signed', () => {
    const [first, second] = [anException(), anException({ id: 'EX-2', renews: 'EX-1' })];
    const third = anException({ id: 'EX-3', renews: 'ex-2' });
    const unmerged = 'renews ex-2, which stands in this change only';
    expect(halted(exceptionsOf(first), inHead(second, third))).toEqual([null, null, unmerged]);
    expect(halted(exceptionsOf(first, second), inHead(third))).toEqual([null, null, null]);
  });

  test('does not bring another text by the id of a trusted one, but the same text with more sign-offs', () => {
    const trusted = exceptionsOf(anException({ maxMatches: 2 }));
    const why = (id: string): string => `${id} stands in the trusted branch with another statement`;
    const more = { signOffs: [SIGNED.kim, SIGNED.lee] };
    const days = { requested: { by: 'ana', on: '2026-11-02' } };
    expect(halted(trusted, inHead(anException({ maxMatches: 2, ...more })))).toEqual([null, null]);
    expect(halted(trusted, inHead(anException(more)))).toEqual([null, why('EX-1')]);
    expect(halted(trusted, inHead(anException({ id: 'ex-1', maxMatches: 2, ...more })))).toEqual([null, why('ex-1')]);
    expect(halted(trusted, inHead(anException({ maxMatches: 2, ...days, ...more })))).toEqual([null, why('EX-1')]);
    expect(halted(trusted, inHead(anException({ id: 'EX-2', ...more })))).toEqual([null, null]);
  });
});

describe('until a fixed version is known', () => {
  const lodash = (fixed: readonly string[], version: string | null = '4.17.20', ecosystem: string | null = 'npm'): Partial<Finding> => ({
    package: { name: 'lodash', version, ecosystem, purl: null, fixed },
  });
  const entry = anException({ requested, ...by('kim'), until: 'fixed-version' });
  const ended = (name: string, fixed: string): string => `held until a fixed version is known: ${name} is fixed in ${fixed}`;

  test.each<[string, Partial<Finding>, string]>([
    ['none is', lodash([]), ''],
    ['one is', lodash(['4.17.21']), ended('lodash 4.17.20', '4.17.21')],
    ['only of an older line', lodash(['3.10.2']), ''],
    ['of an older line and of this one', lodash(['3.10.2', '4.17.21']), ended('lodash 4.17.20', '4.17.21')],
    ['only the one in use', lodash(['4.17.20']), ''],
    ['what is no version', lodash(['next']), ended('lodash 4.17.20', 'next')],
    ['where the one in use is unknown', lodash(['3.10.2'], null), ended('lodash', '3.10.2')],
    ['where versions cannot be compared', lodash(['3.10.2'], '4.17.20', 'deb'), ended('lodash 4.17.20', '3.10.2')],
    ['where the kind of package is unknown', lodash(['3.10.2'], '4.17.20', null), ended('lodash 4.17.20', '3.10.2')],
    ['a finding without a package', {}, ''],
  ])('%s', (_title, found, why) => {
    expect(refusal([entry], { found })).toBe(why);
  });

  test('of several packages the first by name is told, in whatever order they are found', () => {
    const all = [lodash(['4.17.21']), { package: { name: 'async', version: '2.0.0', ecosystem: 'npm', purl: null, fixed: ['2.6.4'] } }];
    const why = ended('async 2.0.0', '2.6.4');
    for (const found of [all, all.toReversed()]) {
      const exceptions = exceptionsOf({ ...entry, maxMatches: 2 });
      expect(judge(found.map(aFinding), { rules: { exceptions } }).exceptions.refused).toMatchObject([{ why }]);
    }
  });

  test('one that does not say so holds on', () => {
    expect(refusal([anException({ requested, ...by('kim') })], { found: lodash(['4.17.21']) })).toBe('');
  });

  test('of versions that semver compares, none that is newer is passed over', () => {
    const version = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, fc.array(version, { maxLength: 4 }), (own, fixed) => {
        const newer = fixed.some((one) => one.localeCompare(own, 'en', { numeric: true }) > 0);
        expect(mendedBy({ name: 'a', version: own, ecosystem: 'npm', purl: null, fixed }) !== null).toBe(newer);
      }),
    );
  });
});

describe('an emergency', () => {
  const law = 'emergency: {role: on-call}';
  const given = (today: string): Given => ({ law, today });
  const late = { ...SIGNED.kim, on: '2026-11-21' };
  const entry = (...signOffs: readonly object[]): Entry => anException({ requested, emergency: true, signOffs });

  test.each<[string, readonly object[], string, string]>([
    ['one on call is enough on the day', [SIGNED.eve], '2026-11-19', ''],
    ['and to the end of the third day', [SIGNED.eve], '2026-11-20', ''],
    ['and no longer', [SIGNED.eve], '2026-11-21', 'its emergency ended 2026-11-20, and by then sign-offs were missing: 1 more of appsec'],
    ['with the full quorum by then it holds on', [SIGNED.eve, SIGNED.kim], '2026-12-24', ''],
    [
      'but not with a quorum that signs later',
      [SIGNED.eve, late],
      '2026-11-21',
      'its emergency ended 2026-11-20, and by then sign-offs were missing: 1 more of appsec',
    ],
    ['the full quorum is enough without one on call', [SIGNED.kim], '2026-11-19', ''],
    ['somebody else is not', [SIGNED.sam], '2026-11-19', 'sign-offs missing: 1 more of on-call'],
    ['nobody is not', [], '2026-11-19', 'sign-offs missing: 1 more of on-call'],
    [
      'nor who asked for it',
      [{ ...SIGNED.eve, by: 'ana' }],
      '2026-11-19',
      'sign-offs missing: 1 more of on-call (ana requested it, and cannot sign it off)',
    ],
    ['it ends with its term', [SIGNED.eve, SIGNED.kim], '2027-01-16', 'ended 2027-01-15'],
  ])('%s', (_title, signOffs, today, why) => {
    const known = signOffs.filter((one) => (one as { on: string }).on <= TODAY);
    expect(refusal([entry(...known)], given(today))).toBe(why);
  });

  const first = anException({ id: 'EX-0', requested: { by: 'ana', on: '2026-11-16' }, emergency: true, signOffs: [], maxMatches: 9 });
  const begun = 'an emergency for it was begun already: EX-0; sign-offs missing: 1 more of appsec';

  test.each<[string, Entry, readonly object[], string]>([
    ['does not begin anew where another one has ended', first, [SIGNED.eve], begun],
    ['nor where that is over', { ...first, validThrough: '2026-11-17' }, [SIGNED.eve], begun],
    ['nor where that was taken back', { ...first, revoked: { by: 'kim', on: '2026-11-17', why: 'mended' } }, [SIGNED.eve], begun],
    ['nor where that speaks of more', { ...first, match: { rule: 'js/*' } }, [SIGNED.eve], begun],
    ['but holds with the full quorum', first, [SIGNED.kim], ''],
    ['and beside one of something else', { ...first, match: { rule: 'other' } }, [SIGNED.eve], ''],
    ['beside one of the same day', { ...first, requested }, [SIGNED.eve], ''],
    ['and behind one that was none', { ...first, emergency: false }, [SIGNED.eve], ''],
  ])('%s', (_title, earlier, signOffs, why) => {
    const entries = [earlier, entry(...signOffs)];
    for (const all of [entries, entries.toReversed()]) {
      const said = refusal(all, given('2026-11-19')).split('\n');
      expect(why === '' ? said : said.filter((one) => one.includes('begun already'))).toEqual([why]);
    }
  });

  test('A1: of a change holds once it is merged, unless all have signed before', () => {
    const policy = aPolicy(`signOff:\n  ${law}\n  proof: review\n${ROLES}`);
    const read = exceptionsOf(entry())[0] as Exception;
    const why = (origin: Exception['origin'], login: string): string => {
      const exception = { ...read, origin };
      const review = { requesters: [], approvals: [{ login, teams: [], on: '2026-11-19' }], where: 'org/shop#12', why: '' };
      const rules = { policy, now: Date.UTC(2026, 10, 19, 12), exceptions: [exception], reviews: new Map([[exception, review]]) };
      const { verdict, exceptions } = judge([aFinding()], { rules });
      return verdict === 'pass' ? '' : (exceptions.refused[0]?.why ?? verdict);
    };
    expect([why('trusted', 'eve'), why('head', 'lee')]).toEqual(['', '']);
    expect(why('head', 'eve')).toBe('its emergency begins once it is merged, unless all sign before: sign-offs missing: 1 more of appsec');
  });

  test('is none where the policy knows none', () => {
    expect(refusal([entry(SIGNED.eve)], { today: '2026-11-19' })).toBe('is an emergency exception, and the policy knows none');
  });

  test('is loud on every surface while one sign-off carries it', () => {
    const assessment = judged([entry(SIGNED.eve)], given('2026-11-19'));
    const what =
      'EMERGENCY: EX-1 holds by one sign-off alone, through 2026-11-20; by then it needs the others, or what it covers blocks: 1 more of appsec';
    expect(assessment.warnings).toContainEqual({ what, where: 'exceptions.yml:1' });
    expect(assessment.exceptions.used[0]?.emergency).toBe(true);
    expect(renderText(assessment, PLAIN)).toContain('EX-1, EMERGENCY, accepted-risk through 2027-01-15, signed by eve (on-call)');
    expect(renderSummary(assessment)).toContain('| **EMERGENCY** accepted-risk |');
    expect(judged([entry(SIGNED.eve, SIGNED.kim)], given('2026-11-19')).warnings.map((one) => one.what)).not.toContain(what);
  });
});

describe('what ends soon', () => {
  const warned = (entries: readonly Entry[], today: string): readonly string[] =>
    judged(entries, { today })
      .warnings.map(({ what }) => what)
      .filter((what) => what.includes('covers something') || what.includes('cover something'));
  const entry = anException({ requested, ...by('kim'), validThrough: '2026-12-10' });

  test.each([
    ['2026-11-25', []],
    ['2026-11-26', ['an exception that covers something ends within 14 days: EX-1 (2026-12-10)']],
    ['2026-12-02', ['an exception that covers something ends within 14 days: EX-1 (2026-12-10)']],
    ['2026-12-03', ['an exception that covers something ends within 7 days: EX-1 (2026-12-10)']],
    ['2026-12-09', ['an exception that covers something ends today or tomorrow: EX-1 (2026-12-10)']],
    ['2026-12-10', ['an exception that covers something ends today or tomorrow: EX-1 (2026-12-10)']],
    ['2026-12-11', []],
  ])('on %s: %j', (today, warnings) => {
    expect(warned([entry], today)).toEqual(warnings);
  });

  test('only where it covers something', () => {
    expect(warned([{ ...entry, match: { rule: 'other' } }], '2026-12-10')).toEqual([]);
  });

  test('many in one line', () => {
    const entries = Array.from({ length: 8 }, (_, index) => ({ ...entry, id: `EX-${index}`, match: { rule: `r-${index}` } }));
    const findings = entries.map((_, index) => aFinding({ rule: `r-${index}` }));
    const rules = { policy: aPolicy(), exceptions: exceptionsOf(...entries), now: Date.UTC(2026, 11, 5) };
    expect(judge(findings, { rules }).warnings.map(({ what }) => what)).toEqual([
      '8 exceptions that cover something end within 7 days: EX-0 (2026-12-10), EX-1 (2026-12-10), EX-2 (2026-12-10), EX-3 (2026-12-10), EX-4 (2026-12-10), and 3 more',
    ]);
  });
});
