// A pull request or a commit in; who had a hand in which commit, and what it changed, out. A commit names people by mail addresses,
// which anybody can write; GitHub adds whose accounts they are.

import { namesIn } from '../model/commit.ts';
import { ok, type Result } from '../model/fault.ts';
import { listAt, textAt } from './answer.ts';
import type { GitHub } from './api.ts';
import type { Pull } from './pulls.ts';

export interface PullCommit {
  readonly sha: string;
  /** Logins and mail addresses of its author, its committer and its co-authors. */
  readonly names: readonly string[];
}

/** GitHub lists no more of them. */
const MOST_COMMITS = 250;
/** GitHub lists no more of a commit at once. */
const MOST_FILES = 300;

/** @returns in the order in which they follow each other; null where GitHub does not list all of them */
export async function commitsOf(github: GitHub, { base, number, count }: Pull): Promise<Result<readonly PullCommit[] | null>> {
  const answer = await github.list(`/repos/${base.repository}/pulls/${number}/commits`);
  if (!answer.ok) return answer;
  const commits = (answer.value ?? []).flatMap((one) => {
    const sha = textAt(one, 'sha');
    return sha === null ? [] : [{ sha, names: namesAt(one) }];
  });
  return ok(commits.length === 0 || commits.length < count || count > MOST_COMMITS ? null : commits);
}

function namesAt(commit: unknown): readonly string[] {
  const logins = [textAt(commit, 'author', 'login'), textAt(commit, 'committer', 'login')];
  const text = {
    author: textAt(commit, 'commit', 'author', 'email') ?? '',
    committer: textAt(commit, 'commit', 'committer', 'email') ?? '',
    message: textAt(commit, 'commit', 'message') ?? '',
  };
  return [...new Set([...logins.filter((login) => login !== null), ...namesIn(text)])];
}

export interface Commit {
  /** Login of the account that the author's address belongs to. */
  readonly author: string | null;
  /** Login of the account that the committer's address belongs to. */
  readonly committer: string | null;
  readonly parents: readonly string[];
  /** Whatever it changed, from the root of the repository; null where GitHub may not list everything. */
  readonly paths: readonly string[] | null;
}

/** @returns null where GitHub has no such commit */
export async function commitAt(github: GitHub, repository: string, sha: string): Promise<Result<Commit | null>> {
  const answer = await github.get(`/repos/${repository}/commits/${encodeURIComponent(sha)}`);
  if (!answer.ok) return answer;
  if (answer.value === null) return ok(null);
  const files = listAt(answer.value, 'files');
  const paths = files.flatMap((file) => [textAt(file, 'filename'), textAt(file, 'previous_filename')].filter((path) => path !== null));
  return ok({
    author: textAt(answer.value, 'author', 'login'),
    committer: textAt(answer.value, 'committer', 'login'),
    parents: listAt(answer.value, 'parents').flatMap((parent) => textAt(parent, 'sha') ?? []),
    paths: files.length === 0 || files.length >= MOST_FILES ? null : paths,
  });
}
