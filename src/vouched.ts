// Exceptions of the trusted place and of the change in; who brought each of them and whose approval stands on that, out. Asked only
// where the policy takes more than the word of a file, and only of exceptions that have not ended.

import type { Shelf } from './books.ts';
import type { Exception } from './model/exception.ts';
import type { Warning } from './model/fault.ts';
import type { Policy } from './model/policy.ts';
import type { Reviews } from './reviews.ts';
import type { Hosted } from './surroundings.ts';

export interface Bench {
  readonly policy: Policy;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Null where exceptions were read from a folder: nobody knows then who brought them. */
  readonly shelf: Shelf | null;
  /** The checkout. */
  readonly folder: string;
  readonly hosted: Hosted | null;
}

const NOTHING: Reviews = { reviews: new Map(), faults: [], warnings: [] };

export async function vouchedFor(exceptions: readonly Exception[], bench: Bench): Promise<Reviews> {
  const { policy, today, shelf } = bench;
  const alive = exceptions.filter(({ revoked, validThrough }) => revoked === null && validThrough >= today);
  return policy.proof.mode === 'declared' || shelf === null || alive.length === 0 ? NOTHING : ask(alive, shelf, bench);
}

async function ask(exceptions: readonly Exception[], { tip, head, paths }: Shelf, { policy, folder, hosted }: Bench): Promise<Reviews> {
  const [{ reviewsFor }, { openGitHub }] = await Promise.all([import('./reviews.ts'), import('./github/api.ts')]);
  const { mode } = policy.proof;
  const github = mode === 'signature' || !hosted?.access.token ? null : openGitHub(hosted.access);
  const common = { folder, paths, repository: hosted?.repository ?? '', github, teams: teamsIn(policy) };
  const of = (origin: Exception['origin']): readonly Exception[] => exceptions.filter((exception) => exception.origin === origin);
  const trusted = await reviewsFor(of('trusted'), { ...common, branch: tip.ref, tip: tip.commit, pullRequest: null });
  const pullRequest = hosted?.pullRequest ?? null;
  const own = head === null ? NOTHING : await reviewsFor(of('head'), { ...common, branch: 'HEAD', tip: head, pullRequest });
  // Whoever can be asked knows more exactly who pushed what.
  const brought = github === null ? broughtBy(hosted, own) : own;
  return together(mode === 'signature' ? asWarnings(trusted) : trusted, asWarnings(brought));
}

/** Commits carry the names that their authors chose; the event of a pull request has those of accounts. */
function broughtBy(hosted: Hosted | null, own: Reviews): Reviews {
  const people = hosted?.pullRequest?.people ?? [];
  const reviews = [...own.reviews].map(
    ([exception, review]) => [exception, { ...review, requesters: [...review.requesters, ...people] }] as const,
  );
  return { ...own, reviews: new Map(reviews) };
}

/** A signature proves itself. What a change brings and cannot be looked into does not count, and spoils no verdict. */
function asWarnings({ reviews, faults, warnings }: Reviews): Reviews {
  const said = faults.map(({ what, where, fix }): Warning => ({ what: `who brought exceptions is not known: ${what}; ${fix}`, where }));
  return { reviews, faults: [], warnings: [...warnings, ...said] };
}

function together(a: Reviews, b: Reviews): Reviews {
  return {
    reviews: new Map([...a.reviews, ...b.reviews]),
    faults: [...a.faults, ...b.faults],
    warnings: [...a.warnings, ...b.warnings],
  };
}

function teamsIn({ roles }: Policy): readonly string[] {
  const logins = [...roles.values()].flat().map(({ login }) => login);
  return [...new Set(logins.filter((login) => login.startsWith('@')).map((login) => login.slice(1)))];
}
