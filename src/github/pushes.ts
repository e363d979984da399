// A pull request and its commits in; who pushed those out that brought something. A commit can name anybody as its author, a push
// cannot: it is an account that GitHub knows. Where it does not know for one of them, nobody can be said not to have brought it.

import { ok, type Result } from '../model/fault.ts';
import { instantAt, textAt, valueAt } from './answer.ts';
import type { GitHub } from './api.ts';
import type { Pull } from './pulls.ts';

export interface Pushed {
  /** Object ids, in the order in which they follow each other. */
  readonly commits: readonly string[];
  /** Those of them that brought nothing. */
  readonly idle: ReadonlySet<string>;
}

export interface Pushers {
  readonly logins: readonly string[];
  /** Why they are not all known, and what mends it; "" where they are. */
  readonly why: string;
}

/** Commits from one place in the list to another. */
interface Push {
  readonly login: string | null;
  readonly first: number;
  readonly last: number;
  /** True where it added to what was there: what stood before it was pushed before it. */
  readonly isOnTop: boolean;
}

/** @param pull what was pushed to its branch after it was merged says nothing of it */
export async function pushersOf(github: GitHub, pull: Pull, { commits, idle }: Pushed): Promise<Pushers> {
  const entries = await activityOf(github, pull, commits);
  if (!entries.ok) return unknown(entries.faults[0]?.what ?? '', entries.faults[0]?.fix ?? '');
  if (entries.value === null) return unknown('GitHub does not show the pushes', 'let the token read that repository');
  const pushes = entries.value.flatMap((entry) => pushAt(entry, pull, commits) ?? []);
  const brought = commits.flatMap((sha, place) => (idle.has(sha) ? [] : [{ sha, by: loginsAt(place, pushes) }]));
  const logins = [...new Set(brought.flatMap(({ by }) => by))];
  const missing = brought.find(({ by }) => by.length === 0);
  if (missing === undefined) return { logins, why: '' };
  const what = `GitHub tells of no push of commit ${missing.sha.slice(0, 7)}`;
  return { ...unknown(what, 'bring it with another pull request, from a branch in the repository'), logins };
}

function loginsAt(place: number, pushes: readonly Push[]): readonly string[] {
  return pushes.flatMap(({ login, first, last }) => (login !== null && first <= place && place <= last ? [login] : []));
}

function unknown(what: string, fix: string): Pushers {
  return { logins: [], why: `${what}; ${fix}` };
}

/** Of a merged one from the oldest on: there is no end to what may be pushed to its branch later. */
async function activityOf(github: GitHub, pull: Pull, commits: readonly string[]): Promise<Result<readonly unknown[] | null>> {
  if (pull.from === null) return ok(null);
  const { repository, branch } = pull.from;
  const order = pull.mergedAt === null ? 'desc' : 'asc';
  const path = `/repos/${repository}/activity?ref=${encodeURIComponent(`refs/heads/${branch}`)}&direction=${order}`;
  const reachesBack = (entry: unknown): boolean => {
    const push = pushAt(entry, pull, commits);
    return push !== null && push.first === 0 && push.isOnTop;
  };
  return github.follow(path, (page) => (pull.mergedAt === null ? page.some(reachesBack) : page.some((one) => isLater(one, pull))));
}

function isLater(entry: unknown, { mergedAt }: Pull): boolean {
  const at = instantAt(entry, 'timestamp');
  return mergedAt !== null && at !== null && at > mergedAt;
}

/** @returns null where it did not bring the branch to one of the commits, or came too late for that */
function pushAt(entry: unknown, pull: Pull, commits: readonly string[]): Push | null {
  const last = commits.indexOf(textAt(entry, 'after') ?? '');
  if (last === -1 || isLater(entry, pull)) return null;
  const before = commits.indexOf(textAt(entry, 'before') ?? '');
  // Who sets a branch back to one of its commits answers for that one.
  const first = Math.min(before + 1, last);
  return { login: textAt(entry, 'actor', 'login'), first, last, isOnTop: valueAt(entry, 'activity_type') === 'push' };
}
