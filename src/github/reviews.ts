// A pull request in; who brought it and whose approval stands on its last commit, out (threats F1, F6). Nobody who brought anything
// is left out of those who cannot count; who only signed off what others brought, brought nothing.

import { ok, type Result, type Warning } from '../model/fault.ts';
import type { Review } from '../model/proof.ts';
import type { GitHub } from './api.ts';
import { approvalsOf, type Approvals } from './approvals.ts';
import { commitsOf, type PullCommit } from './commits.ts';
import { nameOfPull, pullOf, type Pull } from './pulls.ts';
import { pushersOf } from './pushes.ts';
import { teamsOf } from './teams.ts';

export interface Asked {
  /** `org/team`, each one that the token may see. */
  readonly teams: readonly string[];
  /** True for a commit that changed nothing but sign-offs. */
  readonly bringsNothing: (commit: string) => Promise<boolean>;
}

export interface PullReview {
  readonly review: Review;
  readonly commits: readonly string[];
  /** Names that stand in commits which brought nothing, and nowhere else. */
  readonly bystanders: readonly string[];
  readonly warnings: readonly Warning[];
}

/** @param pull merged, or open @returns approvals that stand on its last commit, those of its requesters among them, whom nobody counts */
export async function reviewOf(github: GitHub, pull: Pull, asked: Asked): Promise<Result<PullReview>> {
  const where = nameOfPull(pull);
  const commits = await commitsOf(github, pull);
  if (!commits.ok) return commits;
  if (commits.value === null) return ok(unreviewed(where, authorOf(pull), 'GitHub does not list all commits of it'));
  const idle = await idleIn(commits.value, asked);
  const { names, bystanders } = peopleOf(commits.value, idle);
  const approvals = await approvalsOf(github, pull);
  if (!approvals.ok) return approvals;
  const order = commits.value.map(({ sha }) => sha);
  const pushers = await pushersOf(github, pull, { commits: order, idle });
  const requesters = new Set([...authorOf(pull), ...names, ...pushers.logins]);
  const standing = await withTeams(github, asked.teams, approvals.value);
  const isApproved = standing.approvals.length > 0;
  const unknown = pushers.why === '' ? '' : `who pushed to it is not known: ${pushers.why}`;
  return ok({
    review: {
      requesters: [...requesters],
      approvals: unknown === '' ? standing.approvals : [],
      where,
      why: isApproved ? unknown : noneStands(pull, approvals.value),
    },
    commits: order,
    bystanders: bystanders.filter((name) => !requesters.has(name)),
    warnings: isApproved ? standing.warnings : [],
  });
}

/** @param head the commit that is judged: a review of any other says nothing of it */
export async function reviewOfHead(
  github: GitHub,
  { repository, number, head }: { readonly repository: string; readonly number: number; readonly head: string },
  asked: Asked,
): Promise<Result<PullReview>> {
  const pull = await pullOf(github, repository, number);
  if (!pull.ok) return pull;
  const where = `${repository}#${number}`;
  if (pull.value === null) return ok(unreviewed(where, [], 'GitHub does not show it'));
  if (pull.value.head !== head)
    return ok(unreviewed(where, authorOf(pull.value), `its last commit is ${short(pull.value.head)}, not ${short(head)}`));
  return reviewOf(github, pull.value, asked);
}

export function unreviewed(where: string, requesters: readonly string[], why: string): PullReview {
  return { review: { requesters, approvals: [], where, why }, commits: [], bystanders: [], warnings: [] };
}

/** As commits are named in a message. */
export function short(commit: string): string {
  return commit.slice(0, 7);
}

function authorOf({ author }: Pull): readonly string[] {
  return author === null ? [] : [author];
}

async function idleIn(commits: readonly PullCommit[], { bringsNothing }: Asked): Promise<ReadonlySet<string>> {
  const idle = new Set<string>();
  for (const { sha } of commits) if (await bringsNothing(sha)) idle.add(sha);
  return idle;
}

function peopleOf(
  commits: readonly PullCommit[],
  idle: ReadonlySet<string>,
): { readonly names: readonly string[]; readonly bystanders: readonly string[] } {
  const namesWhere = (isIdle: boolean): readonly string[] =>
    commits.filter(({ sha }) => idle.has(sha) === isIdle).flatMap(({ names }) => names);
  return { names: namesWhere(false), bystanders: [...new Set(namesWhere(true))] };
}

async function withTeams(
  github: GitHub,
  visible: readonly string[],
  { standing }: Approvals,
): Promise<{ readonly approvals: Review['approvals']; readonly warnings: readonly Warning[] }> {
  const [approvals, warnings]: [Review['approvals'][number][], Warning[]] = [[], []];
  for (const { login, on } of standing) {
    const held = await teamsOf(github, visible, login);
    approvals.push({ login, teams: held.teams, on });
    warnings.push(...held.warnings);
  }
  return { approvals, warnings };
}

function noneStands({ head }: Pull, { others }: Approvals): string {
  const detail = others.length > 0 ? others.join(', ') : 'nobody reviewed it';
  return `no approval stands on its last commit ${short(head)}: ${detail}`;
}
