// Promise 1: no pull request can better its own verdict. Five hundred of them try, each with the same code and the same findings.

import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import type { Assessment } from '../src/model/assessment.ts';
import { STAGES } from '../src/model/policy.ts';
import { anException, aResult, logOf } from './builders.ts';
import { aHistory, emptyFolder, History } from './git/histories.ts';
import { aServer } from './github/server.ts';
import { aHost, judged } from './judging.ts';
import type { Hosted } from '../src/surroundings.ts';
import { KIM, pullRequests, signed, writePullRequests, type PullRequest } from './pull-requests.ts';

const HOME = '.github/defect-gate';
const COUNT = 500;
// Thousands of processes, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 600_000 });

const LAX = 'version: 1\napplication: {id: shop}\ngate: {release: {failOn: critical}, pull-request: {failOn: critical}}\n';
const DECLARED = 'version: 1\napplication: {id: shop}\nsignOff: {required: {critical: {people: 2}, high: {people: 1}}}\n';
const SIGNATURE = `version: 1
application: {id: shop}
signOff:
  proof: signature
  roles:
    appsec: {people: [{login: kim, keys: ["${KIM.line}"]}]}
    product: {people: [{login: sam}]}
  required: {critical: {roles: {appsec: 1}}, high: {roles: {appsec: 1}}}
`;
const CODE = { 'src/a.ts': 'old();\nadded();\n' };

const history = aHistory({ 'src/a.ts': 'old();\n', [`${HOME}/policy.yml`]: LAX });
history.git('branch', 'old', 'main');
history.checkout('main').commit({
  [`${HOME}/policy.yml`]: DECLARED,
  [`${HOME}/exceptions.yml`]: JSON.stringify({ version: 1, exceptions: [anException({ id: 'EX-OK', match: { rule: 'js/other' } })] }),
});
history.branch('signed').commit({
  [`${HOME}/policy.yml`]: SIGNATURE,
  [`${HOME}/exceptions.yml`]: signed({ over: { id: 'EX-OK', match: { rule: 'js/other' } } }).content,
});
/** Default branches, by what their policies take for a sign-off. */
const DEFAULTS = ['main', 'signed'] as const;
type Default = (typeof DEFAULTS)[number];
const tips = { main: history.git('rev-parse', 'main'), signed: history.git('rev-parse', 'signed') };
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
const server = await aServer((path) => {
  const name = path.endsWith('signed') ? 'signed' : 'main';
  return { status: 200, body: { ref: `refs/heads/${name}`, object: { sha: tips[name], type: 'commit' } } };
});
const hostOf = (defaultBranch: Default): Hosted => aHost({ access: { apiUrl: server.url, token: 'token' }, defaultBranch });

afterAll(async () => {
  await server.close();
  for (const path of [folder, history.folder, ...LANES.map((lane) => dirname(lane.folder))]) rmSync(path, { recursive: true });
});

/** Lanes beside one another, each with a work tree of its own: most of the time is that of starting git. */
const LANES = Array.from({ length: 4 }, () => {
  const path = join(emptyFolder(), 'work');
  history.git('worktree', 'add', '--quiet', '--detach', path, 'main');
  return new History(path);
});

/** Checks the commit out, and does to the checkout what commits cannot. */
function checkOut(lane: History, commit: string, checkout: PullRequest['checkout']): void {
  lane.git('checkout', '--quiet', '--force', '--detach', commit);
  const mine = join(lane.folder, '.defect-gate.yml');
  rmSync(mine, { force: true });
  if (checkout === 'stale origin') lane.git('update-ref', 'refs/remotes/origin/main', 'old');
  if (checkout === 'tag of the name') lane.git('tag', '--force', 'main', commit);
  if (checkout === 'dirty') symlinkSync('/etc/passwd', mine);
  if (checkout !== 'odd branch') return;
  const branch = `refs/heads/--upload-pack=${LANES.indexOf(lane)}`;
  lane.git('update-ref', branch, commit);
  lane.git('symbolic-ref', 'HEAD', branch);
}

function judgeIn(lane: History, stage: PullRequest['stage'], branch: Default): Promise<Assessment> {
  return judged({ sarif: [sarif], source: lane.folder, stage, baseRef: stage === 'pull-request' ? tips.main : null }, hostOf(branch));
}

const failing = ({ defects }: Assessment): readonly string[] =>
  defects.filter(({ disposition }) => disposition === 'blocking').map(({ id }) => id);

test(`promise 1, A1, A2, A6, C2: no verdict of ${COUNT} pull requests is better than without what they change`, async () => {
  const all = pullRequests(COUNT, 20261121);
  const [plainCommit = '', ...commits] = writePullRequests(history, [{ edits: {}, from: 'main' }, ...all], CODE);
  const [first] = LANES as [History];
  checkOut(first, plainCommit, 'clean');
  const plain = new Map<string, Assessment>();
  for (const [branch, stage] of DEFAULTS.flatMap((one) => STAGES.map((other) => [one, other] as const))) {
    const without = await judgeIn(first, stage, branch);
    expect(without).toMatchObject({ verdict: 'fail', preview: null, counts: { byDisposition: { blocking: 1, accepted: 1 } } });
    plain.set(`${branch} ${stage}`, without);
  }
  expect(plain.get('main pull-request')?.past.change).toMatchObject({ told: true });
  const tally = { shown: 0, wouldPass: 0, broken: 0, configured: 0 };
  const attempt = async (lane: History, index: number): Promise<void> => {
    const one = all[index] as PullRequest;
    const branch = DEFAULTS[index % 2] ?? 'main';
    checkOut(lane, commits[index] ?? '', one.checkout);
    const assessment = await judgeIn(lane, one.stage, branch);
    const { verdict, faults, digests, policy, preview, warnings } = assessment;
    const without = plain.get(`${branch} ${one.stage}`) as Assessment;
    const said = { verdict, faults, digests, policy: policy.source, failing: failing(assessment) };
    // Nothing is better, and nothing is worse: what the change brings is shown, and no part of the verdict.
    const expected = { verdict: 'fail', faults: [], digests: without.digests, policy: `${HOME}/policy.yml@${tips[branch].slice(0, 7)}` };
    expect.soft(said, JSON.stringify(one)).toEqual({ ...expected, failing: failing(without) });
    if (preview !== null) tally.shown += 1;
    if (preview?.verdict === 'pass') tally.wouldPass += 1;
    if (preview?.verdict === 'error') tally.broken += 1;
    if (warnings.some(({ what }) => what.includes('the configuration of scanners'))) tally.configured += 1;
  };
  let next = 0;
  await Promise.all(
    LANES.map(async (lane) => {
      while (next < all.length) await attempt(lane, next++);
    }),
  );
  // Many would have passed by their own rules: had these been read, this test would have seen it.
  for (const [name, share] of Object.entries({ shown: 0.5, wouldPass: 0.05, broken: 0.1, configured: 0.01 }))
    expect(tally[name as keyof typeof tally], name).toBeGreaterThan(COUNT * share);
});
