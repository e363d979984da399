// Who pushed an exception, whoever its commits name: real histories, on a GitHub that keeps state (threats F1, F6).

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openGitHub, type GitHub } from '../src/github/api.ts';
import type { Review } from '../src/model/proof.ts';
import { personOf } from '../src/model/person.ts';
import { reviewsFor, type Grounds, type Reviews } from '../src/reviews.ts';
import { anException, exceptionsOf } from './builders.ts';
import { canEmulate, startEmulator, type Emulator } from './github/emulator.ts';
import { Front } from './github/front.ts';
import { World } from './github/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const FILE = '.github/defect-gate/exceptions.yml';
const ENTRY = anException({ signOffs: [] });

let emulator: Emulator;
let front: Front;
let github: GitHub;
let count = 0;

beforeAll(async () => {
  if (!canEmulate) return;
  emulator = await startEmulator();
  front = new Front(emulator);
  github = openGitHub({ apiUrl: await front.open(), token: null });
});

afterAll(async () => {
  if (!canEmulate) return;
  await front.close();
  emulator.stop();
});

afterEach(() => expect(canEmulate ? front.troubles.splice(0) : []).toEqual([]));

function fileOf(...entries: readonly Record<string, unknown>[]): string {
  return `${JSON.stringify({ version: 1, exceptions: entries }, null, 1)}\n`;
}

/** A repository of its own for each test. */
async function within<T>(act: (world: World) => Promise<T>): Promise<T> {
  const world = await World.begun(emulator, front, `p${(count += 1)}`);
  return act(world).finally(() => world.end());
}

function groundsIn(world: World, over: Partial<Grounds> = {}): Grounds {
  const { repository, tip, history } = world;
  const paths = [FILE];
  return { folder: history.folder, tip, paths, repository, branch: 'main', github, pullRequest: null, teams: [], ...over };
}

async function ask(world: World, over: Partial<Grounds> = {}): Promise<Reviews & { readonly review: Review }> {
  const reviews = await reviewsFor(exceptionsOf(ENTRY), groundsIn(world, over));
  const [review] = reviews.reviews.values();
  if (review === undefined) throw new Error('no review');
  return { ...reviews, review };
}

/** Who approved it and did not bring it. */
function counting({ approvals, requesters }: Review): readonly string[] {
  const persons = new Set(requesters.map(personOf));
  return approvals.map(({ login }) => login).filter((login) => !persons.has(personOf(login)));
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

describe.skipIf(!canEmulate)(`on GitHub${canEmulate ? '' : ' (no emulator here: skipped)'}`, () => {
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
      await within(async (world) => {
        const number = await flooded(world, times);
        const head = world.history.git('rev-parse', 'feature');
        expect(counting((await ask(world, { pullRequest: { number, head } })).review)).toEqual(['sam']);
        await world.merge('lee', number);
        expect(counting((await ask(world)).review)).toEqual(['sam']);
      });
    });

    test('what is pushed to its branch once it is merged changes nothing', async () => {
      await within(async (world) => {
        const number = await flooded(world, 1);
        await world.merge('lee', number);
        await world.waver('sam', 'feature', 200);
        front.asked.clear();
        const { review } = await ask(world);
        expect(counting(review)).toEqual(['sam']);
        expect([...front.asked.keys()].filter((url) => url.includes('/activity'))).toHaveLength(1);
      });
    });
  });

  describe('of which nobody can say who pushed it', () => {
    const ACTIVITY = (world: World): RegExp => new RegExp(`^/repos/${world.repository}/activity`);

    test.each<[string, (world: World) => unknown, RegExp]>([
      [
        'GitHub refuses to tell',
        (world) => front.refusals.set(ACTIVITY(world), 403),
        /the token may not read this \(403\); grant the permission/,
      ],
      ['GitHub shows no list', (world) => front.refusals.set(ACTIVITY(world), 404), /GitHub does not show the pushes; let the token read/],
      ['GitHub tells of none', () => (front.tells = []), /GitHub tells of no push of commit [\da-f]{7}; bring it with another/],
      ['what GitHub tells is no list', () => (front.tells = { message: 'x' }), /the answer is no list; /],
      ['what GitHub tells is not understood', () => (front.tells = [null, 1, { after: 5 }]), /GitHub tells of no push of commit/],
    ])('nobody counts where %s', async (_title, spoil, why) => {
      await within(async (world) => {
        await pulled((w, n) => w.review('kim', n))(world);
        spoil(world);
        const { review, warnings } = await ask(world).finally(() => (front.tells = undefined));
        expect(review.approvals).toEqual([]);
        expect(review.why).toMatch(/^who pushed to it is not known: /);
        expect(review.why).toMatch(why);
        expect(warnings).toEqual([]);
      });
    });

    test('nobody counts where the account that pushed it is gone', async () => {
      await within(async (world) => {
        await pulled((w, n) => w.review('kim', n))(world);
        for (const one of front.repositories.get(world.repository)?.activity ?? []) one['actor'] = null;
        expect((await ask(world)).review).toMatchObject({ approvals: [], why: expect.stringMatching(/^who pushed to it is not known/) });
      });
    });
  });
});
