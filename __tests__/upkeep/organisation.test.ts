// An organisation signs exceptions in its own repository, with the real ssh-keygen; a repository that extends its policy is judged by
// them, over a server that shows the former as GitHub does.

import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { aResult, logOf } from '../builders.ts';
import { History } from '../git/histories.ts';
import { aServer, gitHubOf, type Server } from '../github/server.ts';
import { aHost, judged } from '../judging.ts';
import { HAS_SSH_KEYGEN } from '../proof/ssh-keygen.ts';
import { aShop, EXCEPTIONS, POLICY, policyWith, type Shop } from './shop.ts';

const ENTRY =
  '  - {id: EX-ORG, decision: accepted-risk, match: {rule: js/sql-injection}, justification: x, maxSeverity: high, requested: {by: ana, on: 2026-11-02}, validThrough: 2027-01-31}\n';
const SIGNED = `version: 1\nexceptions:\n${ENTRY}`;
const CHILD = `version: 1
extends: {repository: acme/security, ref: main, path: ${POLICY}, exceptions: ${basename(EXCEPTIONS)}}
application: {id: shop}
`;

describe.skipIf(!HAS_SSH_KEYGEN)(`an organisation's exceptions${HAS_SSH_KEYGEN ? '' : ' (skipped: no ssh-keygen here)'}`, () => {
  let org: Shop;
  let shop: Shop;
  let server: Server;
  let policy: string;

  beforeAll(async () => {
    org = aShop();
    policy = policyWith({ kim: org.key('kim', '-t', 'ed25519'), lee: org.key('lee', '-t', 'ecdsa') }).replace('{id: shop}', '{id: acme}');
    const history = new History(org.folder);
    history.git('init', '--quiet', '--initial-branch', 'main');
    server = await aServer(gitHubOf(history, 'acme/security'));
  });
  beforeEach(() => {
    shop = aShop({ GITHUB_API_URL: server.url, GITHUB_TOKEN: 'token' });
    shop.write(POLICY, CHILD);
    shop.write('scan.sarif', logOf(aResult()));
    org.write(POLICY, policy);
    org.write(EXCEPTIONS, SIGNED);
  });
  afterEach(() => shop.remove());
  afterAll(async () => {
    await server.close();
    org.remove();
  });

  async function sign(where: Shop): Promise<void> {
    for (const name of ['kim', 'lee']) {
      const { exit, faults } = await where.run('sign', 'EX-ORG', '--key', join(org.folder, name));
      expect([exit, faults]).toEqual([0, []]);
    }
  }

  /** What the organisation has now, merged. */
  function publish(): void {
    const history = new History(org.folder);
    history.git('add', POLICY, EXCEPTIONS);
    history.git('commit', '--quiet', '--allow-empty', '--message', 'exceptions');
  }

  function check(trustedRef: string | null = null): Promise<Assessment> {
    const hosted = aHost({ access: { apiUrl: server.url, token: 'token' }, event: '' });
    return judged({ sarif: [join(shop.folder, 'scan.sarif')], source: shop.folder, trustedRef }, hosted, { trusted: false });
  }

  async function refusal(): Promise<readonly unknown[]> {
    publish();
    const { verdict, faults, defects } = await check();
    return [verdict, faults, defects.flatMap(({ nearMisses }) => nearMisses.map(({ why }) => why)).join('; ')];
  }

  test('hold in a repository that extends its policy, signed where its policy is', async () => {
    expect(await refusal()).toEqual(['fail', [], expect.stringContaining('sign-offs missing: 2 more of appsec')]);
    await sign(org);
    publish();
    const { verdict, faults, exceptions } = await check();
    expect([verdict, faults]).toEqual(['pass', []]);
    expect(exceptions.used).toMatchObject([{ id: 'EX-ORG', signedBy: ['kim (appsec, signature)', 'lee (appsec, signature)'] }]);
  });

  describe('brought by a change', () => {
    let history: History;

    beforeEach(async () => {
      await sign(org);
      publish();
      history = new History(shop.folder);
      history.git('init', '--quiet', '--initial-branch', 'main');
      history.commit({ [POLICY]: policy.replace('{id: acme}', '{id: shop}') });
      history.branch('work');
    });

    test('A1, F3: do not hold as a copy that comes with a policy for their application, which nobody merged', async () => {
      const copies = { [POLICY.replace('policy', 'acme')]: policy, [POLICY.replace('policy', 'signed')]: org.read() };
      const extending = 'version: 1\nextends: {path: acme.yml, exceptions: signed.yml}\napplication: {id: shop}\n';
      history.commit({ [POLICY]: extending, ...copies });
      const { verdict, defects, preview } = await check('main');
      expect([verdict, defects[0]?.nearMisses.map(({ why }) => why).join('; ')]).toEqual([
        'fail',
        expect.stringContaining('it comes with a policy that this change extends, and counts once that is merged'),
      ]);
      expect(preview?.effects.join('\n')).toContain('accept 1 defect through 2027-01-31, signed by kim (appsec, signature), lee');
    });

    test('are not even read from a repository that the trusted policy does not extend, and hold once that is merged', async () => {
      history.commit({ [POLICY]: CHILD });
      const before = server.asked.length;
      expect((await check('main')).verdict).toBe('fail');
      expect(server.asked.length).toBe(before);
      history.git('branch', '--force', 'main', 'work');
      expect((await check('main')).verdict).toBe('pass');
    });
  });

  test('F3: do not hold once the organisation changes them, nor copied among those of a repository', async () => {
    await sign(org);
    const signed = org.read();
    org.write(EXCEPTIONS, signed.replace('js/sql-injection', 'js/*'));
    expect(await refusal()).toEqual(['fail', [], expect.stringContaining('one of them was changed')]);
    org.write(EXCEPTIONS, 'version: 1\nexceptions: []\n');
    shop.write(EXCEPTIONS, signed);
    expect(await refusal()).toEqual(['fail', [], expect.stringContaining('one of them was changed')]);
  });

  test('F3: do not hold where they are signed for the repository, whose own they would be', async () => {
    shop.write(POLICY, policy.replace('{id: acme}', '{id: shop}'));
    shop.write(EXCEPTIONS, SIGNED);
    await sign(shop);
    org.write(EXCEPTIONS, shop.read());
    shop.write(EXCEPTIONS, 'version: 1\nexceptions: []\n');
    shop.write(POLICY, CHILD);
    expect(await refusal()).toEqual(['fail', [], expect.stringContaining('one of them was changed')]);
  });

  test('F3: do not hold where its policy is for no application, and are not signed there', async () => {
    await sign(org);
    org.write(POLICY, policy.replace('application: {id: acme}\n', ''));
    const { exit } = await org.run('sign', 'EX-ORG', '--key', 'kim');
    expect(exit).toBe(2);
    expect(await refusal()).toEqual([
      'fail',
      [],
      expect.stringContaining('the policy that it came with has no application.id, which a signature is for'),
    ]);
  });
});
