// A pull request in; who pushed its commits out. A commit can name anybody as its author, a push cannot: it is an account that
// GitHub knows. GitHub tells it of what was pushed lately only, so that the answer may be that it does not.

import { ok, type Result } from '../model/fault.ts';
import { textAt, valueAt } from './answer.ts';
import type { GitHub } from './api.ts';
import type { Pull } from './pulls.ts';

export interface Push {
  readonly login: string;
  /** What the branch pointed at, before and after. */
  readonly before: string;
  readonly after: string;
}

/** @returns pushes to the branch that the pull request came from, the latest first; failed where GitHub does not show them */
export async function pushesTo(github: GitHub, { from }: Pull): Promise<Result<readonly Push[]>> {
  if (from === null) return ok([]);
  const ref = encodeURIComponent(`refs/heads/${from.branch}`);
  const answer = await github.get(`/repos/${from.repository}/activity?ref=${ref}&per_page=100`);
  if (!answer.ok) return answer;
  const entries: readonly unknown[] = Array.isArray(answer.value) ? answer.value : [];
  return ok(
    entries.flatMap((one) => {
      const [login, before, after] = [textAt(one, 'actor', 'login'), textAt(one, 'before'), textAt(one, 'after')];
      return login === null || after === null || valueAt(one, 'activity_type') === 'branch_deletion'
        ? []
        : [{ login, before: before ?? '', after }];
    }),
  );
}
