// A commit or a number in, the pull requests that it means out.

import { ok, type Result } from '../model/fault.ts';
import { instantAt, numberAt, textAt } from './answer.ts';
import type { GitHub } from './api.ts';

export interface Pull {
  readonly number: number;
  /** Login; null where the account is gone. */
  readonly author: string | null;
  /** The last commit of it. */
  readonly head: string;
  /** The branch that it was pushed to, and whose; null where the repository is gone. */
  readonly from: { readonly repository: string; readonly branch: string } | null;
  /** The branch that it goes to, and whose. */
  readonly base: { readonly repository: string; readonly branch: string };
  /** What it became there: a merge, a squashed commit, or the last of the rebased ones; null where it was not merged. */
  readonly merge: string | null;
  /** Milliseconds since 1970-01-01T00:00Z; null where it was not merged. */
  readonly mergedAt: number | null;
  /** How many commits it has. */
  readonly count: number;
}

/** @returns numbers of those that brought the commit to a branch; GitHub also names open ones */
export async function pullsWith(github: GitHub, repository: string, commit: string): Promise<Result<readonly number[]>> {
  const answer = await github.list(`/repos/${repository}/commits/${encodeURIComponent(commit)}/pulls`);
  if (!answer.ok) return answer;
  const merged = (answer.value ?? []).filter((one) => textAt(one, 'merged_at') !== null);
  return ok(merged.flatMap((one) => numberAt(one, 'number') ?? []));
}

/** @returns null where there is none, or the token may not see it */
export async function pullOf(github: GitHub, repository: string, number: number): Promise<Result<Pull | null>> {
  const answer = await github.get(`/repos/${repository}/pulls/${number}`);
  if (!answer.ok) return answer;
  const one = answer.value;
  const head = textAt(one, 'head', 'sha');
  const base = branchAt(one, 'base');
  if (head === null || base === null) return ok(null);
  return ok({
    number,
    author: textAt(one, 'user', 'login'),
    head,
    from: branchAt(one, 'head'),
    base,
    // Before it is merged the same key names a commit by which GitHub tries it out.
    merge: textAt(one, 'merged_at') === null ? null : textAt(one, 'merge_commit_sha'),
    mergedAt: instantAt(one, 'merged_at'),
    count: numberAt(one, 'commits') ?? 0,
  });
}

function branchAt(pull: unknown, end: 'head' | 'base'): Pull['base'] | null {
  const [repository, branch] = [textAt(pull, end, 'repo', 'full_name'), textAt(pull, end, 'ref')];
  return repository === null || branch === null ? null : { repository, branch };
}

/** `owner/name#12`. */
export function nameOfPull({ base, number }: Pull): string {
  return `${base.repository}#${number}`;
}
