// Where policy and exceptions are read from: the tip of a protected branch as it is now, whatever the pull request, the work tree or
// an old copy of the branch say.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Assessment } from '../src/model/assessment.ts';
import type { Request } from '../src/request.ts';
import type { Hosted } from '../src/surroundings.ts';
import { anException, aResult, logOf } from './builders.ts';
import { aHistory, cloneOf, emptyFolder, type History } from './git/histories.ts';
import { aServer, gitHubOf, type Answer, type Server } from './github/server.ts';
import { aHost, judged } from './judging.ts';
import { KIM, signed } from './pull-requests.ts';

const HOME = '.github/defect-gate';
const STRICT = 'version: 1\napplication: {id: shop}\n';
const LAX = `${STRICT}gate: {release: {failOn: critical}}\n`;
const TRUSTING = `${STRICT}trustedRefs: [release/*]\n`;
const exceptions = (...entries: readonly object[]): string => JSON.stringify({ version: 1, exceptions: entries });

const SARIF = join(emptyFolder(), 'a.sarif');
writeFileSync(SARIF, logOf(aResult()));

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** GitHub over this repository, for a run that has a token. */
async function hostOf(remote: History, over: Partial<Hosted> = {}, answer?: (path: string) => Answer | null): Promise<Hosted> {
  const server = await aServer(gitHubOf(remote, 'acme/shop', answer));
  servers.push(server);
  return aHost({ access: { apiUrl: server.url, token: 'token' }, ...over });
}

function at(folder: string, hosted: Hosted | null, request: Partial<Request> = {}): Promise<Assessment> {
  return judged({ sarif: [SARIF], source: folder, ...request }, hosted);
}

/** "main" has a strict policy; "work" left it, and brings a lax one and an exception. */
function aPullRequest(main: string = STRICT): History {
  const history = aHistory({ 'src/a.ts': 'a\n', [`${HOME}/policy.yml`]: main });
  history.commit({ [`${HOME}/policy.yml`]: LAX, [`${HOME}/exceptions.yml`]: exceptions(anException()) });
  return history;
}

const said = ({ faults }: Assessment): string => faults.map(({ code, where, what, fix }) => `${code} ${where}: ${what}; ${fix}`).join('\n');

describe('in a pull request', () => {
  test('A1: the tip of the default branch judges, and reports name its commit', async () => {
    const history = aPullRequest();
    const { verdict, policy, digests } = await at(history.folder, await hostOf(history));
    expect(verdict).toBe('fail');
    expect(policy.source).toBe(`${HOME}/policy.yml@${history.git('rev-parse', 'main').slice(0, 7)}`);
    expect(digests.exceptions).toBeNull();
    expect((await at(history.folder, null, { policy: join(history.folder, HOME, 'policy.yml') })).verdict).toBe('pass');
  });

  test.each([[], ['--depth', '1']])('A2: the current tip judges, where the change left an old one, in a clone %s', async (...options) => {
    const history = aPullRequest(LAX);
    const clone = cloneOf(history, ...options, '--no-single-branch', '--branch', 'work');
    history.checkout('main').commit({ [`${HOME}/policy.yml`]: STRICT });
    const { verdict, policy } = await at(clone.folder, await hostOf(history));
    expect(verdict).toBe('fail');
    expect(policy.source).toContain(history.git('rev-parse', 'main').slice(0, 7));
  });

  test('a tip that the checkout has is read without asking for files', async () => {
    const history = aPullRequest();
    const hosted = await hostOf(history);
    await at(history.folder, hosted);
    expect(servers[0]?.asked.map(({ path }) => path)).toEqual(['/repos/acme/shop/git/ref/heads%2Fmain']);
  });

  test('the tip judges where there is no checkout at all', async () => {
    const history = aPullRequest();
    history.checkout('main').commit({ [`${HOME}/exceptions/a.yml`]: exceptions(anException()) });
    expect(await at(emptyFolder(), await hostOf(history))).toMatchObject({ verdict: 'pass', preview: null });
  });

  test('the default branch is asked for where the event does not name it', async () => {
    const history = aPullRequest();
    expect((await at(history.folder, await hostOf(history, { defaultBranch: null }))).verdict).toBe('fail');
  });

  test('A6: names that git could take for options are names', async () => {
    const history = aPullRequest();
    history.git('update-ref', 'refs/heads/--upload-pack=x', 'main');
    history.git('update-ref', 'refs/heads/--output=y', 'work');
    history.git('symbolic-ref', 'HEAD', 'refs/heads/--output=y');
    expect((await at(history.folder, await hostOf(history, { defaultBranch: '--upload-pack=x' }))).verdict).toBe('fail');
    expect((await at(history.folder, null, { trustedRef: '--upload-pack=x' })).verdict).toBe('fail');
  });

  test.each([
    ['there is no token', {}, 'GitHub cannot be asked without a token; hand over the input token'],
    ['nor a name of the default branch', { defaultBranch: null }, 'the event does not say which branch is the default one'],
    ['nor on the base of the pull request', { event: 'pull_request_target', ref: 'refs/heads/main' }, 'cannot be asked without a token'],
    ['nor in a merge queue', { event: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-7' }, 'cannot be asked without a token'],
    ['nor for an event that nobody knows', { event: 'new_event', ref: 'refs/heads/main' }, 'cannot be asked without a token'],
  ])('nothing is trusted where %s', async (_title, over, why) => {
    const history = aPullRequest(LAX);
    const assessment = await at(history.folder, aHost({ commit: history.git('rev-parse', 'work'), ...over }));
    expect(assessment.verdict).toBe('error');
    expect(said(assessment)).toContain(why);
    expect(assessment.policy.source).toBe('built-in policy, since there is no trusted place to read one from');
    expect(assessment.counts.byDisposition.blocking).toBe(1);
  });

  test('nothing is trusted where no repository is named', async () => {
    const history = aPullRequest(LAX);
    const assessment = await judged({ sarif: [SARIF], source: history.folder }, null, { trusted: true, useDefaults: true });
    expect(said(assessment)).toContain('GITHUB_REPOSITORY is not set');
  });

  test.each([
    ['is gone', () => ({ status: 404 }), 'there is no "heads/main"'],
    ['refuses', () => ({ status: 403 }), 'the token may not read this (403)'],
  ])('nothing is trusted where GitHub %s', async (_title, answer, why) => {
    const history = aPullRequest(LAX);
    const assessment = await at(history.folder, await hostOf(history, {}, answer));
    expect(assessment.verdict).toBe('error');
    expect(said(assessment)).toContain(why);
  });

  test('what a change extends is asked of nobody, unless the trusted policy extends it too', async () => {
    const history = aHistory({ [`${HOME}/policy.yml`]: STRICT });
    history.commit({ [`${HOME}/policy.yml`]: `${STRICT}extends: {repository: acme/secret, path: private.yml}\n` });
    const { verdict, preview, warnings } = await at(history.folder, await hostOf(history));
    expect([verdict, preview?.verdict]).toEqual(['fail', 'error']);
    expect(warnings.map(({ what }) => what).join('\n')).toContain('acme/secret is not read for a change');
    expect(servers[0]?.asked.filter(({ path }) => path.includes('secret'))).toEqual([]);
  });

  test('C2: a link at the tip is a fault, wherever it leads', async () => {
    const history = aHistory({ 'lax.yml': LAX });
    const blob = history.git('rev-parse', 'HEAD:lax.yml');
    history.checkout('main').git('update-index', '--add', '--cacheinfo', `120000,${blob},${HOME}/policy.yml`);
    history.git('commit', '--quiet', '--message', 'link');
    history.git('checkout', '--quiet', '--force', '-B', 'work');
    history.commit();
    expect(said(await at(history.folder, await hostOf(history)))).toContain(`${HOME}/policy.yml is no regular file`);
  });
});

describe('a branch itself', () => {
  test('is trusted as of the commit that was pushed to it, without a token', async () => {
    const history = aPullRequest();
    history.checkout('main');
    const commit = history.git('rev-parse', 'main');
    history.write({ [`${HOME}/policy.yml`]: LAX });
    const pushed = aHost({ event: 'push', ref: 'refs/heads/main', commit, pullRequest: null });
    expect(await at(history.folder, pushed)).toMatchObject({ verdict: 'fail', faults: [], preview: null });
  });

  test('is not trusted where it is another one than the default', async () => {
    const history = aPullRequest();
    const pushed = aHost({ event: 'push', ref: 'refs/heads/work', commit: history.git('rev-parse', 'work'), pullRequest: null });
    expect(said(await at(history.folder, pushed))).toContain('the tip of "main" is not known');
  });
});

describe('a ref that is named in the Action', () => {
  const remotes = (history: History): void => {
    history.git('update-ref', 'refs/remotes/origin/main', 'main');
    history.git('update-ref', 'refs/remotes/origin/release/1.x', 'work');
    history.git('update-ref', 'refs/heads/release/1.x', 'work');
  };

  test.each(['main', 'refs/heads/main', 'refs/remotes/origin/main'])(
    '%s is the default branch, as the checkout has it',
    async (trustedRef) => {
      const history = aPullRequest();
      remotes(history);
      const { verdict, faults, warnings } = await at(history.folder, aHost(), { trustedRef });
      expect({ verdict, faults }).toEqual({ verdict: 'fail', faults: [] });
      expect(warnings.map(({ what }) => what)).toContainEqual(expect.stringContaining('which may be older than the branch'));
    },
  );

  test('is read only if the checkout has it', async () => {
    expect(said(await at(aPullRequest().folder, aHost(), { trustedRef: 'main' }))).toContain('E_GIT trusted-ref refs/remotes/origin/main');
  });

  test.each([
    [TRUSTING, 'pass', ''],
    [STRICT, 'error', 'the policy of the default branch does not trust "release/1.x": it lists none'],
    [`${STRICT}trustedRefs: [release-*, stable]\n`, 'error', 'it lists release-*, stable'],
  ])('another one is trusted where the policy of the default branch lists it: %j', async (policy, verdict, why) => {
    const history = aPullRequest(policy);
    remotes(history);
    for (const hosted of [aHost(), await hostOf(history)]) {
      const assessment = await at(history.folder, hosted, { trustedRef: 'release/1.x' });
      expect(assessment.verdict).toBe(verdict);
      expect(said(assessment)).toContain(why);
    }
  });

  test.each(['HEAD', 'refs/pull/7/merge', 'refs/tags/v1', 'main~1', 'main@{1}', '../main', '--upload-pack=x', 'refs/heads/', '@'])(
    '%s is no branch',
    async (trustedRef) => {
      const history = aPullRequest(TRUSTING);
      remotes(history);
      const assessment = await at(history.folder, await hostOf(history), { trustedRef });
      expect(said(assessment)).toContain(`E_GIT trusted-ref ${trustedRef}: policy and exceptions cannot be read there: it is no branch`);
    },
  );
});

describe('a ref on the command line', () => {
  test('is what the user says, and what lies by custom is read there', async () => {
    const history = aPullRequest();
    expect((await at(history.folder, null, { trustedRef: 'main' })).verdict).toBe('fail');
    expect((await at(history.folder, null, { trustedRef: 'work' })).verdict).toBe('pass');
  });

  test('is a fault where a tag has its name, and where there is none', async () => {
    const history = aPullRequest();
    history.git('tag', 'main', 'work');
    expect(said(await at(history.folder, null, { trustedRef: 'main' }))).toContain('"main" names several commits');
    expect(said(await at(history.folder, null, { trustedRef: 'none' }))).toContain('the repository has no commit "none"');
    expect(said(await at(emptyFolder(), null, { trustedRef: 'main' }))).toContain('the source folder is in no git repository');
    expect((await at(history.folder, null, { trustedRef: 'refs/heads/main' })).verdict).toBe('fail');
  });

  test.each([
    ['gate/lax.yml', 'pass', ''],
    ['./gate/lax.yml', 'pass', ''],
    ['gate/none.yml', 'error', 'E_NO_FILE gate/none.yml@'],
    ['gate', 'error', 'it is a folder'],
    ['/etc/passwd', 'error', 'E_OPTION policy: "/etc/passwd" is no path within the repository'],
    ['gate/../../x.yml', 'error', 'is no path within the repository'],
    ['', 'error', 'is no path within the repository'],
  ])('%j is a path in the repository', async (policy, verdict, why) => {
    const history = aHistory({ 'gate/lax.yml': LAX });
    history.commit({ 'gate/lax.yml': STRICT });
    const assessment = await at(history.folder, null, { trustedRef: 'main', policy });
    expect(assessment.verdict).toBe(verdict);
    expect(said(assessment)).toContain(why);
  });

  test('a path is that of the repository, wherever in it the source folder is', async () => {
    const history = aHistory({ 'gate/lax.yml': LAX, 'app/a.ts': 'a\n' });
    expect((await at(join(history.folder, 'app'), null, { trustedRef: 'main', policy: 'gate/lax.yml' })).verdict).toBe('pass');
  });

  test('positions of faults name the commit', async () => {
    const history = aHistory({ [`${HOME}/policy.yml`]: 'version: 1\ngates: {}\n' });
    const commit = history.git('rev-parse', 'main').slice(0, 7);
    expect(said(await at(history.folder, null, { trustedRef: 'main' }))).toContain(`E_KEY ${HOME}/policy.yml@${commit}:2:1`);
  });
});

describe('what a change brings', () => {
  test.each<[string, readonly string[], string]>([
    ['counts where others opened the pull request and pushed to it', ['ana', 'sam'], ''],
    ['counts for nothing where who signed opened it or pushed to it', ['ana', 'Kim'], 'kim requested it, and cannot sign it off'],
  ])('F1: signed by one, it %s', async (_title, people, why) => {
    const roles = `roles: {appsec: {people: [{login: kim, keys: ["${KIM.line}"]}]}}`;
    const policy = `${STRICT}signOff: {proof: signature, ${roles}, required: {high: {roles: {appsec: 1}}}}\n`;
    const history = aHistory({ [`${HOME}/policy.yml`]: policy });
    history.commit({ [`${HOME}/exceptions.yml`]: signed({}).content });
    const pullRequest = { number: 7, head: history.git('rev-parse', 'HEAD'), people };
    const { verdict, exceptions: found } = await at(history.folder, await hostOf(history, { pullRequest }));
    expect([verdict, found.refused[0]?.why ?? '']).toEqual([why === '' ? 'pass' : 'fail', expect.stringContaining(why)]);
  });

  test('is shown, and is part of no verdict', async () => {
    const { verdict, preview, defects } = await at(aPullRequest().folder, null, { trustedRef: 'main' });
    expect(verdict).toBe('fail');
    expect(preview).toEqual({
      files: [
        { path: `${HOME}/policy.yml`, change: 'changed' },
        { path: `${HOME}/exceptions.yml`, change: 'added' },
      ],
      verdict: 'pass',
      effects: [
        'accept 1 defect through 2027-01-15, signed by kim (EX-1)',
        'fail on critical instead of high (release)',
        'add the exception EX-1',
      ],
    });
    expect(defects[0]?.nearMisses[0]).toMatchObject({ exception: 'EX-1', where: expect.stringContaining('exceptions.yml@') as string });
  });

  test.each([
    ['lowers', 'severity: {rules: [{when: {tool: CodeQL}, set: low, reason: r}]}\n', /^lower 1 defect: d-\w+ from high to low$/],
    ['only observes', 'gate: {observeUntil: 2026-12-24}\n', /^only observe, and fail no build, until 2026-12-24$/],
    ['changes who signs', 'signOff: {required: {high: {people: 2}}}\n', /^ask 2 people instead of 1 person for high$/],
    ['sets another scope', 'gate: {pull-request: {scope: all}}\n', /^block what is all instead of introduced \(pull-request\)$/],
  ])('says what it %s', async (_title, yaml, effect) => {
    const history = aHistory({ [`${HOME}/policy.yml`]: STRICT });
    history.commit({ [`${HOME}/policy.yml`]: `${STRICT}${yaml}` });
    const { preview } = await at(history.folder, null, { trustedRef: 'main' });
    expect(preview?.effects).toContainEqual(expect.stringMatching(effect));
  });

  test('says what is no longer accepted', async () => {
    const history = aHistory({ [`${HOME}/exceptions.yml`]: exceptions(anException()) });
    history.commit({ [`${HOME}/exceptions.yml`]: null });
    const { verdict, preview } = await at(history.folder, null, { trustedRef: 'main' });
    expect(verdict).toBe('pass');
    expect(preview).toMatchObject({ verdict: 'fail', files: [{ change: 'removed' }] });
    expect(preview?.effects.map((effect) => effect.replace(/: .*/, ''))).toEqual([
      'no longer accept 1 defect',
      'block 1 defect',
      'remove the exception EX-1',
    ]);
  });

  test('says loudly that nothing could be judged after it, and is no fault of this verdict', async () => {
    const history = aHistory({ [`${HOME}/policy.yml`]: LAX });
    history.commit({ [`${HOME}/policy.yml`]: 'version: 2\n', [`${HOME}/exceptions.yml`]: exceptions({}) });
    const { verdict, preview, warnings } = await at(history.folder, null, { trustedRef: 'main' });
    expect(verdict).toBe('pass');
    expect(preview?.verdict).toBe('error');
    expect(warnings.map(({ what }) => what)).toContainEqual(
      expect.stringContaining('after the merge nothing could be judged: this change breaks'),
    );
  });

  test('mends what is broken, only after the merge', async () => {
    const history = aHistory({ [`${HOME}/policy.yml`]: 'version: 2\n' });
    history.commit({ [`${HOME}/policy.yml`]: LAX });
    const { verdict, preview } = await at(history.folder, null, { trustedRef: 'main' });
    expect([verdict, preview?.verdict]).toEqual(['error', 'pass']);
  });

  test('is nothing where the trusted branch alone moved on', async () => {
    const history = aHistory({ [`${HOME}/policy.yml`]: LAX, [`${HOME}/exceptions.yml`]: exceptions(anException()) });
    history.checkout('main').commit({ [`${HOME}/policy.yml`]: STRICT, [`${HOME}/exceptions.yml`]: exceptions() });
    history.checkout('work');
    const { verdict, preview, exceptions: outcomes } = await at(history.folder, null, { trustedRef: 'main' });
    expect({ verdict, preview, refused: outcomes.refused }).toEqual({ verdict: 'fail', preview: null, refused: [] });
  });

  test('is nothing that the branch has already to which a pull request goes, though another one is trusted', async () => {
    const history = aHistory({ 'src/a.ts': 'a\n' });
    history.git('branch', 'release/1.x', 'main');
    history.checkout('main').commit({ [`${HOME}/policy.yml`]: STRICT });
    history.checkout('release/1.x').commit({ [`${HOME}/policy.yml`]: LAX });
    history.checkout('work').commit({ 'src/a.ts': 'b\n' });
    history.checkout('release/1.x').branch('merge').git('merge', '--quiet', '--no-edit', 'work');
    const commit = history.git('rev-parse', 'HEAD');
    const hosted = await hostOf(history, { commit });
    expect(await at(history.folder, hosted)).toMatchObject({ verdict: 'fail', preview: null });
    history.commit({ [`${HOME}/policy.yml`]: TRUSTING });
    expect(await at(history.folder, hosted)).toMatchObject({ verdict: 'fail', preview: { files: [{ change: 'changed' }] } });
  });

  test('is nothing where HEAD is part of the trusted branch', async () => {
    const history = aPullRequest();
    const preview = async (trustedRef: string): Promise<unknown> => (await at(history.folder, null, { trustedRef })).preview;
    history.checkout('main');
    expect([await preview('work'), await preview('main')]).toEqual([null, null]);
  });
});
