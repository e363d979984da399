// `exceptions sign` with the real ssh-keygen: what it writes, ssh-keygen verifies too; and nobody signs what would not count.

import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseExceptions } from '../../src/exceptions/parse.ts';
import { statementOf } from '../../src/proof/statement.ts';
import { TODAY } from '../builders.ts';
import { HAS_SSH_KEYGEN } from '../proof/ssh-keygen.ts';
import { NAMESPACE } from '../proof/signer.ts';
import { aShop, EXCEPTIONS, POLICY, policyWith, type Shop } from './shop.ts';

const TEXT = `# ours
version: 1
exceptions:
  # of a
  - id: EX-1   # the first
    decision: accepted-risk
    match: {rule: js/x}
    justification: naïve "text"
    maxSeverity: high
    requested: {by: ana, on: 2026-11-02}
    validThrough: 2027-01-31
    # signed below

  - {id: EX-2, decision: mitigated, match: {rule: js/y}, justification: x, requested: {by: lee, on: 2026-11-02}, validThrough: 2027-01-31}
  # the end
`;

describe.skipIf(!HAS_SSH_KEYGEN)(`signing${HAS_SSH_KEYGEN ? '' : ' (skipped: no ssh-keygen here)'}`, () => {
  let shop: Shop;
  let keys: Readonly<Record<string, string>>;

  beforeAll(() => {
    shop = aShop();
    keys = {
      kim: shop.key('kim', '-t', 'ed25519'),
      lee: shop.key('lee', '-t', 'ecdsa', '-b', '384'),
      ana: shop.key('ana', '-t', 'rsa', '-b', '2048'),
      eve: shop.key('eve', '-t', 'ed25519'),
    };
  });
  beforeEach(() => {
    const { eve: _eve, ...known } = keys;
    shop.write(POLICY, policyWith(known));
    shop.write(EXCEPTIONS, TEXT);
  });
  afterAll(() => shop.remove());

  /** What a file says, and whether ssh-keygen takes each signature for the statement. */
  function verified(): readonly boolean[] {
    const parsed = parseExceptions([{ file: 'e', text: shop.read() }], TODAY);
    const all = parsed.ok ? parsed.value : [];
    return all.flatMap((exception) =>
      exception.signOffs.map((signOff) => {
        const statement = statementOf(exception, 'shop', signOff);
        if (!statement.ok) return false;
        writeFileSync(join(shop.folder, 'allowed'), `${signOff.by} ${keys[signOff.by]}\n`);
        writeFileSync(join(shop.folder, 'signature'), signOff.signature ?? '');
        const args = ['-Y', 'verify', '-f', 'allowed', '-I', signOff.by, '-n', NAMESPACE, '-s', 'signature'];
        return spawnSync('ssh-keygen', args, { cwd: shop.folder, input: statement.value }).status === 0;
      }),
    );
  }

  test('by two people makes it hold, and says so', async () => {
    const first = await shop.run('sign', 'EX-1', '--key', 'kim');
    expect([first.exit, first.faults]).toEqual([0, []]);
    expect(first.out).toContain('EX-1 (.github/defect-gate/exceptions.yml:5:9) is signed by kim for appsec with SHA256:');
    expect(first.out).toContain('it does not hold yet: sign-offs missing: 1 more of appsec');
    expect((await shop.run('lint')).exit).toBe(1);
    const second = await shop.run('sign', 'EX-1', '--key', 'lee');
    expect(second.out).toContain('it holds up to high, through 2027-01-31');
    expect(verified()).toEqual([true, true]);
  });

  test('keeps every other byte', async () => {
    await shop.run('sign', 'EX-1', '--key', 'kim');
    const after = shop.read();
    const at = after.indexOf('    signOffs:\n');
    expect(TEXT.slice(0, at)).toBe(after.slice(0, at));
    expect(after.endsWith(TEXT.slice(at))).toBe(true);
    expect(after.slice(at, after.length - TEXT.length + at)).toMatch(
      /^ {4}signOffs:\n {6}- by: kim\n {8}role: appsec\n {8}on: 2026-11-21\n {8}signature: \|\n(?: {10}[^\n ][^\n]*\n)+$/,
    );
  });

  test('signs several at once, in braces too', async () => {
    const { exit } = await shop.run('sign', 'EX-1', 'EX-2', '--key', 'kim');
    expect(exit).toBe(0);
    expect(verified()).toEqual([true, true]);
    expect(shop.read()).toContain('  # the end\n');
  });

  test('takes a key of every kind that ssh-keygen makes here', async () => {
    shop.write(EXCEPTIONS, TEXT.replaceAll('by: ana', 'by: max'));
    for (const name of ['kim', 'lee', 'ana']) expect((await shop.run('sign', 'EX-1', '--key', name)).exit).toBe(0);
    expect(verified()).toEqual([true, true, true]);
  });

  test('finds the public key of a private one that lies alone', async () => {
    spawnSync('cp', ['kim', 'alone'], { cwd: shop.folder });
    expect((await shop.run('sign', 'EX-1', '--key', 'alone')).exit).toBe(0);
  });

  test('leaves the key where it is: an agent signs', async () => {
    const socket = join(shop.folder, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    const before = process.env['SSH_AUTH_SOCK'];
    try {
      process.env['SSH_AUTH_SOCK'] = socket;
      const add = (): number | null => spawnSync('ssh-add', ['-q', 'kim'], { cwd: shop.folder, env: process.env }).status;
      while (add() !== 0 && agent.exitCode === null) await new Promise((wait) => setTimeout(wait, 20));
      shop.write('elsewhere/kim.pub', `${keys['kim']} kim\n`);
      const { exit, faults } = await shop.run('sign', 'EX-1', '--key', 'elsewhere/kim.pub');
      expect([exit, faults]).toEqual([0, []]);
      expect(verified()).toEqual([true]);
    } finally {
      if (before === undefined) delete process.env['SSH_AUTH_SOCK'];
      else process.env['SSH_AUTH_SOCK'] = before;
      agent.kill();
    }
  });

  test('takes the person and the role that are named, where a key has several', async () => {
    const several = policyWith({ kim: keys['kim'] ?? '' }).replace(
      '    appsec:\n',
      `    product: {people: [{login: kim, keys: ["${keys['kim']}"]}]}\n    appsec:\n`,
    );
    shop.write(POLICY, several);
    const open = await shop.run('sign', 'EX-1', '--key', 'kim');
    expect(open.faults).toEqual(['--role: the key is that of kim (product), kim (appsec)']);
    expect((await shop.run('sign', 'EX-1', '--key', 'kim', '--role', 'product')).exit).toBe(0);
    const [entry] = (parse(shop.read()) as { exceptions: { signOffs: { role: string }[] }[] }).exceptions;
    expect(entry?.signOffs.map(({ role }) => role)).toEqual(['product']);
  });

  test.each<[string, readonly string[], string]>([
    [
      'who requested it',
      ['EX-1', '--key', 'ana'],
      `${EXCEPTIONS}:5:9: a signature would not count: ana requested it, and cannot sign it off`,
    ],
    ['who is nobody to the policy', ['EX-1', '--key', 'eve'], 'is in no role of .github/defect-gate/policy.yml'],
    ['who says to be another', ['EX-1', '--key', 'kim', '--by', 'lee'], '--key: the key is that of kim (appsec)'],
    ['who wants another role', ['EX-1', '--key', 'kim', '--role', 'product'], '--key: the key is that of kim (appsec)'],
    ['without a key', ['EX-1'], '--key: it is not given'],
    ['with a key that is not there', ['EX-1', '--key', 'none'], 'none: the file cannot be read: it does not exist'],
    ['with a file that is no key', ['EX-1', '--key', EXCEPTIONS], `${EXCEPTIONS}: ssh-keygen cannot read the key`],
    ['nothing', ['--key', 'kim'], 'sign: no exception is named'],
    ['what is not there', ['EX-9', '--key', 'kim'], 'EX-9: no exception has the id "EX-9"'],
    [
      'what has ended',
      ['EX-1', '--key', 'kim', '--now', '2027-02-01T00:00:00Z'],
      `${EXCEPTIONS}:5:9: a signature would not count: it ended 2027-01-31`,
    ],
    [
      'all, where one would not count',
      ['EX-1', 'EX-2', '--key', 'lee'],
      `${EXCEPTIONS}:14:10: a signature would not count: lee requested it`,
    ],
  ])('refuses %s, and writes nothing', async (_title, words, why) => {
    const { exit, faults } = await shop.run('sign', ...words);
    expect(exit).toBe(2);
    expect(faults.join('\n')).toContain(why);
    expect(shop.read()).toBe(TEXT);
  });

  test.each([
    ['has signed already', (policy: string) => policy, 'kim has signed already'],
    [
      'has left',
      (policy: string) => policy.replace('{login: kim,', '{login: kim, until: 2026-11-20,'),
      'kim was in role "appsec" until 2026-11-20 only',
    ],
    [
      'has lost the key',
      (policy: string) => policy.replace(/\["([^"]+)"\]/, '[{key: "$1", compromised: 2026-11-20}]'),
      'is compromised since 2026-11-20',
    ],
    [
      'is in a policy for no application',
      (policy: string) => policy.replace('{id: shop}', '{id: shop-2}').replace('application: {id: shop-2}\n', ''),
      'application.id',
    ],
  ])('refuses whoever %s', async (title, change, why) => {
    if (title === 'has signed already') await shop.run('sign', 'EX-1', '--key', 'kim');
    const before = shop.read();
    shop.write(POLICY, change(shop.read(POLICY)));
    const { exit, faults } = await shop.run('sign', 'EX-1', '--key', 'kim');
    expect(exit).toBe(2);
    expect(faults.join('\n')).toContain(why);
    expect(shop.read()).toBe(before);
  });

  describe('in a role that nothing asks for', () => {
    const roles = (rest: string): string =>
      policyWith({ lee: keys['lee'] ?? '' })
        .replace('    appsec:\n', `    product: {people: [{login: kim, keys: ["${keys['kim']}"]}]}\n    appsec:\n`)
        .concat(rest);
    const NARROW = '    medium: {roles: {appsec: 1}}\n    low: {roles: {appsec: 1}}\n';

    test('adds nothing, and is refused', async () => {
      shop.write(POLICY, roles(NARROW));
      const { exit, faults } = await shop.run('sign', 'EX-1', '--key', 'kim');
      expect([exit, shop.read()]).toEqual([2, TEXT]);
      expect(faults.join('\n')).toContain(
        'a signature would not count: adds nothing: "product" is asked for by none of what it may cover (high',
      );
    });

    test.each([
      ['a severity asks for people of any role', '    medium: {roles: {appsec: 1}}\n    low: {people: 1}\n', TEXT],
      ['one of several people may be of any', '    medium: {roles: {appsec: 1}, people: 2}\n    low: {roles: {appsec: 1}}\n', TEXT],
      [
        'it was renewed too often',
        `${NARROW}  renewals: 0\n`,
        TEXT.replace('requested: {by: ana', 'renews: EX-2\n    requested: {by: ana'),
      ],
      [
        'it is that of an emergency',
        `${NARROW}  emergency: {role: product}\n`,
        TEXT.replace('requested: {by: ana', 'emergency: true\n    requested: {by: ana'),
      ],
    ])('counts where %s', async (_title, rest, text) => {
      shop.write(POLICY, roles(rest));
      shop.write(EXCEPTIONS, text);
      expect((await shop.run('sign', 'EX-1', '--key', 'kim')).faults).toEqual([]);
    });

    test('adds nothing where only reviews are taken, or the term is too long', async () => {
      shop.write(POLICY, policyWith(keys, 'review'));
      expect((await shop.run('sign', 'EX-1', '--key', 'kim')).faults.join('')).toContain(
        'adds nothing: the policy takes reviews for proof',
      );
      shop.write(POLICY, policyWith(keys).replace('required:', 'required:\n    medium: {longest: 1d}\n    low: {longest: 1d}'));
      shop.write(EXCEPTIONS, TEXT.replaceAll('2027-01-31', '2028-01-31'));
      expect((await shop.run('sign', 'EX-1', '--key', 'kim')).faults.join('')).toContain('adds nothing: a term of 455 days is longer');
    });
  });

  test('of what was changed since replaces what is void, and keeps what others signed', async () => {
    await shop.run('sign', 'EX-1', '--key', 'lee');
    await shop.run('sign', 'EX-1', '--key', 'kim');
    shop.write(EXCEPTIONS, shop.read().replace('maxSeverity: high', 'maxSeverity: medium'));
    shop.write(POLICY, shop.read(POLICY).replace('    high:', '    medium: {roles: {appsec: 2}}\n    high:'));
    expect((await shop.run('lint')).out).toContain(
      'fix: undo the change, or sign again for "shop" (defect-gate exceptions sign EX-1 --key FILE): medium needs 2 of appsec',
    );
    expect((await shop.run('sign', 'EX-1', '--key', 'kim')).faults).toEqual([]);
    const [entry] = (parse(shop.read()) as { exceptions: { signOffs: { by: string }[] }[] }).exceptions;
    expect(entry?.signOffs.map(({ by }) => by)).toEqual(['lee', 'kim']);
    expect(verified()).toEqual([false, true]);
    expect((await shop.run('sign', 'EX-1', '--key', 'lee')).out).toContain('it holds up to medium');
    expect(verified()).toEqual([true, true]);
  });

  test('refuses a signature that is not of the key whose public line lies beside it', async () => {
    spawnSync('cp', ['eve', 'mixed'], { cwd: shop.folder });
    shop.write('mixed.pub', `${keys['kim']} kim\n`);
    const { exit } = await shop.run('sign', 'EX-1', '--key', 'mixed');
    expect([exit, shop.read()]).toEqual([2, TEXT]);
  });

  test('runs no ssh-keygen of the checkout', async () => {
    const { PATH } = process.env;
    shop.write('.git/HEAD', 'ref: refs/heads/main\n');
    shop.write('bin/ssh-keygen', '#!/bin/sh\ntouch "$(dirname "$0")/ran"\nexit 1\n');
    spawnSync('chmod', ['+x', 'bin/ssh-keygen'], { cwd: shop.folder });
    try {
      process.env['PATH'] = `${join(shop.folder, 'bin')}:${PATH}`;
      expect((await shop.run('sign', 'EX-1', '--key', 'kim')).exit).toBe(0);
      expect(() => shop.read('bin/ran')).toThrow('ENOENT');
    } finally {
      process.env['PATH'] = PATH;
    }
  });
});
