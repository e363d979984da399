// Who pushed an exception, whoever its commits name: real histories, on a GitHub that keeps state (threats F1, F6).

import { describe, expect, test, vi } from 'vitest';
import type { Review } from '../src/model/proof.ts';
import { reviewsFor, type Grounds, type Reviews } from '../src/reviews.ts';
import { anException, exceptionsOf } from './builders.ts';
import { canEmulate } from './github/emulator.ts';
import { aStage, counting, fileOf, UNLESS_EMULATED } from './github/stage.ts';
import type { World } from './github/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const FILE = '.github/defect-gate/exceptions.yml';
const ENTRY = anException({ signOffs: [] });

const stage = aStage('p');

function groundsIn(world: World, over: Partial<Grounds> = {}): Grounds {
  const { repository, tip, history } = world;
  const paths = [FILE];
  return { folder: history.folder, tip, paths, repository, branch: 'main', github: stage.github, pullRequest: null, teams: [], ...over };
}

async function ask(world: World, over: Partial<Grounds> = {}): Promise<Reviews & { readonly review: Review }> {
  const reviews = await reviewsFor(exceptionsOf(ENTRY), groundsIn(world, over));
  const [review] = reviews.reviews.values();
  if (review === undefined) throw new Error('no review');
  return { ...reviews, review };
}

type Play = (world: World) => Promise<void>;

/** Ana writes it, pushes it and opens a pull request, which Lee merges. */
function pulled(before: (world: World, number: number) => Promise<unknown>): Play {
  return async (world) => {
    world.branch('feature').commit('ana', { [FILE]: fileOf(ENTRY) });
    const number = await world.open('ana', 'feature');
    await before(world, number);
    await world.merge('lee', number);
  };
}

describe.skipIf(!canEmulate)(`on GitHub${UNLESS_EMULATED}`, () => {
  describe('of which one pushed what another is said to have written', () => {
    /** Kim pushes the exception of Ana, and then a lot that changes nothing in it. */
    async function flooded(world: World, times: number): Promise<number> {
      world.branch('feature').commit('ana', { 'b.js': '1\n' });
      const number = await world.open('ana', 'feature');
      world.commit('ana', { [FILE]: fileOf(ENTRY) });
      await world.push('kim', 'feature');
      for (const line of ['# 1', '# 2']) world.commit('ana', { [FILE]: `${line}\n${fileOf(ENTRY)}` });
      await world.push('ana', 'feature');
      await world.waver('kim', 'feature', times);
      await world.review('kim', number);
      await world.review('sam', number);
      return number;
    }

    test.each([2, 120])('the one who pushed does not count, however much was pushed since (%i times)', async (times) => {
      await stage.within(async (world) => {
        const number = await flooded(world, times);
        const head = world.history.git('rev-parse', 'feature');
        expect(counting((await ask(world, { pullRequest: { number, head } })).review)).toEqual(['sam']);
        await world.merge('lee', number);
        expect(counting((await ask(world)).review)).toEqual(['sam']);
      });
    });

    test('what is pushed to its branch once it is merged changes nothing', async () => {
      await stage.within(async (world) => {
        const number = await flooded(world, 1);
        await world.merge('lee', number);
        await world.waver('sam', 'feature', 200);
        stage.front.asked.clear();
        const { review } = await ask(world);
        expect(counting(review)).toEqual(['sam']);
        expect([...stage.front.asked.keys()].filter((url) => url.includes('/activity'))).toHaveLength(1);
      });
    });
  });

  describe('of which nobody can say who pushed it', () => {
    const ACTIVITY = (world: World): RegExp => new RegExp(`^/repos/${world.repository}/activity`);

    test.each<[string, (world: World) => unknown, RegExp]>([
      [
        'GitHub refuses to tell',
        (world) => stage.front.refusals.set(ACTIVITY(world), 403),
        /the token may not read this \(403\); grant the permission/,
      ],
      [
        'GitHub shows no list',
        (world) => stage.front.refusals.set(ACTIVITY(world), 404),
        /GitHub does not show the pushes; let the token read/,
      ],
      ['GitHub tells of none', () => (stage.front.tells = []), /GitHub tells of no push of commit [\da-f]{7}; bring it with another/],
      ['what GitHub tells is no list', () => (stage.front.tells = { message: 'x' }), /the answer is no list; /],
      ['what GitHub tells is not understood', () => (stage.front.tells = [null, 1, { after: 5 }]), /GitHub tells of no push of commit/],
    ])('nobody counts where %s', async (_title, spoil, why) => {
      await stage.within(async (world) => {
        await pulled((w, n) => w.review('kim', n))(world);
        spoil(world);
        const { review, warnings } = await ask(world).finally(() => (stage.front.tells = undefined));
        expect(review.approvals).toEqual([]);
        expect(review.why).toMatch(/^who pushed to it is not known: /);
        expect(review.why).toMatch(why);
        expect(warnings).toEqual([]);
      });
    });

    test('nobody counts where the account that pushed it is gone', async () => {
      await stage.within(async (world) => {
        await pulled((w, n) => w.review('kim', n))(world);
        for (const one of stage.front.repositories.get(world.repository)?.activity ?? []) one['actor'] = null;
        expect((await ask(world)).review).toMatchObject({ approvals: [], why: expect.stringMatching(/^who pushed to it is not known/) });
      });
    });
  });
});
