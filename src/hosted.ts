// The environment of a run on GitHub in, what it says of repository, event and pull request out. The runner sets these variables
// anew for each step, so that no earlier one can change them.

import { readUtf8 } from './files/bounded.ts';
import type { Access } from './github/api.ts';
import type { Hosted } from './surroundings.ts';

const LARGEST_EVENT = 64 * 2 ** 20;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;

/** @param token null for none @returns null outside of GitHub */
export async function hostedBy(env: NodeJS.ProcessEnv, token: string | null): Promise<Hosted | null> {
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  if (!REPOSITORY.test(repository)) return null;
  const event = await eventIn(env['GITHUB_EVENT_PATH'] ?? '');
  const [number, head] = [memberOf(event, 'pull_request', 'number'), memberOf(event, 'pull_request', 'head', 'sha')];
  const branch = memberOf(event, 'repository', 'default_branch');
  return {
    access: accessIn(env, token),
    repository,
    defaultBranch: typeof branch === 'string' ? branch : null,
    pullRequest: typeof number === 'number' && typeof head === 'string' ? { number, head, people: peopleIn(event) } : null,
    event: env['GITHUB_EVENT_NAME'] ?? '',
    ref: env['GITHUB_REF'] ?? '',
    commit: env['GITHUB_SHA'] ?? '',
  };
}

/** The GitHub that the environment names, or the one that everybody knows. @param token null for none */
export function accessIn(env: Readonly<Record<string, string | undefined>>, token: string | null): Access {
  return { apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com', token };
}

/** What cannot be read says nothing: whoever needs to know asks GitHub. */
async function eventIn(path: string): Promise<unknown> {
  const text = path === '' ? null : await readUtf8(path, LARGEST_EVENT);
  try {
    return text?.ok ? (JSON.parse(text.value) as unknown) : null;
  } catch {
    return null;
  }
}

/** Whoever labels or reviews a pull request sends an event, too, and brings nothing by that. */
const BRINGING: readonly unknown[] = ['opened', 'synchronize'];

function peopleIn(event: unknown): readonly string[] {
  const sender = BRINGING.includes(memberOf(event, 'action')) ? memberOf(event, 'sender', 'login') : undefined;
  const logins = [memberOf(event, 'pull_request', 'user', 'login'), sender].filter((login) => typeof login === 'string');
  return [...new Set(logins)];
}

function memberOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}
