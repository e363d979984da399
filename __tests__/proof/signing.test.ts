// A repository whose policy wants signatures, keys of the real ssh-keygen, and an exception: judged by the whole gate, as it is
// signed, changed, and left to end. A change of any one thing that was signed is refused (promise 8, threats F1 to F3).

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodeOf, type Assessment } from '../../src/model/assessment.ts';
import type { Exception } from '../../src/model/exception.ts';
import { UNWATCHED } from '../../src/model/progress.ts';
import { statementOf } from '../../src/proof/statement.ts';
import { PLAIN } from '../../src/report/style.ts';
import { renderText } from '../../src/report/text.ts';
import { toRequest } from '../../src/request.ts';
import { run } from '../../src/run.ts';
import { anException, aResult, exceptionsOf, logOf } from '../builders.ts';
import { HAS_SSH_KEYGEN, sshKeygen } from './ssh-keygen.ts';

type Entry = Readonly<Record<string, unknown>>;
type Who = 'kim' | 'lee' | 'sam';

const KIM = { by: 'kim', role: 'appsec', on: '2026-11-02' };
const LEE = { by: 'lee', role: 'appsec', on: '2026-11-03' };

const ENTRY: Entry = anException({
  match: { rule: 'js/sql-injection', path: 'src/**' },
  controls: [{ id: 'WAF-1', owner: 'platform' }],
  owner: 'sam',
  impact: 'names of reports',
  plan: 'rewrite in Q1',
  maxSeverity: 'high',
  signOffs: [KIM, LEE],
});

describe.skipIf(!HAS_SSH_KEYGEN)(
  'an exception that two people must sign (skipped where there is no ssh-keygen)',
  { timeout: 120_000 },
  () => {
    const tool = sshKeygen();
    const folder = mkdtempSync(join(tmpdir(), 'signing-'));
    afterAll(() => {
      tool.remove();
      rmSync(folder, { recursive: true });
    });
    const keys: Record<Who, string> = { kim: '', lee: '', sam: '' };
    let signed: Entry;
    beforeAll(() => {
      execFileSync('git', ['init', '-q', '-b', 'main', folder]);
      keys.kim = tool.generate('kim', '-t', 'ed25519');
      keys.lee = tool.generate('lee', '-t', 'ecdsa', '-b', '256');
      keys.sam = tool.generate('sam', '-t', 'ed25519');
      signed = signedBy(ENTRY, 'kim', 'lee');
    });

    /** The entry, with a signature of the first ones of its sign-offs by these keys. */
    function signedBy(entry: Entry, ...who: readonly Who[]): Entry {
      const [exception] = exceptionsOf(entry);
      const all = entry['signOffs'] as readonly object[];
      const signOffs = all.map((one, index) => {
        const name = who[index];
        return name === undefined ? one : { ...one, signature: tool.sign(name, statement(exception, index)) };
      });
      return { ...entry, signOffs };
    }

    function statement(exception: Exception | undefined, index: number): Uint8Array {
      const signOff = exception?.signOffs[index];
      if (exception === undefined || signOff === undefined) throw new Error('no such sign-off');
      const bytes = statementOf(exception, 'shop', signOff);
      if (!bytes.ok) throw new Error(bytes.why);
      return bytes.value;
    }

    interface Laws {
      readonly application?: string | null;
      readonly kim?: object;
      readonly people?: readonly object[];
    }

    const policyOf = ({ application = 'shop', kim = {}, people }: Laws): object => ({
      version: 1,
      ...(application === null ? {} : { application: { id: application } }),
      signOff: {
        proof: 'signature',
        roles: {
          appsec: {
            people: people ?? [
              { login: 'kim', keys: [{ key: keys.kim, ...kim }] },
              { login: 'lee', keys: [keys.lee] },
            ],
          },
          product: { people: [{ login: 'sam', keys: [keys.sam] }] },
        },
        required: { high: { roles: { appsec: 2 } } },
      },
    });

    async function judged(entry: Entry, laws: Laws = {}, now = '2026-11-21T12:00:00Z'): Promise<Assessment> {
      const files = {
        'scan.sarif': logOf(aResult()),
        'policy.yml': JSON.stringify(policyOf(laws)),
        'exceptions.yml': JSON.stringify({ version: 1, exceptions: [entry] }),
      };
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const at = (name: string): string => join(folder, name);
      const given = new Map(Object.entries({ policy: at('policy.yml'), exceptions: at('exceptions.yml'), source: folder, now }));
      const request = toRequest([at('scan.sarif')], given, (name) => name);
      if (!request.ok) throw new Error(JSON.stringify(request.faults));
      const surroundings = {
        stdin: Readable.from([]),
        clock: () => Date.parse(now),
        branch: 'main',
        useDefaults: false,
        trusted: false,
        hosted: null,
        watch: UNWATCHED,
      };
      return (await run(request.value, surroundings)).assessment;
    }

    /** "" where the build passes, else what the report says of the exception beside the defect. */
    async function refusal(entry: Entry, laws: Laws = {}, now?: string): Promise<string> {
      const assessment = await judged(entry, laws, now);
      const exit = exitCodeOf(assessment);
      if (exit === 0) return '';
      if (exit === 2) return assessment.faults.map(({ what }) => what).join('\n');
      const whys = assessment.defects.flatMap(({ nearMisses }) => nearMisses.map(({ why }) => why));
      return whys.length === 0 ? 'it speaks of nothing here' : whys.join('\n');
    }

    const CHANGED = 'the signature is not of this text by this key: one of them was changed';

    test('is refused where nobody signed, and it is said what is asked for', async () => {
      expect(await refusal(ENTRY)).toBe(
        'sign-offs missing: 2 more of appsec (kim is named without a signature; lee is named without a signature)',
      );
      const text = renderText(await judged(ENTRY), PLAIN);
      expect(text).toContain('high needs 2 of appsec, each by an SSH signature, at most 90 days');
      expect(text).not.toContain('declared');
    });

    test('is refused where one signed, and it is said who is missing', async () => {
      expect(await refusal(signedBy(ENTRY, 'kim'))).toBe('sign-offs missing: 1 more of appsec (lee is named without a signature)');
    });

    test('holds where both signed, and every report says how that is known', async () => {
      const assessment = await judged(signed);
      expect(exitCodeOf(assessment)).toBe(0);
      expect(assessment.exceptions.used[0]).toMatchObject({
        signers: [
          { by: 'kim', roles: ['appsec'], on: '2026-11-02', proof: 'signature' },
          { by: 'lee', roles: ['appsec'], on: '2026-11-03', proof: 'signature' },
        ],
      });
      expect(renderText(assessment, PLAIN)).toContain('signed by kim (appsec, signature), lee (appsec, signature)\n');
    });

    test.each<[string, Entry]>([
      ['id', { id: 'EX-2' }],
      ['decision', { decision: 'false-positive' }],
      ['vex', { vex: 'component_not_present' }],
      ['match, wider', { match: { rule: 'js/sql-injection' } }],
      ['match, by another path', { match: { rule: 'js/sql-injection', path: 'src/*' } }],
      ['match, for one branch', { match: { rule: 'js/sql-injection', path: 'src/**', branches: 'main' } }],
      ['justification', { justification: 'read-only database.' }],
      ['controls', { controls: [{ id: 'WAF-1', owner: 'nobody' }] }],
      ['owner', { owner: 'max' }],
      ['impact', { impact: 'none' }],
      ['plan', { plan: 'none' }],
      ['maxSeverity', { maxSeverity: 'critical' }],
      ['maxMatches', { maxMatches: 2 }],
      ['requester', { requested: { by: 'max', on: '2026-11-01' } }],
      ['day of the request', { requested: { by: 'ana', on: '2026-11-02' } }],
      ['last day, later', { validThrough: '2027-01-16' }],
      ['last day, earlier', { validThrough: '2027-01-14' }],
    ])('is refused once its %s is another', async (_title, over) => {
      expect(await refusal({ ...signed, ...over })).toBe(`sign-offs missing: 2 more of appsec (kim: ${CHANGED}; lee: ${CHANGED})`);
    });

    test.each<[string, object]>([
      ['name', { by: 'sam' }],
      ['role', { role: 'product' }],
      ['day', { on: '2026-11-04' }],
    ])('is refused once the %s of one sign-off is another', async (_title, over) => {
      const [first, ...others] = signed['signOffs'] as readonly object[];
      expect(await refusal({ ...signed, signOffs: [{ ...first, ...over }, ...others] })).toContain('sign-offs missing: 1 more of appsec');
    });

    test('is refused when it speaks of something else', async () => {
      expect(await refusal({ ...signed, match: { rule: 'js/xss' } })).toBe('it speaks of nothing here');
    });

    test('holds when a ticket or notes are added', async () => {
      expect(await refusal({ ...signed, ticket: 'SEC-1', notes: 'seen' })).toBe('');
    });

    test('failure 5 of others: is refused for another application', async () => {
      expect(await refusal(signed, { application: 'shop-admin' })).toContain(CHANGED);
    });

    test('holds to the last second of its term, and not one more', async () => {
      expect(await refusal(signed, {}, '2027-01-15T23:59:59Z')).toBe('');
      expect(await refusal(signed, {}, '2027-01-16T00:00:00Z')).toBe('ended 2027-01-15');
    });

    test.each<[string, object, string]>([
      ['removed', { removed: '2026-11-20' }, 'was removed on 2026-11-20'],
      ['compromised, since after it signed', { compromised: '2026-11-20' }, 'is compromised since 2026-11-20'],
    ])('is refused once a key is %s', async (_title, kim, why) => {
      expect(await refusal(signed, { kim })).toMatch(
        new RegExp(`^sign-offs missing: 1 more of appsec \\(the key SHA256:\\S+ of kim ${why} \\(policy.yml:1:\\d+\\)\\)$`),
      );
    });

    test('is refused once a key is no longer listed, or its person no longer in the role', async () => {
      expect(await refusal(signed, { people: [{ login: 'kim', keys: [keys.kim] }] })).toContain('that signed is none of those known');
      const gone = [
        { login: 'kim', keys: [keys.kim] },
        { login: 'lee', until: '2026-11-02', keys: [keys.lee] },
      ];
      expect(await refusal(signed, { people: gone })).toContain('lee was in role "appsec" until 2026-11-02 only');
    });

    test('F2: is refused where one person signs twice, on two days, or in the name of the other', async () => {
      const twice = { ...ENTRY, signOffs: [KIM, { ...KIM, on: '2026-11-04' }] };
      expect(await refusal(signedBy(twice, 'kim', 'kim'))).toBe('sign-offs missing: 1 more of appsec (kim has signed already)');
      expect(await refusal(signedBy(ENTRY, 'kim', 'kim'))).toMatch(/1 more of appsec \(the key SHA256:\S+ is that of kim, not of lee\)$/);
    });

    test('F1: is refused where one of both requested it', async () => {
      const own = { ...ENTRY, requested: { by: 'kim', on: '2026-11-01' } };
      expect(await refusal(signedBy(own, 'kim', 'lee'))).toBe(
        'sign-offs missing: 1 more of appsec (kim requested it, and cannot sign it off)',
      );
    });

    test('cannot be judged where one key has two names, where a key is none, or where nobody could sign', async () => {
      const two = [
        { login: 'kim', keys: [keys.kim] },
        { login: 'lee', keys: [keys.kim] },
      ];
      expect(await refusal(signed, { people: two })).toMatch(/^the key SHA256:\S+ of "lee" is that of "kim" too \(policy.yml:1:\d+\)$/);
      expect(await refusal(signed, { people: [{ login: 'kim', keys: ['ssh-ed25519 AAAA'] }] })).toBe('the key ends too soon');
      expect(await refusal(signed, { application: null })).toBe(
        'proof is "signature" (policy.yml:1), and policy.yml has no application.id: a signature is for one application alone',
      );
    });
  },
);
