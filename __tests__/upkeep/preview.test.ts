// `exceptions preview` in a real repository: what a change of policy and exceptions would do to the defects of a verdict.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { spawnSync } from 'node:child_process';
import { aFinding } from '../builders.ts';
import { aShop, EXCEPTIONS, POLICY, type Shop } from './shop.ts';

let shop: Shop;
let ids: readonly string[];

const HEAD = 'of the 2 defects that verdict.json lists, against main';
const POLICY_BEFORE = 'version: 1\nseverity: {rules: [{when: {path: "docs/**"}, atMost: low, reason: a static site}]}\n';

function entry(id: string, rule: string, over = ''): string {
  return `  - {id: ${id}, decision: accepted-risk, match: {rule: ${rule}}, justification: x, requested: {by: ana, on: 2026-11-01}, validThrough: 2027-01-30, signOffs: [{by: kim, on: 2026-11-02}]${over}}\n`;
}

const EXCEPTIONS_BEFORE = `version: 1\nexceptions:\n${entry('EX-b', 'js/b')}`;

beforeEach(() => {
  shop = aShop();
  shop.write(POLICY, POLICY_BEFORE);
  shop.write(EXCEPTIONS, EXCEPTIONS_BEFORE);
  ids = shop.verdict(aFinding({ rule: 'js/a' }), aFinding({ rule: 'js/b' }));
  git('init', '-q', '-b', 'main');
  git('add', POLICY, EXCEPTIONS);
  git('-c', 'user.name=kim', '-c', 'user.email=kim@localhost', 'commit', '-qm', 'one');
});
afterEach(() => shop.remove());

function git(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd: shop.folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

async function preview(): Promise<string> {
  const { exit, out, faults } = await shop.run('preview', '--base', 'main', '--verdict', 'verdict.json');
  expect([exit, faults]).toEqual([0, []]);
  return out;
}

describe('preview', () => {
  test('of what changes nothing', async () => {
    shop.write(EXCEPTIONS, `# a comment\n${EXCEPTIONS_BEFORE}`);
    expect(await preview()).toBe(`${HEAD}: nothing would change\n`);
  });

  test('of an exception more', async () => {
    shop.write(EXCEPTIONS, EXCEPTIONS_BEFORE + entry('EX-a', 'js/a'));
    expect(await preview()).toBe(
      `${HEAD}\nwould accept 1 defect through 2027-01-30, signed by kim: EX-a (${EXCEPTIONS}:4)\n    high ${ids[0]} js/a src/a.ts\nwould add the exception EX-a\n`,
    );
  });

  test('of an exception that nobody signed', async () => {
    shop.write(EXCEPTIONS, EXCEPTIONS_BEFORE + entry('EX-a', 'js/a').replace('{by: kim, on: 2026-11-02}', ''));
    expect(await preview()).toBe(`${HEAD}\nwould add the exception EX-a, which does not hold: sign-offs missing: 1 more person\n`);
  });

  test.each([
    ['that is gone', 'version: 1\nexceptions: []\n', 'is gone, or means it no more'],
    [
      'that has become narrower',
      EXCEPTIONS_BEFORE.replace('js/b', 'js/b, path: x.ts'),
      'nearly matches, but for its path: the path is "src/a.ts"',
    ],
    ['that has lost its sign-off', EXCEPTIONS_BEFORE.replace('{by: kim, on: 2026-11-02}', ''), 'sign-offs missing: 1 more person'],
  ])('of an exception %s', async (_title, text, why) => {
    shop.write(EXCEPTIONS, text);
    expect(await preview()).toContain(`${HEAD}\nwould accept no more 1 defect\n    high ${ids[1]} js/b src/a.ts: EX-b ${why}\n`);
  });

  test('of a policy that lowers, and fails on less', async () => {
    const rule = '{when: {rule: js/a}, set: low, reason: not here}';
    shop.write(POLICY, `version: 1\nseverity: {rules: [${rule}]}\ngate: {release: {failOn: critical}}\n`);
    expect(await preview()).toBe(
      `${HEAD}\nwould lower high to low: not here (${POLICY}:2)\n    high ${ids[0]} js/a src/a.ts\nwould fail on critical instead of high (release)\nwould change the policy's severityRules\n`,
    );
  });

  test('of a policy that asks for more people', async () => {
    shop.write(POLICY, `${POLICY_BEFORE}signOff: {required: {high: {people: 2}}}\n`);
    expect(await preview()).toContain(
      `would accept no more 1 defect\n    high ${ids[1]} js/b src/a.ts: EX-b sign-offs missing: 1 more person`,
    );
  });

  test.each<[string, string, readonly string[]]>([
    ['asks for fewer', 'required: {critical: {people: 1}}', ['would ask 1 person instead of 2 people for critical']],
    [
      'names people, and takes them for roles',
      'roles: {appsec: {people: [{login: kim}, {login: eve}]}}, required: {high: {roles: {appsec: 1}, longest: 365d}}',
      [
        'would ask 1 of appsec instead of 1 person for high',
        'would let accepted-risk or mitigated for high last 365 days instead of 90',
        'would add kim, eve to appsec',
      ],
    ],
    [
      'lets exceptions go on',
      'roles: {duty: {people: [{login: max}]}}, emergency: {role: duty}, mostAlive: 9, renewals: 1',
      [
        'would add max to duty',
        'would ask for one role more after 1 renewal instead of never',
        'would let 9 of exceptions be alive at once instead of any number',
        'would let 1 of duty for 3 days do in an emergency instead of nobody alone',
      ],
    ],
  ])('of a policy that %s', async (_title, signOff, lines) => {
    shop.write(POLICY, `${POLICY_BEFORE}signOff: {${signOff}}\n`);
    const said = (await preview()).split('\n');
    expect(said.filter((line) => /^would (?!accept)/.test(line))).toEqual(lines);
  });

  test('of files that the base does not have', async () => {
    git('rm', '-q', '--cached', POLICY, EXCEPTIONS);
    git('-c', 'user.name=kim', '-c', 'user.email=kim@localhost', 'commit', '-qm', 'none', '--allow-empty');
    expect(await preview()).toContain(`would accept 1 defect through 2027-01-30, signed by kim: EX-b (${EXCEPTIONS}:3)`);
  });

  test.each<[string, readonly string[], string]>([
    ['a base that is not there', ['--base', 'nowhere', '--verdict', 'verdict.json'], '--base: the repository has no commit "nowhere"'],
    ['a base that is an option', ['--base=--upload-pack=x', '--verdict', 'verdict.json'], '--base: the repository has no commit'],
    ['no base', ['--verdict', 'verdict.json'], '--base: it is not given'],
    ['no verdict', ['--base', 'main'], '--verdict: it is not given'],
  ])('cannot do with %s', async (_title, words, why) => {
    const { exit, faults } = await shop.run('preview', ...words);
    expect(exit).toBe(2);
    expect(faults.join('\n')).toContain(why);
  });

  test('cannot do with a base whose exceptions are at fault', async () => {
    shop.write(EXCEPTIONS, 'version: 2\n');
    git('add', EXCEPTIONS);
    git('-c', 'user.name=kim', '-c', 'user.email=kim@localhost', 'commit', '-qm', 'two');
    shop.write(EXCEPTIONS, EXCEPTIONS_BEFORE);
    const { exit, faults } = await shop.run('preview', '--base', 'main', '--verdict', 'verdict.json');
    expect(exit).toBe(2);
    expect(faults.join('\n')).toMatch(/exceptions\.yml@[0-9a-f]{7}:1:10: version is 2/);
  });
});
