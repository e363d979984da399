// The commands around exceptions where the policy extends another: of the folder, of the commit that is compared with, or of a
// repository that a server shows as GitHub does.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aFinding } from '../builders.ts';
import { History } from '../git/histories.ts';
import { aServer, gitHubOf, type Server } from '../github/server.ts';
import { aShop, EXCEPTIONS, POLICY, type Shop } from './shop.ts';

const TWO = 'version: 1\nsignOff: {required: {high: {people: 2}}}\n';
const EXTENDS = 'extends: {repository: acme/security, ref: main, path: policy.yml';
const REMOTE = `version: 1\n${EXTENDS}}\n`;
const WITH_EXCEPTIONS = `version: 1\n${EXTENDS}, exceptions: exceptions.yml}\n`;
const LOCAL = 'version: 1\nextends: {path: ../../team/policy.yml, exceptions: exceptions.yml}\n';

function file(...entries: readonly string[]): string {
  return entries.length === 0 ? 'version: 1\nexceptions: []\n' : `version: 1\nexceptions:\n${entries.join('')}`;
}

function entry(id: string, rule: string, ...by: readonly string[]): string {
  const signOffs = by.map((name) => `{by: ${name}, on: 2026-11-02}`).join(', ');
  return `  - {id: ${id}, decision: accepted-risk, match: {rule: ${rule}}, justification: x, maxSeverity: high, requested: {by: ana, on: 2026-11-01}, validThrough: 2027-01-30, signOffs: [${signOffs}]}\n`;
}

let org: History;
let server: Server;
let shop: Shop;
let tip: string;
const shops: Shop[] = [];

beforeAll(async () => {
  org = new History();
  org.git('init', '--quiet', '--initial-branch', 'main');
  org.commit({ 'policy.yml': TWO, 'exceptions.yml': file(entry('EX-ORG', 'js/org', 'kim', 'lee')) });
  tip = org.git('rev-parse', '--short=7', 'HEAD');
  server = await aServer(gitHubOf(org, 'acme/security'));
});
beforeEach(() => {
  shop = aShopWith({ GITHUB_API_URL: server.url, GITHUB_TOKEN: 'token' });
});
afterEach(() => {
  for (const one of shops.splice(0)) one.remove();
});
afterAll(() => server.close());

function aShopWith(env: Readonly<Record<string, string>>): Shop {
  const made = aShop(env);
  shops.push(made);
  made.write(POLICY, REMOTE);
  made.write(EXCEPTIONS, file(entry('EX-1', 'js/a', 'kim')));
  return made;
}

describe('exceptions of a policy that extends one of a repository', () => {
  test('are judged by both', async () => {
    const { exit, out } = await shop.run('lint');
    expect(exit).toBe(1);
    expect(out).toContain(`${EXCEPTIONS}:3:10: EX-1 does not hold: sign-offs missing: 1 more person`);
    expect(out).toContain(`judged by ${POLICY}, extends acme/security@main (${tip}): 0 hold, 1 do not`);
    shop.write(EXCEPTIONS, file(entry('EX-1', 'js/a', 'kim', 'lee')));
    expect((await shop.run('lint')).exit).toBe(0);
  });

  test('stand beside those that come with it: listed, counted, and changed where that policy is', async () => {
    shop.write(POLICY, WITH_EXCEPTIONS);
    const { out } = await shop.run('list');
    expect(out).toContain(`signed by kim, lee (acme/security@${tip}:exceptions.yml:3:10)`);
    expect(out).toContain('2 exceptions as of 2026-11-21');
    expect((await shop.run('lint')).out).toContain('1 exception, judged by');
    const { exit, faults } = await shop.run('sign', 'EX-ORG', '--key', 'key');
    expect([exit, faults]).toEqual([2, [`EX-ORG: it stands beside a policy that is extended (acme/security@${tip}:exceptions.yml:3:10)`]]);
    expect((await shop.run('prune', '--now', '2028-01-01T00:00:00Z', '--archive', 'old.yml')).out).not.toContain('EX-ORG');
    shop.write(POLICY, `${WITH_EXCEPTIONS}signOff: {mostAlive: 1}\n`);
    shop.write(EXCEPTIONS, file(entry('EX-1', 'js/a', 'kim', 'lee')));
    expect((await shop.run('list')).out).toContain('does not hold: more exceptions are alive at once than the 1 that the policy allows');
  });

  test('are not written twice, whoever wrote the first', async () => {
    shop.write(POLICY, WITH_EXCEPTIONS);
    const [a = '', b = ''] = shop.verdict(aFinding({ rule: 'js/org' }), aFinding({ rule: 'js/b' }));
    const write = (id: string, name: string): ReturnType<Shop['run']> =>
      shop.run('new', '--verdict', 'verdict.json', '--defect', id, '--justification', 'x', '--by', 'ana', '--id', name);
    expect(await write(a, 'EX-2')).toMatchObject({ exit: 0, out: expect.stringContaining('it holds once signed by 2 people') });
    expect((await write(b, 'EX-2')).exit).toBe(2);
    expect(shop.read()).not.toContain('js/b');
    shop.write(EXCEPTIONS, file(entry('EX-ORG', 'js/a', 'kim')));
    expect((await shop.run('lint')).faults).toEqual([
      `acme/security@${tip}:exceptions.yml:3:10: the id "EX-ORG" stands at ${EXCEPTIONS}:3 too`,
    ]);
  });

  test.each([
    ['lint', []],
    ['list', []],
    ['prune', []],
    ['sign', ['EX-1', '--key', 'key']],
    ['new', ['--verdict', 'verdict.json', '--defect', 'd-x', '--justification', 'x', '--by', 'ana']],
    ['preview', ['--verdict', 'verdict.json', '--base', 'main']],
  ])('without a token %s is exit 2, and says which repository', async (command, words) => {
    shop = aShopWith({ GITHUB_API_URL: server.url, GITHUB_TOKEN: '' });
    shop.verdict(aFinding());
    const before = server.asked.length;
    expect(await shop.run(command, ...words)).toEqual({
      exit: 2,
      out: '',
      faults: [`${POLICY}:2:23: acme/security cannot be read: there is no token for GitHub`],
    });
    expect(server.asked.length).toBe(before);
  });

  test('laxer is exit 2, and both lines are named', async () => {
    shop.write(POLICY, `${REMOTE}signOff: {required: {high: {people: 1}}}\n`);
    const { exit, faults } = await shop.run('lint');
    expect([exit, faults]).toEqual([2, [expect.stringContaining(`(acme/security@${tip}:policy.yml:2:37)`)]]);
  });
});

describe('preview of a policy that extends another', () => {
  beforeEach(() => {
    shop.write(POLICY, LOCAL);
    shop.write('team/policy.yml', 'version: 1\n');
    shop.write('team/exceptions.yml', file(entry('EX-TEAM', 'js/b', 'kim')));
    shop.verdict(aFinding({ rule: 'js/a' }), aFinding({ rule: 'js/b' }), aFinding({ rule: 'js/org' }));
    new History(shop.folder).git('init', '--quiet', '--initial-branch', 'main');
    new History(shop.folder).commit();
  });

  async function preview(): Promise<string> {
    const { exit, out, faults } = await shop.run('preview', '--base', 'main', '--verdict', 'verdict.json');
    expect([exit, faults]).toEqual([0, []]);
    return out;
  }

  test('of what changes nothing', async () => {
    expect(await preview()).toContain('against main: nothing would change');
  });

  test('reads what the base extends from the base, and what is here from here', async () => {
    shop.write('team/policy.yml', TWO);
    expect(await preview()).toContain('would accept no more 2 defects');
    shop.write('team/policy.yml', 'version: 1\n');
    shop.write('team/exceptions.yml', file());
    const out = await preview();
    expect(out).toContain('would accept no more 1 defect\n');
    expect(out).toContain('EX-TEAM is gone, or means it no more');
  });

  test('of one that extends a repository from then on, or on both sides', async () => {
    shop.write(POLICY, WITH_EXCEPTIONS);
    const out = await preview();
    expect(out).toContain(`would accept 1 defect through 2027-01-30, signed by kim, lee: EX-ORG (acme/security@${tip}:exceptions.yml:3)`);
    expect(out).toContain('would accept no more 2 defects');
    new History(shop.folder).commit();
    expect(await preview()).toContain('against main: nothing would change');
  });

  test('whose base extends what cannot be read is exit 2', async () => {
    shop.write(POLICY, 'version: 1\nextends: {path: none.yml}\n');
    new History(shop.folder).commit();
    shop.write(POLICY, 'version: 1\n');
    const { exit, faults } = await shop.run('preview', '--base', 'main', '--verdict', 'verdict.json');
    expect(exit).toBe(2);
    expect(faults.join('\n')).toMatch(
      /^\.github\/defect-gate\/none\.yml@[0-9a-f]{7}: there is no such file \(extended at .*policy\.yml@[0-9a-f]{7}:2:17\)$/,
    );
  });

  test('that lies deeper in its repository', async () => {
    new History(shop.folder).commit({ [`web/${POLICY}`]: LOCAL, 'web/team/policy.yml': 'version: 1\n', 'web/team/exceptions.yml': file() });
    shop.write('web/team/exceptions.yml', file(entry('EX-WEB', 'js/org', 'kim')));
    const words = ['--base', 'main', '--verdict', 'verdict.json', '--policy', `web/${POLICY}`];
    const { exit, out } = await shop.run('preview', ...words);
    expect([exit, out]).toEqual([0, expect.stringContaining('would accept 1 defect through 2027-01-30, signed by kim: EX-WEB')]);
  });
});
