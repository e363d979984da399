// A GitHub that keeps state, for all tests of one file: begun before the first of them, ended after the last.

import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openGitHub, type GitHub } from '../../src/github/api.ts';
import { personOf } from '../../src/model/person.ts';
import type { Review } from '../../src/model/proof.ts';
import { canEmulate, startEmulator, type Emulator } from './emulator.ts';
import { Front } from './front.ts';
import { World } from './world.ts';

export interface Stage {
  readonly emulator: Emulator;
  readonly front: Front;
  /** Of its API. */
  readonly apiUrl: string;
  readonly github: GitHub;
  /** A repository of its own for each test. */
  within<T>(act: (world: World) => Promise<T>): Promise<T>;
}

/** Behind the name of a suite that needs it. */
export const UNLESS_EMULATED = canEmulate ? '' : ' (no emulator here: skipped)';

/** Hooks of the test file that calls it. @param prefix of the names of repositories */
export function aStage(prefix: string): Stage {
  let emulator: Emulator;
  let front: Front;
  let apiUrl = '';
  let count = 0;
  beforeAll(async () => {
    if (!canEmulate) return;
    emulator = await startEmulator();
    front = new Front(emulator);
    apiUrl = await front.open();
  });
  afterAll(async () => {
    if (!canEmulate) return;
    await front.close();
    emulator.stop();
  });
  afterEach(() => expect(canEmulate ? front.troubles.splice(0) : []).toEqual([]));
  return {
    get emulator() {
      return emulator;
    },
    get front() {
      return front;
    },
    get apiUrl() {
      return apiUrl;
    },
    get github() {
      return openGitHub({ apiUrl, token: null });
    },
    async within(act) {
      const world = await World.begun(emulator, front, `${prefix}${(count += 1)}`);
      return act(world).finally(() => world.end());
    },
  };
}

export function fileOf(...entries: readonly object[]): string {
  return `${JSON.stringify({ version: 1, exceptions: entries }, null, 1)}\n`;
}

/** Who approved it and did not bring it. */
export function counting({ approvals, requesters }: Review): readonly string[] {
  const persons = new Set(requesters.map(personOf));
  return approvals.map(({ login }) => login).filter((login) => !persons.has(personOf(login)));
}
