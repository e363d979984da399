// Exceptions as they stand at a commit in; for each who brought it and who approved that, out. Git says which commits brought a
// statement, GitHub with which pull request they came: neither is asked for what the other knows.

import { gitFault, partsOf, type Inquiry, type Target } from './bringers.ts';
import { openHistory, type Brought, type History } from './git/history.ts';
import type { GitHub } from './github/api.ts';
import { reviewOfHead, short } from './github/reviews.ts';
import { visibleTeams } from './github/teams.ts';
import { namesIn } from './model/commit.ts';
import type { Exception } from './model/exception.ts';
import { failed, ok, type Fault, type Result, type Warning } from './model/fault.ts';
import type { Review } from './model/proof.ts';
import { entryText } from './proof/statement.ts';
import { statementsIn, versionsFrom } from './versions.ts';

export interface Grounds extends Target {
  /** A folder in a work tree of the repository. */
  readonly folder: string;
  /** Where exceptions lie, from the root of the repository: files, or folders with YAML files below them. */
  readonly paths: readonly string[];
  /** Null where GitHub cannot be asked: then the history alone says who brought what, and nothing is approved. */
  readonly github: GitHub | null;
  /** Given where the exceptions are those of a pull request that is not merged: its own reviews count then. */
  readonly pullRequest: { readonly number: number; readonly head: string } | null;
  /** `org/team`: of these it is to be known which of the approvers are in them. */
  readonly teams: readonly string[];
}

export interface Reviews {
  /** Each has one. */
  readonly reviews: ReadonlyMap<Exception, Review>;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
}

/** @param exceptions only those that may matter: each has the history walked, and each of their pull requests costs some requests */
export async function reviewsFor(exceptions: readonly Exception[], grounds: Grounds): Promise<Reviews> {
  if (exceptions.length === 0) return { reviews: new Map(), faults: [], warnings: [] };
  const opened = await openHistory(grounds.folder);
  if (!opened.told) return unknown(exceptions, [gitFault(grounds.branch, opened)]);
  const history = opened.value;
  try {
    const inquiry = grounds.github === null ? null : await inquiryOf(grounds.github, history, grounds);
    return inquiry !== null && grounds.pullRequest !== null
      ? await headReviews(exceptions, { repository: grounds.repository, ...grounds.pullRequest }, inquiry)
      : await trustedReviews(exceptions, grounds, { history, inquiry });
  } finally {
    await history.close();
  }
}

async function inquiryOf(github: GitHub, history: History, { repository, paths, teams }: Grounds): Promise<Inquiry> {
  const { visible, warnings } = await visibleTeams(github, teams);
  const versions = versionsFrom({ history, github, repository, paths });
  return { github, history, versions, teams: visible, known: new Map(), warnings: [...warnings] };
}

/** All came with the same pull request. */
async function headReviews(
  exceptions: readonly Exception[],
  pullRequest: { readonly repository: string; readonly number: number; readonly head: string },
  { github, versions, teams, warnings }: Inquiry,
): Promise<Reviews> {
  const found = await reviewOfHead(github, pullRequest, { teams, bringsNothing: versions.bringsNothing });
  if (!found.ok) return unknown(exceptions, found.faults);
  const { review } = found.value;
  const standing = review.why === '' ? await versions.statementsAt(pullRequest.head) : ok(null);
  if (!standing.ok) return unknown(exceptions, standing.faults);
  // What was checked out may be another commit than the one that was reviewed.
  const stands = (exception: Exception): boolean => standing.value?.has(entryText(exception) ?? '') === true;
  const other = {
    ...review,
    approvals: [],
    why: review.why || `it does not stand in ${short(pullRequest.head)}, the last commit of ${review.where}`,
  };
  const reviews = new Map(exceptions.map((exception) => [exception, stands(exception) ? review : other]));
  return { reviews, faults: [], warnings: [...warnings, ...found.value.warnings] };
}

interface Means {
  readonly history: History;
  readonly inquiry: Inquiry | null;
}

async function trustedReviews(exceptions: readonly Exception[], grounds: Grounds, means: Means): Promise<Reviews> {
  const texts = new Map(exceptions.map((exception) => [exception, entryText(exception) ?? '']));
  const search = { tip: grounds.tip, paths: grounds.paths, wanted: new Set(texts.values()), read: statementsIn };
  const brought = await means.history.broughtBy(search);
  if (!brought.told) return unknown(exceptions, [gitFault(grounds.branch, brought)]);
  const reviews = new Map<Exception, Review>();
  const faults = new Map<string, Fault>();
  for (const [exception, text] of texts) {
    const found = await reviewBy(brought.value.get(text) ?? [], text, grounds, means);
    for (const trouble of found.ok ? [] : found.faults) faults.set(`${trouble.where} ${trouble.what}`, trouble);
    reviews.set(exception, found.ok ? found.value : unknownReview(found.faults));
  }
  return { reviews, faults: [...faults.values()], warnings: means.inquiry?.warnings ?? [] };
}

/** Of several commits that have to answer for it each has to. */
async function reviewBy(all: readonly Brought[], text: string, grounds: Grounds, { history, inquiry }: Means): Promise<Result<Review>> {
  const parts: Review[] = [];
  for (const brought of all) {
    const found = inquiry === null ? await partsOfHistory(brought, history) : await partsOf(brought, text, grounds, inquiry);
    if (!found.ok) return found;
    parts.push(...found.value);
  }
  const [first] = parts;
  return ok(first === undefined ? notFound(grounds.branch) : parts.reduce(both, first));
}

async function partsOfHistory({ commits }: Brought, history: History): Promise<Result<readonly Review[]>> {
  const requesters: string[] = [];
  for (const commit of commits) {
    const written = await history.textOf(commit);
    if (!written.told) return failed([gitFault(commit, written)]);
    requesters.push(...namesIn(written.value));
  }
  return ok([{ requesters, approvals: [], where: '', why: 'GitHub was not asked who approved it' }]);
}

/** Who has to be asked twice has to have approved twice; it counts from the later one on. */
function both(a: Review, b: Review): Review {
  const approvals = a.approvals.flatMap((one) => {
    const again = b.approvals.find(({ login }) => login.toLowerCase() === one.login.toLowerCase());
    return again === undefined ? [] : [one.on >= again.on ? one : again];
  });
  const where = [...new Set([a.where, b.where])].filter(Boolean).join(' and ');
  const why = a.why || b.why || (approvals.length === 0 ? `nobody approved all of ${where}` : '');
  return { requesters: [...new Set([...a.requesters, ...b.requesters])], approvals: why === '' ? approvals : [], where, why };
}

function notFound(branch: string): Review {
  return { requesters: [], approvals: [], where: '', why: `it does not stand in what can be read of the history of ${branch}` };
}

function unknown(exceptions: readonly Exception[], faults: readonly Fault[]): Reviews {
  return { reviews: new Map(exceptions.map((exception) => [exception, unknownReview(faults)])), faults, warnings: [] };
}

function unknownReview(faults: readonly Fault[]): Review {
  return { requesters: [], approvals: [], where: '', why: faults[0]?.what ?? '' };
}
