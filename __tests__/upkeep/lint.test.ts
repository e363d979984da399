// `exceptions lint`, `list` and `prune`, and what all commands share.

import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aShop, EXCEPTIONS, POLICY, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = aShop();
});
afterEach(() => shop.remove());

function entry(id: string, over: Readonly<Record<string, string>> = {}): string {
  const keys = {
    decision: 'accepted-risk',
    match: '{rule: js/x}',
    justification: 'x',
    requested: '{by: ana, on: 2026-11-01}',
    validThrough: '2027-01-15',
    signOffs: '[{by: kim, on: 2026-11-02}]',
    ...over,
  };
  const lines = Object.entries(keys).map(([key, value]) => `    ${key}: ${value}\n`);
  return `  - id: ${id}\n${lines.join('')}`;
}

function file(...entries: readonly string[]): string {
  return entries.length === 0 ? 'version: 1\nexceptions: []\n' : `version: 1\nexceptions:\n${entries.join('')}`;
}

describe('lint', () => {
  test.each<[string, string, number, string]>([
    ['none', file(), 0, '0 exceptions, judged by built-in policy: 0 hold\n'],
    ['one that holds', file(entry('A', { maxSeverity: 'high' })), 0, '1 exception, judged by built-in policy: 1 hold\n'],
    [
      'one that holds as far as its sign-offs reach',
      file(entry('A')),
      0,
      `${EXCEPTIONS}:3:9: A holds up to high only: sign-offs missing: 1 more person\n  fix: critical needs 2 people other than the requester, at most 90 days\n1 exception, judged by built-in policy: 1 hold\n`,
    ],
    [
      'one that has ended',
      file(entry('A', { validThrough: '2026-11-20' })),
      1,
      `${EXCEPTIONS}:3:9: A does not hold: ended 2026-11-20\n  fix: renew it, with new sign-offs\n1 exception, judged by built-in policy: 0 hold, 1 do not\n`,
    ],
    [
      'one on its last day',
      file(entry('A', { maxSeverity: 'low', validThrough: '2026-11-21' })),
      0,
      '1 exception, judged by built-in policy: 1 hold\n',
    ],
    ['one that nobody signed', file(entry('A', { signOffs: '[]' })), 1, 'A does not hold: sign-offs missing: 1 more person\n'],
    [
      'one for worse than was signed',
      file(entry('A', { maxSeverity: 'critical' })),
      1,
      'A does not hold: sign-offs missing: 1 more person\n',
    ],
    [
      'one that runs too long',
      file(entry('A', { validThrough: '2027-06-01', maxSeverity: 'low' })),
      1,
      'A does not hold: its term of 212 days is longer than the 90',
    ],
    [
      'one that its requester signed',
      file(entry('A', { signOffs: '[{by: ana, on: 2026-11-02}]' })),
      1,
      'ana requested it, and cannot sign it off',
    ],
  ])('%s', async (_title, text, exit, out) => {
    shop.write(EXCEPTIONS, text);
    const ran = await shop.run('lint');
    expect(ran.faults).toEqual([]);
    expect(ran.out).toContain(out);
    expect(ran.exit).toBe(exit);
  });

  test.each<[string, string, string]>([
    [
      'was revoked',
      file(entry('A', { revoked: '{by: kim, on: 2026-11-10, why: it was fixed}' })),
      'A does not hold: revoked by kim on 2026-11-10: it was fixed',
    ],
    ['renews what is not there', file(entry('A', { renews: 'B' })), 'A does not hold: renews B, which stands in no file of exceptions'],
    [
      'is an emergency that the policy does not know',
      file(entry('A', { emergency: 'true' })),
      'is an emergency exception, and the policy knows none',
    ],
  ])('says of one that %s that it does not hold', async (_title, text, out) => {
    shop.write(EXCEPTIONS, text);
    const ran = await shop.run('lint');
    expect(ran.out).toContain(out);
    expect(ran.exit).toBe(1);
  });

  test.each<[string, string, string]>([
    ['a key that is unknown', file(entry('A', { expires: '2027-01-01' })), `${EXCEPTIONS}:10:5: unknown key "expires"`],
    [
      'a day that there is not',
      file(entry('A', { validThrough: '2027-02-30' })),
      `${EXCEPTIONS}:8:19: validThrough "2027-02-30" is not a date`,
    ],
    [
      'a sign-off of tomorrow',
      file(entry('A', { signOffs: '[{by: kim, on: 2026-11-22}]' })),
      `${EXCEPTIONS}:9:30: on "2026-11-22" is in the future`,
    ],
    ['an id twice', file(entry('A'), entry('a')), `${EXCEPTIONS}:10:9: the id "a" stands at ${EXCEPTIONS}:3 too`],
    ['a policy', 'version: 1\nsignOff: {}\ngate: {}\n', `${EXCEPTIONS}:1:1: this is a policy, not an exceptions file`],
    [
      'SARIF',
      '{"$schema": "x", "version": "2.1.0", "runs": []}',
      `${EXCEPTIONS}:1:1: this is not an exceptions file: it has none of its keys`,
    ],
    ['no YAML', 'version: 1\nexceptions: {', `${EXCEPTIONS}:2:14: not YAML`],
    ['an anchor', 'version: 1\nexceptions: &x []\n', `${EXCEPTIONS}:2:16: an anchor (&name) is not taken`],
  ])('cannot read %s', async (_title, text, fault) => {
    shop.write(EXCEPTIONS, text);
    const { exit, faults } = await shop.run('lint');
    expect(exit).toBe(2);
    expect(faults.join('\n')).toContain(fault);
  });

  test('reads whole folders and several files, and tells their ids apart', async () => {
    shop.write('a/one.yml', file(entry('A')));
    shop.write('a/b/two.yaml', file(entry('B')));
    shop.write('three.yml', file(entry('A', { validThrough: '2026-11-20' })));
    expect((await shop.run('lint', 'a')).out).toContain('2 exceptions, judged by built-in policy: 2 hold');
    expect((await shop.run('lint', '--exceptions', 'a')).out).toContain('2 exceptions');
    expect((await shop.run('lint', 'a', 'three.yml')).faults).toEqual(['three.yml:3:9: the id "A" stands at a/one.yml:3 too']);
    expect((await shop.run('lint', 'a', 'a/one.yml')).out).toContain('2 exceptions');
  });

  test.each<[string, readonly string[], string]>([
    ['a file that is not there', ['lint', 'none.yml'], 'none.yml: the file cannot be read: it does not exist'],
    ['no file at all', ['lint'], `${EXCEPTIONS}: there is no exceptions file yet`],
    ['no file to list', ['list'], `${EXCEPTIONS}: there is no exceptions file yet`],
    ['a file that is named and not there', ['list', '--exceptions', 'e.yml'], 'e.yml: the file cannot be read: it does not exist'],
    ['a policy that is not there', ['lint', 'a.yml', '--policy', 'p.yml'], 'p.yml: the file cannot be read: it does not exist'],
    ['an unknown option', ['lint', '--polcy', 'x'], '--polcy: unknown option "polcy"'],
    ['an option twice', ['lint', '--now', 'x', '--now', 'y'], '--now: the option is given twice'],
    ['a moment that is none', ['lint', '--now', 'today'], '--now: "today" is not a moment'],
    ['an option of another command', ['lint', '--key', 'kim'], '--key: unknown option "key"'],
    ['an unknown command', ['lnt'], 'exceptions: "lnt" is none of its commands'],
    ['no command', [], 'exceptions: "" is none of its commands'],
    ['a name that every object has', ['constructor'], 'exceptions: "constructor" is none of its commands'],
    ['a term that is none', ['list', '--expiring', 'soon'], '--expiring: "soon" is not a term'],
    ['a format that is none', ['list', '--format', 'xml'], '--format: "xml" is not one of text, json'],
    ['a word too many', ['prune', 'EX-1'], 'EX-1: prune takes options only'],
  ])('cannot do with %s', async (_title, words, fault) => {
    shop.write('a.yml', file());
    const { exit, faults } = await shop.run(...words);
    expect(exit).toBe(2);
    expect(faults.join('\n')).toContain(fault);
  });

  test('takes the policy that lies where policies lie, and its people', async () => {
    shop.write(POLICY, 'version: 1\nsignOff: {roles: {appsec: {people: [{login: lee}]}}, required: {low: {roles: {appsec: 1}}}}\n');
    shop.write(EXCEPTIONS, file(entry('A', { maxSeverity: 'low', signOffs: '[{by: kim, role: appsec, on: 2026-11-02}]' })));
    const { exit, out } = await shop.run('lint');
    expect([exit, out]).toEqual([1, expect.stringContaining('sign-offs missing: 1 more of appsec (kim is not in role "appsec")')]);
    expect((await shop.run('lint', '--now', '2026-10-01T00:00:00Z')).exit).toBe(2);
  });

  test('leaves what a review may still prove open', async () => {
    shop.write(
      POLICY,
      'version: 1\nsignOff: {proof: review, roles: {appsec: {people: [{login: lee}]}}, required: {low: {roles: {appsec: 1}}}}\n',
    );
    shop.write(EXCEPTIONS, file(entry('A', { maxSeverity: 'low' }), entry('B', { maxSeverity: 'low', validThrough: '2027-06-01' })));
    const { exit, out } = await shop.run('lint');
    expect(exit).toBe(1);
    expect(out).toContain('A rests on its review: ');
    expect(out).toContain('B does not hold: its term of 212 days');
    expect(out).toContain('0 hold, 1 do not, 1 rest on reviews, which are not looked for here');
  });

  test('complains of roles that nobody can sign for, whatever holds', async () => {
    shop.write(POLICY, 'version: 1\nsignOff: {roles: {appsec: {people: []}}, required: {high: {roles: {appsec: 1}}}}\n');
    shop.write(EXCEPTIONS, file());
    const { exit, out } = await shop.run('lint');
    expect([exit, out]).toEqual([
      1,
      `${POLICY}:2: no exception can hold where high asks for 1 of appsec: nobody in it can sign off\n0 exceptions, judged by ${POLICY}: 0 hold\n`,
    ]);
  });

  test('shows nothing that a terminal would obey', async () => {
    shop.write(EXCEPTIONS, file(entry('A', { justification: '"\\e[2J"', signOffs: '[{by: kim, role: none, on: 2026-11-02}]' })));
    shop.write(POLICY, 'version: 1\nsignOff: {roles: {"a\\e[2J": {people: []}}}\n');
    const { out, exit } = await shop.run('lint');
    expect([exit, out.includes('\u001b')]).toEqual([2, false]);
  });
});

describe('list', () => {
  const SOON = entry('SOON', { validThrough: '2026-11-30', maxSeverity: 'high', owner: 'sam' });
  const ENDED = entry('ENDED', { validThrough: '2026-11-20' });

  test('has the first to end first', async () => {
    shop.write(EXCEPTIONS, file(entry('LATE', { maxSeverity: 'critical' }), SOON, ENDED));
    const { exit, out } = await shop.run('list');
    expect(exit).toBe(0);
    expect(out).toBe(`ENDED accepted-risk through 2026-11-20 (ended), signed by kim (${EXCEPTIONS}:20:9)
SOON accepted-risk up to high through 2026-11-30 (9 days left), signed by kim (${EXCEPTIONS}:11:9)
LATE accepted-risk up to critical through 2027-01-15 (55 days left), signed by kim (${EXCEPTIONS}:3:9)
    does not hold: sign-offs missing: 1 more person
3 exceptions as of 2026-11-21
`);
  });

  test.each([
    ['8d', []],
    ['9d', ['SOON']],
    ['55d', ['SOON', 'LATE']],
  ])('names what ends within %s, and not what has ended', async (term, ids) => {
    shop.write(EXCEPTIONS, file(entry('LATE'), SOON, ENDED));
    const { out } = await shop.run('list', '--expiring', term, '--format', 'json');
    const listed = JSON.parse(out) as { exceptions: { id: string }[] };
    expect(listed.exceptions.map(({ id }) => id)).toEqual(ids);
  });

  test('says all of it as JSON', async () => {
    shop.write(EXCEPTIONS, file(SOON));
    const { out } = await shop.run('list', '--format', 'json');
    expect(JSON.parse(out)).toEqual({
      today: '2026-11-21',
      exceptions: [
        {
          id: 'SOON',
          where: `${EXCEPTIONS}:3:9`,
          decision: 'accepted-risk',
          validThrough: '2026-11-30',
          daysLeft: 9,
          maxSeverity: 'high',
          maxMatches: 1,
          match: { rule: ['js/x'] },
          requestedBy: 'ana',
          owner: 'sam',
          signedBy: ['kim'],
          holds: true,
          why: '',
        },
      ],
    });
  });
});

describe('prune', () => {
  const ENDED = `  # why we had it\n${entry('OLD', { validThrough: '2026-11-20' })}    # to the last\n\n`;
  const TEXT = file(entry('A'), ENDED, entry('B'));

  test('names what has ended and changes nothing', async () => {
    shop.write(EXCEPTIONS, TEXT);
    const { exit, out } = await shop.run('prune');
    expect([exit, shop.read()]).toEqual([0, TEXT]);
    expect(out).toBe(`OLD ended 2026-11-20 (${EXCEPTIONS}:11:9)\n1 of 3 exceptions over on 2026-11-21; --archive FILE moves them there\n`);
  });

  test('keeps what is renewed beside its renewals, and what was revoked until its signatures have ended', async () => {
    const first = entry('A', { validThrough: '2026-11-20' });
    const second = entry('B', { validThrough: '2026-11-20', renews: 'a' });
    const third = entry('C', { renews: 'B' });
    const revoked = '{by: kim, on: 2026-11-10, why: it was fixed}';
    const alive = entry('D', { revoked, validThrough: '2026-11-21' });
    const over = entry('E', { revoked, validThrough: '2026-11-20' });
    shop.write(EXCEPTIONS, file(first, second, third, alive, over));
    const { out } = await shop.run('prune', '--archive', 'archive.yml');
    expect(out).toContain('A ended 2026-11-20 (.github/defect-gate/exceptions.yml:3:9); it stays, since C renews it\n');
    expect(out).toContain('D was revoked 2026-11-10 (.github/defect-gate/exceptions.yml:26:9); it stays through 2026-11-21\n');
    expect(out).toContain('E was revoked 2026-11-10');
    expect(shop.read()).toBe(file(first, second, third, alive));
    expect(shop.read('archive.yml')).toBe(file(over));
  });

  test('moves it with its comments, and finds nothing the next time', async () => {
    shop.write(EXCEPTIONS, TEXT);
    const { exit, out } = await shop.run('prune', '--archive', 'archive.yml');
    expect([exit, out]).toEqual([0, expect.stringContaining('1 exception moved to archive.yml')]);
    expect(shop.read()).toBe(file(entry('A'), entry('B')));
    expect(shop.read('archive.yml')).toBe(file(ENDED.trimEnd() + '\n'));
    const again = await shop.run('prune', '--archive', 'archive.yml');
    expect(again.out).toBe('0 of 2 exceptions over on 2026-11-21\n');
    expect(shop.read('archive.yml')).toBe(file(ENDED.trimEnd() + '\n'));
  });

  test('appends to an archive that is there, from several files', async () => {
    shop.write('archive.yml', `# since 2024\n${file(entry('OLDER', { validThrough: '2026-11-20' }))}`);
    shop.write('in/a.yml', TEXT);
    shop.write('in/b.yml', TEXT.replaceAll(/id: (\w+)/g, 'id: $1-2'));
    const before = shop.read('archive.yml');
    const { exit } = await shop.run('prune', '--exceptions', 'in', '--archive', 'archive.yml');
    expect(exit).toBe(0);
    expect(shop.read('archive.yml').startsWith(before)).toBe(true);
    expect(shop.read('archive.yml').match(/id: .*/g)).toEqual(['id: OLDER', 'id: OLD', 'id: OLD-2']);
  });

  test.each<[string, string, (at: Shop) => void, string]>([
    [
      'to where it would be read again',
      'in/archive.yml',
      () => undefined,
      '--archive: in/archive.yml is among the exceptions that are read',
    ],
    ['to the file itself', 'in', () => undefined, '--archive: in is among the exceptions that are read'],
    [
      'through a link to it',
      'link',
      ({ folder }) => symlinkSync(join(folder, 'in/a.yml'), join(folder, 'link')),
      '--archive: link is among',
    ],
    [
      'over a link',
      'link',
      ({ folder, write }) => {
        write('elsewhere.yml', file());
        symlinkSync(join(folder, 'elsewhere.yml'), join(folder, 'link'));
      },
      'link: it exists and is not a regular file',
    ],
    [
      'into what is no archive',
      'notes',
      ({ write }) => write('notes', 'exceptions: none\n'),
      '--archive: notes is there, and is no exceptions file (notes:1:1: "version" is missing)',
    ],
    [
      'into JSON of another kind',
      'package.json',
      ({ write }) => write('package.json', '{"name": "shop", "version": "1.0.0", "private": true}'),
      '--archive: package.json is there, and is no exceptions file (package.json:1:1: this is not an exceptions file: it has none of its keys)',
    ],
    ['into what is no text', 'image', ({ folder }) => writeFileSync(join(folder, 'image'), Uint8Array.of(0xff, 0xfe, 0)), 'image is there'],
    ['into the policy', POLICY, ({ write }) => write(POLICY, 'version: 1\n'), `--archive: ${POLICY} is the policy`],
  ])('moves nothing %s', async (_title, archive, prepare, why) => {
    shop.write('in/a.yml', TEXT);
    prepare(shop);
    const bytes = (): Buffer | null =>
      existsSync(join(shop.folder, archive)) && archive !== 'in' ? readFileSync(join(shop.folder, archive)) : null;
    const before = bytes();
    const { exit, faults } = await shop.run('prune', '--exceptions', 'in', '--archive', archive);
    expect(exit).toBe(2);
    expect(faults.join('\n')).toContain(why);
    expect(shop.read('in/a.yml')).toBe(TEXT);
    expect(bytes()).toEqual(before);
  });
});
