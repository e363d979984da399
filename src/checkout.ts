// The source folder and the commits that runs say they scanned in; the commit that is checked out there out, and which of the
// others its repository holds. Where no run names one git is not asked.

import type { Checkout } from './model/commit.ts';
import type { Stage } from './model/policy.ts';
import type { RunFacts } from './model/run.ts';

/** Of more than that nobody asks whether they are at hand. */
const MOST_ASKED = 100;

/** @param source the source folder @returns null where no run names a commit, or none is checked out */
export async function checkoutOf(source: string, runs: readonly RunFacts[], stage: Stage): Promise<Checkout | null> {
  const named = [...new Set(runs.flatMap(({ revisions }) => revisions))].slice(0, MOST_ASKED);
  if (named.length === 0) return null;
  const { openRepository } = await import('./git/repository.ts');
  const opened = await openRepository(source);
  if (!opened.told) return null;
  const repository = opened.value;
  try {
    const head = await repository.resolve('HEAD');
    if (!head.told) return null;
    // In a pull request the merge with its base is checked out, and some scan what is to be merged.
    const branch = stage === 'pull-request' ? await repository.resolve('HEAD^2') : null;
    const known = new Set<string>();
    for (const one of named) if (await repository.has(one)) known.add(one);
    return { head: head.value, merged: branch?.told ? [branch.value] : [], known };
  } finally {
    await repository.close();
  }
}
