// Who brought an exception, and whose approval of that counts: real histories, on a GitHub that keeps state (threats F1, F6, A7).

import { rmSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { Review } from '../src/model/proof.ts';
import { personOf } from '../src/model/person.ts';
import { reviewsFor, type Grounds, type Reviews } from '../src/reviews.ts';
import { anException, exceptionsOf } from './builders.ts';
import { cloneOf } from './git/histories.ts';
import { call, canEmulate, type Login } from './github/emulator.ts';
import { aStage, counting, fileOf, UNLESS_EMULATED } from './github/stage.ts';
import type { World, Method } from './github/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const FILE = '.github/defect-gate/exceptions.yml';
const FOLDER = '.github/defect-gate/exceptions';
const ENTRY = anException({ signOffs: [] });
const SIGNED = anException({ signOffs: [{ by: 'kim', on: '2026-11-02' }] });

const stage = aStage('r');

async function withClone<T>(world: World, options: readonly string[], act: (folder: string) => Promise<T>): Promise<T> {
  const { folder } = cloneOf(world.history, ...options);
  return act(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
}

function groundsIn(world: World, over: Partial<Grounds> = {}): Grounds {
  const { repository, tip, history } = world;
  const paths = [FILE, FOLDER];
  return { folder: history.folder, tip, paths, repository, branch: 'main', github: stage.github, pullRequest: null, teams: [], ...over };
}

async function ask(world: World, over: Partial<Grounds> = {}, entry = ENTRY): Promise<Reviews & { readonly review: Review }> {
  const reviews = await reviewsFor(exceptionsOf(entry), groundsIn(world, over));
  const [review] = reviews.reviews.values();
  if (review === undefined) throw new Error('no review');
  return { ...reviews, review };
}

type Play = (world: World) => Promise<void>;

/** Ana writes it, pushes it and opens a pull request, which Lee merges. */
function pulled(before: (world: World, number: number) => Promise<unknown>, method: Method = 'merge'): Play {
  return async (world) => {
    world.branch('feature').commit('ana', { [FILE]: fileOf(ENTRY) });
    const number = await world.open('ana', 'feature');
    await before(world, number);
    await world.merge('lee', number, method);
  };
}

/** These commits, one after the other, which Ana pushes; Kim and Sam approve, and Lee merges. */
function made(...commits: readonly ((world: World) => unknown)[]): Play {
  return async (world) => {
    world.branch('feature');
    for (const commit of commits) commit(world);
    const number = await world.open('ana', 'feature');
    await world.review('kim', number);
    await world.review('sam', number);
    await world.merge('lee', number);
  };
}

const brings = (world: World): string => world.commit('ana', { [FILE]: fileOf(ENTRY) });

describe.skipIf(!canEmulate)(`on GitHub${UNLESS_EMULATED}`, () => {
  test.each<[string, Play, readonly string[], RegExp]>([
    ['an approval of the last commit counts', pulled((w, n) => w.review('kim', n)), ['kim'], /^$/],
    ['two approvals count', pulled(async (w, n) => [await w.review('kim', n), await w.review('sam', n)]), ['kim', 'sam'], /^$/],
    ['two of one person are one', pulled(async (w, n) => [await w.review('kim', n), await w.review('kim', n)]), ['kim'], /^$/],
    [
      'a comment afterwards takes nothing back',
      pulled(async (w, n) => [await w.review('kim', n), await w.review('kim', n, 'COMMENT')]),
      ['kim'],
      /^$/,
    ],
    [
      'without a review nothing counts',
      pulled(() => Promise.resolve()),
      [],
      /no approval stands on its last commit [\da-f]{7}: nobody reviewed it/,
    ],
    ['the own approval of its author does not count', pulled((w, n) => w.review('ana', n)), [], /ana opened it/],
    ['that of a bot does not count', pulled((w, n) => w.review('renovate[bot]', n)), [], /renovate\[bot\] is no person/],
    ['a comment is none', pulled((w, n) => w.review('kim', n, 'COMMENT')), [], /nobody reviewed it/],
    [
      'one that was dismissed does not count',
      pulled(async (w, n) => w.dismiss('lee', n, await w.review('kim', n))),
      [],
      /the review of kim was dismissed/,
    ],
    [
      'one that became a request for changes does not count',
      pulled(async (w, n) => [await w.review('kim', n), await w.review('kim', n, 'REQUEST_CHANGES')]),
      [],
      /kim asks for changes/,
    ],
    ['that of the author of a commit does not count', made(brings, (w) => w.commit('kim', { 'a.js': '2\n' })), ['sam'], /^$/],
    [
      'that of a co-author does not count',
      made(brings, (w) => w.commit('ana', { 'a.js': '2\n' }, 'x\n\nCo-authored-by: Kim <kim@example.org>')),
      ['sam'],
      /^$/,
    ],
    [
      'that of a co-author by a private address does not count',
      made(brings, (w) => w.commit('ana', { 'a.js': '2\n' }, 'x\n\nco-authored-by: K <7+kim@users.noreply.github.com>')),
      ['sam'],
      /^$/,
    ],
    [
      'that of who wrote a commit by a private address does not count',
      made(brings, (w) => w.commit('7+kim@users.noreply.github.com', { 'a.js': '2\n' })),
      ['sam'],
      /^$/,
    ],
    ['that of a committer does not count', made(brings, (w) => w.history.as('ana', 'kim').commit({ 'a.js': '2\n' })), ['sam'], /^$/],
    [
      'that of who wrote the pull request on the way to the last commit does not count',
      made(
        (w) => w.commit('kim', { [FILE]: fileOf(ENTRY) }),
        (w) => w.commit('ana', { 'a.js': '2\n' }),
      ),
      ['sam'],
      /^$/,
    ],
    [
      'who only signed it off on the way has brought nothing',
      made(brings, (w) => w.commit('kim', { [FILE]: fileOf(SIGNED) })),
      ['kim', 'sam'],
      /^$/,
    ],
    [
      'who wrote it as one that is none has, whoever completes it',
      made((w) => w.commit('kim', { [FILE]: fileOf({ ...ENTRY, decision: 'accepted' }) }), brings),
      ['sam'],
      /^$/,
    ],
    [
      'who wrote it as a revoked one has, whoever takes that away',
      made((w) => w.commit('kim', { [FILE]: fileOf({ ...ENTRY, revoked: { by: 'kim', on: '2026-11-02', why: 'x' } }) }), brings),
      ['sam'],
      /^$/,
    ],
    [
      'who wrote it beside the exceptions has, whoever moves it there',
      made((w) => w.commit('kim', { [FILE]: `${JSON.stringify({ version: 1, exceptions: [], later: [ENTRY] })}\n` }), brings),
      ['sam'],
      /^$/,
    ],
    [
      'who signed it off and changed something else has',
      made(brings, (w) => w.commit('kim', { [FILE]: fileOf(SIGNED), 'a.js': '2\n' })),
      ['sam'],
      /^$/,
    ],
    [
      'who changed another exception has',
      made(brings, (w) => w.commit('kim', { [FILE]: fileOf(ENTRY, anException({ id: 'EX-2' })) })),
      ['sam'],
      /^$/,
    ],
  ])('%s', async (_title, play, expected, why) => {
    await stage.within(async (world) => {
      await play(world);
      const { review, faults } = await ask(world);
      expect(faults).toEqual([]);
      expect(counting(review)).toEqual(expected);
      expect(review.why).toMatch(why);
      expect(review.where).toBe(`${world.repository}#1`);
    });
  });

  test('a push after the review voids it (threat F6)', async () => {
    await stage.within(async (world) => {
      world.branch('feature').commit('ana', { [FILE]: fileOf(ENTRY) });
      const number = await world.open('ana', 'feature');
      await world.review('kim', number);
      world.commit('ana', { 'a.js': '2\n' });
      await world.push('ana', 'feature');
      await world.merge('lee', number);
      const { review } = await ask(world);
      expect(review.approvals).toEqual([]);
      expect(review.why).toMatch(/kim approved another commit than its last one/);
    });
  });

  test('an approval of the commit after that push counts again', async () => {
    await stage.within(async (world) => {
      world.branch('feature').commit('ana', { [FILE]: fileOf(ENTRY) });
      const number = await world.open('ana', 'feature');
      await world.review('kim', number);
      world.commit('ana', { 'a.js': '2\n' });
      await world.push('ana', 'feature');
      await world.review('kim', number);
      await world.merge('lee', number);
      expect(counting((await ask(world)).review)).toEqual(['kim']);
    });
  });

  test('that of who pushed last does not count, whoever the commit says wrote it', async () => {
    await stage.within(async (world) => {
      world.branch('feature').commit('ana', { [FILE]: fileOf(ENTRY) });
      const number = await world.open('ana', 'feature');
      world.commit('ana', { 'a.js': '2\n' });
      await world.push('kim', 'feature');
      await world.review('kim', number);
      await world.review('sam', number);
      await world.merge('lee', number);
      const { review, warnings } = await ask(world);
      expect(counting(review)).toEqual(['sam']);
      expect(warnings).toEqual([]);
    });
  });

  test.each<Method>(['squash', 'rebase'])('a %s is followed to its pull request', async (method) => {
    await stage.within(async (world) => {
      world.branch('feature').commit('ana', { 'a.js': '2\n' });
      world.commit('ana', { [FILE]: fileOf(ENTRY) });
      world.commit('sam', { 'b.js': '2\n' });
      const number = await world.open('ana', 'feature');
      await world.review('kim', number);
      await world.review('sam', number);
      await world.review('lee', number);
      await world.merge('lee', number, method);
      world.history.git('branch', '--delete', '--force', 'feature');
      const { review } = await ask(world);
      expect(counting(review)).toEqual(['kim', 'lee']);
      expect(review.where).toBe(`${world.repository}#1`);
    });
  });

  test.each<Method>(['squash', 'merge', 'rebase'])('who only signed off has brought nothing, also through a %s', async (method) => {
    await stage.within(async (world) => {
      world.branch('feature').commit('ana', { [FILE]: fileOf(ENTRY) });
      world.commit('kim', { [FILE]: fileOf(SIGNED) });
      const number = await world.open('ana', 'feature');
      await world.review('sam', number);
      await world.merge('lee', number, method);
      const { review } = await withClone(world, ['--single-branch', '--branch', 'main'], (folder) => ask(world, { folder }));
      expect(review.requesters.map(personOf)).toContain('ana');
      expect(review.requesters.map(personOf)).not.toContain('kim');
      expect(counting(review)).toEqual(['sam']);
    });
  });

  test('one that was never merged has no say', async () => {
    await stage.within(async (world) => {
      world.branch('feature').commit('ana', { [FILE]: fileOf(ENTRY) });
      const number = await world.open('ana', 'feature');
      await world.review('kim', number);
      world.history.checkout('main').git('merge', '--quiet', '--ff-only', 'feature');
      await world.push('ana', 'main');
      const { review } = await ask(world);
      expect(review).toMatchObject({ approvals: [], where: '', why: expect.stringMatching(/came to main without a pull request$/) });
      expect(review.requesters).toContain('ana');
    });
  });

  test('one that was merged to another branch has no say', async () => {
    await stage.within(async (world) => {
      world.branch('lax');
      await world.push('founder', 'lax');
      world.branch('feature').commit('ana', { [FILE]: fileOf(ENTRY) });
      const number = await world.open('ana', 'feature', 'lax');
      await world.review('kim', number);
      await world.merge('lee', number);
      const known = stage.front.repositories.get(world.repository)?.pulls.get(number);
      expect(known?.became).toHaveLength(1);
      const { review } = await ask(world);
      expect(review.why).toMatch(/came to main without a pull request$/);
    });
  });

  test('one that GitHub names has no say, where git says that the commit was there before it', async () => {
    await stage.within(async (world) => {
      const first = world.tip;
      world.commit('ana', { [FILE]: fileOf(ENTRY) });
      await world.push('ana', 'main');
      world.branch('feature').commit('sam', { 'a.js': '2\n' });
      const number = await world.open('sam', 'feature');
      await world.review('kim', number);
      await world.merge('lee', number);
      const state = stage.front.repositories.get(world.repository)?.pulls.get(number);
      if (state !== undefined) state.from = first;
      expect((await ask(world)).review).toMatchObject({ approvals: [], where: '' });
    });
  });

  test('what the merge itself added was reviewed by nobody', async () => {
    await stage.within(async (world) => {
      world.branch('feature').commit('ana', { 'b.js': '2\n' });
      const number = await world.open('ana', 'feature');
      await world.review('kim', number);
      await world.merge('lee', number, 'merge', { [FILE]: fileOf(ENTRY) });
      const { review } = await ask(world);
      expect(review.approvals).toEqual([]);
      expect(review.why).toMatch(/^the merge [\da-f]{7} brought it/);
      expect(review.requesters).toContain('lee');
    });
  });

  test('what a commit on top of a squash says otherwise was reviewed by nobody', async () => {
    await stage.within(async (world) => {
      world.branch('feature').commit('ana', { [FILE]: fileOf(anException({ maxMatches: 1 })) });
      const number = await world.open('ana', 'feature');
      await world.review('kim', number);
      world.history.checkout('main').git('merge', '--quiet', '--squash', 'feature');
      world.commit('lee', { [FILE]: fileOf(anException({ maxMatches: 99 })) });
      await world.push('lee', 'main');
      const state = stage.front.repositories.get(world.repository)?.pulls.get(number);
      if (state !== undefined) Object.assign(state, { became: [world.tip], mergedAt: '2026-11-21T13:00:00Z' });
      const { review } = await ask(world, {}, anException({ maxMatches: 99 }));
      expect(review.approvals).toEqual([]);
      expect(review.why).toMatch(/it does not stand in the last commit of .*, as it does now$/);
    });
  });

  test('an edit afterwards is brought by its own pull request', async () => {
    await stage.within(async (world) => {
      await pulled((w, n) => w.review('kim', n))(world);
      const edited = anException({ justification: 'another one' });
      world.branch('edit').commit('sam', { [FILE]: fileOf(edited) });
      const number = await world.open('sam', 'edit');
      await world.review('lee', number);
      await world.merge('lee', number);
      const { review } = await ask(world, {}, edited);
      expect([review.where, counting(review)]).toEqual([`${world.repository}#2`, ['lee']]);
    });
  });

  test('formatting, notes, sign-offs and another file afterwards bring nothing', async () => {
    await stage.within(async (world) => {
      await pulled((w, n) => w.review('kim', n))(world);
      world.commit('lee', {
        [FILE]: `# moved\nversion: 1\nexceptions: []\n`,
        [`${FOLDER}/one.yaml`]: JSON.stringify({ exceptions: [{ ...SIGNED, notes: 'read', ticket: 'T-1' }], version: 1 }).concat('\n'),
      });
      await world.push('lee', 'main');
      const { review } = await ask(world, {}, SIGNED);
      expect([review.where, counting(review)]).toEqual([`${world.repository}#1`, ['kim']]);
    });
  });

  test('taken out and put back without a review, it is brought by who put it back', async () => {
    await stage.within(async (world) => {
      await pulled((w, n) => w.review('kim', n))(world);
      world.commit('lee', { [FILE]: fileOf() });
      world.commit('sam', { [FILE]: fileOf(ENTRY) });
      await world.push('sam', 'main');
      const { review } = await ask(world);
      expect(review.approvals).toEqual([]);
      expect(review.requesters).toContain('sam');
    });
  });

  test('each of a pull request is asked about once', async () => {
    await stage.within(async (world) => {
      const entries = Array.from({ length: 5 }, (_, index) => anException({ id: `EX-${index}` }));
      world.branch('feature').commit('ana', { [FILE]: fileOf(...entries) });
      const number = await world.open('ana', 'feature');
      await world.review('kim', number);
      await world.merge('lee', number);
      stage.front.asked.clear();
      const { reviews } = await reviewsFor(exceptionsOf(...entries), groundsIn(world));
      expect([...reviews.values()].map(counting)).toEqual(entries.map(() => ['kim']));
      expect([...stage.front.asked].filter(([url]) => url.includes('/reviews')).map(([, times]) => times)).toEqual([1]);
    });
  });

  test('a pull request of which GitHub does not list all commits is reviewed by nobody', async () => {
    await stage.within(async (world) => {
      await pulled((w, n) => w.review('kim', n))(world);
      stage.front.laid.set(world.repository, { commits: 251 });
      const { review } = await ask(world);
      expect(review).toMatchObject({ approvals: [], why: 'GitHub does not list all commits of it' });
      expect(review.requesters).toContain('ana');
    });
  });

  test('GitHub that does not answer is a fault, and nothing is approved', async () => {
    await stage.within(async (world) => {
      await pulled((w, n) => w.review('kim', n))(world);
      stage.front.refusals.set(new RegExp(`^/repos/${world.repository}/pulls/1/reviews`), 403);
      const { review, faults } = await ask(world);
      expect(faults.map(({ code }) => code)).toEqual(['E_GITHUB']);
      expect(review.approvals).toEqual([]);
    });
  });

  test('members of teams are known where the token may see the team, and else it is said', async () => {
    await call(`${stage.emulator.url}/orgs/org/teams`, 'founder', { name: 'appsec' });
    await call(`${stage.emulator.url}/orgs/org/teams/appsec/memberships/kim`, 'founder', { role: 'member' }, 'PUT');
    await stage.within(async (world) => {
      await pulled(async (w, n) => [await w.review('kim', n), await w.review('sam', n)])(world);
      const { review, warnings } = await ask(world, { teams: ['org/appsec', 'org/hidden'] });
      expect(review.approvals.map(({ login, teams }) => [login, teams])).toEqual([
        ['kim', ['org/appsec']],
        ['sam', []],
      ]);
      expect(warnings.map(({ what }) => what)).toEqual([
        'nobody counts as a member of @org/hidden: 404: no such team, or the token may not see it',
      ]);
    });
  });

  test('a shallow clone is a fault that says what mends it', async () => {
    await stage.within(async (world) => {
      await pulled((w, n) => w.review('kim', n))(world);
      const { faults, review } = await withClone(world, ['--depth', '1'], (folder) => ask(world, { folder }));
      expect(faults).toMatchObject([{ code: 'E_GIT', fix: expect.stringContaining('fetch-depth: 0') }]);
      expect(review.approvals).toEqual([]);
    });
  });

  test('without GitHub the history alone says who brought it', async () => {
    await stage.within(async (world) => {
      await pulled((w, n) => w.review('kim', n))(world);
      const { review, faults } = await ask(world, { github: null });
      expect(faults).toEqual([]);
      expect(review).toEqual({ requesters: ['ana@example.org'], approvals: [], where: '', why: 'GitHub was not asked who approved it' });
    });
  });

  describe('of a pull request that is not merged', () => {
    async function askHead(over: (world: World, number: number) => Promise<unknown>, head?: string): Promise<Review> {
      return stage.within(async (world) => {
        world.branch('feature').commit('ana', { [FILE]: fileOf(ENTRY) });
        const judged = world.history.git('rev-parse', 'feature');
        const number = await world.open('ana', 'feature');
        await over(world, number);
        return (await ask(world, { pullRequest: { number, head: head ?? judged } })).review;
      });
    }

    test.each<[string, (world: World, number: number) => Promise<unknown>, readonly Login[], RegExp]>([
      ['a review of this very head counts', (w, n) => w.review('kim', n), ['kim'], /^$/],
      ['that of its author does not', (w, n) => w.review('ana', n), [], /ana opened it/],
      ['that of a bot does not', (w, n) => w.review('renovate[bot]', n), [], /is no person/],
      [
        'nothing counts once it has moved on, not even a review of what is judged',
        async (w, n) => {
          await w.review('kim', n);
          w.commit('ana', { 'a.js': '2\n' });
          await w.push('ana', 'feature');
        },
        [],
        /its last commit is [\da-f]{7}, not [\da-f]{7}/,
      ],
    ])('%s', async (_title, over, expected, why) => {
      const review = await askHead(over);
      expect(counting(review)).toEqual(expected);
      expect(review.why).toMatch(why);
    });

    test('a head that is another one says so', async () => {
      const review = await askHead((w, n) => w.review('kim', n), 'f'.repeat(40));
      expect(review).toMatchObject({ approvals: [], why: expect.stringMatching(/not fffffff$/) });
    });
  });
});
