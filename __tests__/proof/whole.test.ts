// From an exceptions file and keys that ssh-keygen made to the people who signed it off: the whole way, with real parts.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Exception } from '../../src/model/exception.ts';
import type { ListedKey, Person } from '../../src/model/policy.ts';
import { judgeSigners, rosterOf, type Roster } from '../../src/proof/people.ts';
import { verify } from '../../src/proof/sshsig.ts';
import { STATEMENT_TYPE, statementOf } from '../../src/proof/statement.ts';
import { anException, exceptionsOf, TODAY } from '../builders.ts';
import { HAS_SSH_KEYGEN, sshKeygen } from './ssh-keygen.ts';

type Entry = Record<string, unknown>;

const ENTRY = anException({
  signOffs: [
    { by: 'kim', role: 'appsec', on: '2026-11-02' },
    { by: 'lee', role: 'appsec', on: '2026-11-03' },
  ],
});

const NOTHING = new Uint8Array();

describe.skipIf(!HAS_SSH_KEYGEN)('two people sign an exception off (skipped where there is no ssh-keygen)', { timeout: 60_000 }, () => {
  const tool = sshKeygen();
  afterAll(() => tool.remove());
  const lines = { kim: '', lee: '', sam: '' };
  let [ofKim, ofLee] = ['', ''];
  let BOTH: Roster;
  beforeAll(() => {
    lines.kim = tool.generate('kim', '-t', 'ed25519');
    lines.lee = tool.generate('lee', '-t', 'ecdsa', '-b', '384');
    lines.sam = tool.generate('sam', '-t', 'rsa', '-b', '2048');
    const [forKim = NOTHING, forLee = NOTHING] = statements(read(ENTRY), 'shop');
    [ofKim, ofLee] = [tool.sign('kim', forKim), tool.sign('lee', forLee)];
    BOTH = aRoster(aMember('kim'), aMember('lee'), aMember('sam'));
  });

  const aMember = (login: keyof typeof lines, over: Partial<ListedKey> = {}): Person => {
    const key = { text: lines[login], compromised: null, removed: null, where: 'policy.yml:9:9', ...over };
    return { login, from: null, until: null, keys: [key] };
  };
  const aRoster = (...members: readonly Person[]): Roster => {
    const roster = rosterOf(new Map([['appsec', members]]));
    if (!roster.ok) throw new Error(roster.faults.map(({ what }) => what).join('\n'));
    return roster.value;
  };
  const statements = (exception: Exception, application: string): readonly Uint8Array[] =>
    exception.signOffs.map((signOff) => {
      const bytes = statementOf(exception, application, signOff);
      if (!bytes.ok) throw new Error(bytes.why);
      return bytes.value;
    });
  const read = (entry: Entry): Exception => exceptionsOf(entry)[0] as Exception;

  /** What becomes of each sign-off: "" where its person counts. */
  const outcome = (
    entry: Entry,
    signatures: readonly string[] = [ofKim, ofLee],
    roster: Roster = BOTH,
    application = 'shop',
  ): readonly string[] => {
    const exception = read(entry);
    const messages = statements(exception, application);
    const checked = exception.signOffs.map((signOff, index) => {
      const signer = verify(messages[index] ?? NOTHING, signatures[index] ?? '', roster.keys, STATEMENT_TYPE);
      return signer.ok ? { ...signOff, key: signer.value.key } : signer.why;
    });
    const good = checked.filter((one) => typeof one !== 'string');
    const judged = judgeSigners(good, roster, {
      today: TODAY,
      requestedOn: exception.requested.on,
      requesters: [exception.requested.by],
      origin: 'trusted',
    });
    return checked.map((one) => (typeof one === 'string' ? one : (judged.find(({ claim }) => claim === one)?.why ?? 'not judged')));
  };
  const CHANGED = 'the signature is not of this text by this key: one of them was changed';

  test('and both count', () => {
    expect(outcome(ENTRY)).toEqual(['', '']);
  });

  test('and one counts where the other did not sign', () => {
    expect(outcome(ENTRY, [ofKim])).toEqual(['', 'the signature does not begin with the line -----BEGIN SSH SIGNATURE-----']);
  });

  test.each<[string, Entry]>([
    ['id', { id: 'EX-2' }],
    ['match', { match: { rule: 'js/*' } }],
    ['justification', { justification: 'none' }],
    ['maxMatches', { maxMatches: 2 }],
    ['validThrough', { validThrough: '2027-01-16' }],
    ['requester', { requested: { by: 'max', on: '2026-11-01' } }],
  ])('and neither counts once its %s is another', (_title, over) => {
    expect(outcome({ ...ENTRY, ...over })).toEqual([CHANGED, CHANGED]);
  });

  test('and neither counts for another application', () => {
    expect(outcome(ENTRY, [ofKim, ofLee], BOTH, 'shop-2')).toEqual([CHANGED, CHANGED]);
  });

  test('and both count when a ticket is added', () => {
    expect(outcome({ ...ENTRY, ticket: 'SEC-1' })).toEqual(['', '']);
  });

  test('and neither counts under the name of the other', () => {
    expect(outcome(ENTRY, [ofLee, ofKim])).toEqual([CHANGED, CHANGED]);
  });

  test('and the one counts whose key was not removed', () => {
    const roster = aRoster(aMember('kim', { removed: '2026-11-20' }), aMember('lee'));
    expect(outcome(ENTRY, [ofKim, ofLee], roster)).toEqual([
      expect.stringContaining('of kim was removed on 2026-11-20 (policy.yml:9:9)'),
      '',
    ]);
    expect(outcome(ENTRY, [ofKim, ofLee], aRoster(aMember('lee')))).toEqual([
      expect.stringContaining('that signed is none of those known'),
      '',
    ]);
  });

  test('and one person who signs twice counts once', () => {
    const twice = { ...ENTRY, signOffs: [0, 1].map(() => ({ by: 'kim', role: 'appsec', on: '2026-11-02' })) };
    expect(outcome(twice, [ofKim, ofKim])).toEqual(['', 'kim has signed already']);
  });

  test('and a third in the name of the second does not count', () => {
    const [, forLee = NOTHING] = statements(read(ENTRY), 'shop');
    const [, why] = outcome(ENTRY, [ofKim, tool.sign('sam', forLee)]);
    expect(why).toMatch(/^the key SHA256:\S+ is that of sam, not of lee$/);
  });
});
