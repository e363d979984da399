// A commit that brought a statement in; who brought it and who approved that, out. Which pull request it came with GitHub says, and
// git confirms: one that has the commit for another reason has no say.

import type { Brought, History } from './git/history.ts';
import type { GitHub } from './github/api.ts';
import { commitAt } from './github/commits.ts';
import { nameOfPull, pullOf, pullsWith, type Pull } from './github/pulls.ts';
import { reviewOf, short, type PullReview } from './github/reviews.ts';
import { namesIn } from './model/commit.ts';
import { told, type Told } from './model/change.ts';
import { fault, failed, ok, type Fault, type Result, type Warning } from './model/fault.ts';
import type { Review } from './model/proof.ts';
import type { Versions } from './versions.ts';

/** Where exceptions were brought to. */
export interface Target {
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** The commit at which they stand, as an object id. */
  readonly tip: string;
}

/** Who is asked. Each pull request is looked into once. */
export interface Inquiry {
  readonly github: GitHub;
  readonly history: History;
  readonly versions: Versions;
  /** `org/team`, each one that the token may see. */
  readonly teams: readonly string[];
  readonly known: Map<number, Result<PullReview>>;
  readonly warnings: Warning[];
}

interface Bringer {
  readonly commit: string;
  /** The commit with which that came to the branch. */
  readonly arrival: string;
  readonly text: string;
}

/** @param text the statement, as `entryText` has it @returns one part for each commit and pull request that has to answer for it */
export async function partsOf(
  { arrival, commits }: Brought,
  text: string,
  target: Target,
  inquiry: Inquiry,
): Promise<Result<readonly Review[]>> {
  const parts: Review[] = [];
  for (const commit of commits) {
    const bringer: Bringer = { commit, arrival, text };
    const pulls = await pullsThatBrought(bringer, target, inquiry);
    if (!pulls.ok) return pulls;
    if (pulls.value.length === 0) {
      const part = await unpulled(bringer, target, inquiry);
      if (!part.ok) return part;
      parts.push(part.value);
    }
    for (const pull of pulls.value) {
      const part = await pulled(bringer, pull, inquiry);
      if (!part.ok) return part;
      parts.push(part.value);
    }
  }
  return ok(parts);
}

/** By the commit itself, or else by the merge with which it came. */
async function pullsThatBrought({ commit, arrival }: Bringer, target: Target, inquiry: Inquiry): Promise<Result<readonly Pull[]>> {
  for (const sha of new Set([commit, arrival])) {
    const numbers = await pullsWith(inquiry.github, target.repository, sha);
    if (!numbers.ok) return numbers;
    const found: Pull[] = [];
    for (const number of numbers.value) {
      const pull = await pullOf(inquiry.github, target.repository, number);
      if (!pull.ok) return pull;
      const brought = pull.value === null ? told(false) : await isBringer(pull.value, commit, target, inquiry);
      if (!brought.told) return failed([gitFault(commit, brought)]);
      if (pull.value !== null && brought.value) found.push(pull.value);
    }
    if (found.length > 0) return ok(found);
  }
  return ok([]);
}

/** True where the pull request was merged to this very branch, and the commit came with that. */
async function isBringer(
  { base, merge, count }: Pull,
  commit: string,
  { repository, branch, tip }: Target,
  { history }: Inquiry,
): Promise<Told<boolean>> {
  const goesThere = base.branch === branch && base.repository.toLowerCase() === repository.toLowerCase();
  return goesThere && merge !== null ? history.merged({ tip, commit: merge, count }, commit) : told(false);
}

async function unpulled({ commit }: Bringer, { repository, branch }: Target, inquiry: Inquiry): Promise<Result<Review>> {
  const written = await inquiry.history.textOf(commit);
  if (!written.told) return failed([gitFault(commit, written)]);
  const accounts = await commitAt(inquiry.github, repository, commit);
  if (!accounts.ok) return accounts;
  const logins = [accounts.value?.author ?? '', accounts.value?.committer ?? ''].filter(Boolean);
  const why = `commit ${short(commit)}, which brought it, came to ${branch} without a pull request`;
  return ok({ requesters: [...logins, ...namesIn(written.value)], approvals: [], where: '', why });
}

async function pulled(bringer: Bringer, pull: Pull, inquiry: Inquiry): Promise<Result<Review>> {
  const { github, versions, teams, known, warnings } = inquiry;
  const earlier = known.get(pull.number);
  const found = earlier ?? (await reviewOf(github, pull, { teams, bringsNothing: versions.bringsNothing }));
  known.set(pull.number, found);
  if (!found.ok) return found;
  if (earlier === undefined) warnings.push(...found.value.warnings);
  const names = await namesBeside(bringer, pull, found.value, inquiry);
  if (!names.ok) return names;
  const unseen = await whyUnseen(bringer, pull, inquiry);
  if (!unseen.ok) return unseen;
  const { requesters, approvals, where, why } = found.value.review;
  const reason = unseen.value || why;
  return ok({ requesters: [...requesters, ...names.value], approvals: reason === '' ? approvals : [], where, why: reason });
}

/**
 * Who else had a hand in the commit, where the pull request was squashed or rebased and has others itself. Who put such a commit to
 * the branch is who merged it; and GitHub names everybody as a co-author of it, also those who only signed off.
 */
async function namesBeside(
  { commit }: Bringer,
  pull: Pull,
  { commits, bystanders }: PullReview,
  { history, github }: Inquiry,
): Promise<Result<readonly string[]>> {
  if (commits.includes(commit)) return ok([]);
  const written = await history.textOf(commit);
  if (!written.told) return failed([gitFault(commit, written)]);
  const account = await commitAt(github, pull.base.repository, commit);
  if (!account.ok) return account;
  const names = [account.value?.author ?? '', ...namesIn({ ...written.value, committer: '' })].filter(Boolean);
  return ok(names.filter((name) => !bystanders.includes(name)));
}

/** Why a reviewer of the pull request cannot have seen the statement; "" where it was there to be seen. */
async function whyUnseen({ commit, arrival, text }: Bringer, pull: Pull, { history, versions }: Inquiry): Promise<Result<string>> {
  const name = nameOfPull(pull);
  const change = await history.changeOf(commit);
  if (!change.told) return failed([gitFault(commit, change)]);
  if (commit === arrival && (change.value?.parents.length ?? 0) > 1)
    return ok(`the merge ${short(commit)} brought it, and none of the commits of ${name} that were reviewed`);
  const statements = await versions.statementsAt(pull.head);
  if (!statements.ok) return statements;
  return ok(
    statements.value?.has(text) === true ? '' : `it does not stand in the last commit of ${name}, ${short(pull.head)}, as it does now`,
  );
}

export function gitFault(where: string, { why, fix }: { readonly why: string; readonly fix: string }): Fault {
  return fault('E_GIT', where, why, fix);
}
