// Promise 1: no pull request can better its own verdict. Five hundred of them try, each with the same code and the same findings.

import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Assessment } from '../src/model/assessment.ts';
import { anException, aResult, logOf } from './builders.ts';
import { aHistory, emptyFolder } from './git/histories.ts';
import { aServer } from './github/server.ts';
import { aHost, judged } from './judging.ts';
import { pullRequests, writePullRequests, type PullRequest } from './pull-requests.ts';

const HOME = '.github/defect-gate';
const COUNT = 500;
const LAX = 'version: 1\napplication: {id: shop}\ngate: {release: {failOn: critical}, pull-request: {failOn: critical}}\n';
const STRICT = 'version: 1\napplication: {id: shop}\nsignOff: {required: {critical: {people: 2}, high: {people: 1}}}\n';
const CODE = { 'src/a.ts': 'old();\nadded();\n' };

const history = aHistory({ 'src/a.ts': 'old();\n', [`${HOME}/policy.yml`]: LAX });
history.git('branch', 'old', 'main');
history.checkout('main').commit({
  [`${HOME}/policy.yml`]: STRICT,
  [`${HOME}/exceptions.yml`]: JSON.stringify({ version: 1, exceptions: [anException({ id: 'EX-OK', match: { rule: 'js/other' } })] }),
});
const tip = history.git('rev-parse', 'main');
const folder = emptyFolder();
const sarif = join(folder, 'a.sarif');
const at = (uri: string, startLine: number): object[] => [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }];
writeFileSync(
  sarif,
  logOf(
    aResult({ locations: at('src/a.ts', 2), suppressions: [{ kind: 'inSource' }] }),
    aResult({ ruleId: 'js/other', locations: at('src/a.ts', 2), message: { text: 'accepted' } }),
    aResult({ ruleId: 'js/minor', level: 'warning', locations: at('src/a.ts', 2) }),
  ),
);
const server = await aServer(() => ({ status: 200, body: { ref: 'refs/heads/main', object: { sha: tip, type: 'commit' } } }));
const hosted = aHost({ access: { apiUrl: server.url, token: 'token' } });

afterAll(async () => {
  await server.close();
  for (const path of [folder, history.folder]) rmSync(path, { recursive: true });
});

/** Checks the branch out, and does to the checkout what commits cannot. */
function checkOut(name: string, { checkout }: Pick<PullRequest, 'checkout'>): void {
  history.git('checkout', '--quiet', '--force', '--detach', `refs/heads/${name}`);
  if (checkout === 'odd branch') history.git('checkout', '--quiet', '-B', 'refs/heads/main');
  if (checkout === 'stale origin') history.git('update-ref', 'refs/remotes/origin/main', 'old');
  if (checkout === 'tag of the name') history.git('tag', '--force', 'main', name);
  const path = join(history.folder, 'policy-of-mine.yml');
  rmSync(path, { force: true });
  if (checkout === 'dirty') symlinkSync(join(history.folder, 'lax.yml'), path);
}

function judgeAt(stage: PullRequest['stage']): Promise<Assessment> {
  const base = stage === 'pull-request' ? tip : null;
  return judged({ sarif: [sarif], source: history.folder, stage, baseRef: base, allDefects: false }, hosted);
}

const failing = ({ defects }: Assessment): readonly string[] =>
  defects.filter(({ disposition }) => disposition === 'blocking').map(({ id }) => id);

test(`promise 1, A1, A2, A6, C2: no verdict of ${COUNT} pull requests is better than without what they change`, async () => {
  const all = pullRequests(COUNT, 20261121);
  const bare: PullRequest = { edits: {}, from: 'main', checkout: 'clean', stage: 'release' };
  writePullRequests(history, [...all, bare], CODE);
  checkOut(`pr-${COUNT}`, bare);
  const plain = { release: await judgeAt('release'), 'pull-request': await judgeAt('pull-request') };
  expect([plain.release, plain['pull-request']].map(({ verdict, preview }) => [verdict, preview])).toEqual([
    ['fail', null],
    ['fail', null],
  ]);
  const tally = { same: 0, wouldPass: 0, shown: 0, configured: 0 };
  for (const [index, one] of all.entries()) {
    checkOut(`pr-${index}`, one);
    const without = plain[one.stage];
    const assessment = await judgeAt(one.stage);
    expect.soft(assessment.verdict, JSON.stringify(one)).not.toBe('pass');
    expect.soft(failing(assessment), JSON.stringify(one)).toEqual(expect.arrayContaining([...failing(without)]));
    expect.soft(assessment.policy.source).toBe(`${HOME}/policy.yml@${tip.slice(0, 7)}`);
    expect.soft(assessment.digests).toEqual(without.digests);
    if (assessment.verdict === 'fail' && failing(assessment).length === failing(without).length) tally.same += 1;
    if (assessment.preview !== null) tally.shown += 1;
    if (assessment.preview?.verdict === 'pass') tally.wouldPass += 1;
    if (assessment.warnings.some(({ what }) => what.includes('the configuration of scanners'))) tally.configured += 1;
  }
  // Each verdict is that of the rules that hold, and many would have passed by their own.
  expect(tally.same).toBe(COUNT);
  expect(tally.shown).toBeGreaterThan(COUNT / 2);
  expect(tally.wouldPass).toBeGreaterThan(COUNT / 10);
  expect(tally.configured).toBeGreaterThan(COUNT / 50);
  if (process.env['SHOW']) process.stderr.write(`${JSON.stringify(tally)}\n`);
}, 240_000);
