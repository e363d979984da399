// Exceptions that count by review, from the workflow's request to the verdict: a real history, on a GitHub that keeps state.

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Assessment } from '../src/model/assessment.ts';
import type { Hosted } from '../src/surroundings.ts';
import { anException, aResult, logOf } from './builders.ts';
import { cloneOf, emptyFolder } from './git/histories.ts';
import { canEmulate } from './github/emulator.ts';
import { aStage, fileOf, UNLESS_EMULATED } from './github/stage.ts';
import type { World } from './github/world.ts';
import { aHost, judged } from './judging.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HOME = '.github/defect-gate';
const FILE = `${HOME}/exceptions.yml`;
const ROLES = 'roles: {appsec: {people: [{login: kim}]}}';
const policyOf = (proof: string): string =>
  `version: 1\napplication: {id: shop}\nsignOff: {proof: ${proof}, ${ROLES}, required: {high: {roles: {appsec: 1}}}}\n`;
/** Reviews are of today: so is everything else. */
const NOW = Date.now();
const dayIn = (days: number): string => new Date(NOW + days * 86_400_000).toISOString().slice(0, 10);
const ENTRY = anException({ signOffs: [], requested: { by: 'ana', on: dayIn(0) }, validThrough: dayIn(30) });

const SARIF = join(emptyFolder(), 'a.sarif');
writeFileSync(SARIF, logOf(aResult()));

const stage = aStage('v');

/** A repository with this policy, in which Ana has branch "feature" with these files. */
async function withFeature<T>(
  policy: string,
  files: Readonly<Record<string, string>>,
  act: (world: World, number: number) => Promise<T>,
): Promise<T> {
  return stage.within(async (world) => {
    world.history
      .checkout('main')
      .as('founder')
      .commit({ [`${HOME}/policy.yml`]: policy }, 'policy');
    await world.push('founder', 'main');
    world.branch('feature').commit('ana', files);
    return act(world, await world.open('ana', 'feature'));
  });
}

async function judgedIn(world: World, host: Partial<Hosted>, folder = world.history.folder): Promise<Assessment> {
  const access = { apiUrl: stage.apiUrl, token: 'token' };
  return judged({ sarif: [SARIF], now: NOW, source: folder }, aHost({ access, repository: world.repository, ...host }));
}

/** As a push to "main" sees it. */
function onMain(world: World, folder?: string): Promise<Assessment> {
  world.history.checkout('main');
  return judgedIn(world, { event: 'push', ref: 'refs/heads/main', commit: world.tip, pullRequest: null }, folder);
}

/** As the pull request itself sees it. */
function onHead(world: World, number: number, branch = 'feature'): Promise<Assessment> {
  const head = world.history.checkout(branch).git('rev-parse', 'HEAD');
  return judgedIn(world, { pullRequest: { number, head, people: ['ana'] } });
}

const whys = ({ defects }: Assessment): string => defects.flatMap(({ nearMisses }) => nearMisses.map(({ why }) => why)).join('\n');

describe.skipIf(!canEmulate)(`an exception${UNLESS_EMULATED}`, () => {
  test.each(['review', 'signature-or-review'])(
    'counts once it is merged with the approval of a role holder, where proof is %s',
    async (proof) => {
      await withFeature(policyOf(proof), { [FILE]: fileOf(ENTRY) }, async (world, number) => {
        await world.review('kim', number);
        await world.merge('lee', number);
        const { verdict, exceptions } = await onMain(world);
        expect(verdict).toBe('pass');
        expect(exceptions.used).toMatchObject([{ id: 'EX-1', signers: [{ by: 'kim', roles: ['appsec'], proof: 'review' }] }]);
      });
    },
  );

  test.each<[string, (world: World, number: number) => Promise<unknown>, RegExp]>([
    ['that nobody approved', () => Promise.resolve(), /nobody reviewed it/],
    ['that somebody without a role approved', (world, number) => world.review('sam', number), /sam holds no role/],
    ['that its author approved', (world, number) => world.review('ana', number), /ana opened it/],
  ])('%s does not count', async (_title, review, why) => {
    await withFeature(policyOf('review'), { [FILE]: fileOf(ENTRY) }, async (world, number) => {
      await review(world, number);
      await world.merge('lee', number);
      const assessment = await onMain(world);
      expect(assessment.verdict).toBe('fail');
      expect(whys(assessment)).toMatch(why);
    });
  });

  test('is not known who approved in a shallow clone: could not judge, and says how to fetch', async () => {
    await withFeature(policyOf('review'), { [FILE]: fileOf(ENTRY) }, async (world, number) => {
      await world.review('kim', number);
      await world.merge('lee', number);
      const { folder } = cloneOf(world.history, '--depth', '1');
      const { verdict, faults } = await onMain(world, folder).finally(() => rmSync(folder, { recursive: true, force: true }));
      expect(verdict).toBe('error');
      expect(faults).toMatchObject([{ code: 'E_GIT', fix: expect.stringContaining('fetch-depth: 0') }]);
    });
  });

  test('of a pull request counts by a review of its very head, and no longer after a push (F6)', async () => {
    await withFeature(policyOf('review'), { [FILE]: fileOf(ENTRY) }, async (world, number) => {
      const before = await onHead(world, number);
      expect([before.verdict, whys(before)]).toEqual(['fail', expect.stringContaining('nobody reviewed it')]);
      await world.review('kim', number);
      expect((await onHead(world, number)).verdict).toBe('pass');
      world.commit('ana', { 'a.js': '2\n' });
      await world.push('ana', 'feature');
      const after = await onHead(world, number);
      expect([after.verdict, whys(after)]).toEqual(['fail', expect.stringContaining('no approval stands on its last commit')]);
    });
  });

  test('that a pull request widens does not borrow the review of the one that is merged (A1)', async () => {
    await withFeature(policyOf('review'), { [FILE]: fileOf({ ...ENTRY, maxSeverity: 'low' }) }, async (world, number) => {
      await world.review('kim', number);
      await world.merge('lee', number);
      expect((await onMain(world)).verdict).toBe('fail');
      world.branch('wider').commit('ana', { [FILE]: fileOf({ ...ENTRY, maxSeverity: 'critical' }) });
      const second = await world.open('ana', 'wider');
      expect((await onHead(world, second, 'wider')).verdict).toBe('fail');
    });
  });

  test('that stays as it is keeps its review in the preview of a change beside it', async () => {
    await withFeature(policyOf('review'), { [FILE]: fileOf(ENTRY) }, async (world, number) => {
      await world.review('kim', number);
      await world.merge('lee', number);
      world.branch('feature2').commit('ana', { [FILE]: fileOf({ ...ENTRY, id: 'EX-2', match: { rule: 'other' } }, ENTRY) });
      const second = await world.open('ana', 'feature2');
      const { verdict, preview } = await onHead(world, second, 'feature2');
      expect(verdict).toBe('pass');
      expect(preview).toMatchObject({ verdict: 'pass' });
      expect(preview?.effects.join('\n')).not.toContain('no longer accept');
    });
  });
});
