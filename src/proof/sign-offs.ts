// The policy, the reviews known and one exception in; whose sign-offs of it count, and why others do not, out. What is taken for
// a sign-off is the policy's choice: the word of the file, an approved pull request, or an SSH signature.

import type { Exception } from '../model/exception.ts';
import { fault, type Fault, type Warning } from '../model/fault.ts';
import type { Policy } from '../model/policy.ts';
import type { Review } from '../model/proof.ts';
import type { ProofMode, SignOffs } from '../model/sign-off.ts';
import { checkDeclared } from './declared.ts';
import { rosterOf, type Occasion, type Roster } from './people.ts';
import { checkReview } from './review.ts';
import { shortages } from './shortage.ts';
import { checkSignatures } from './signed.ts';
import { eitherOf, inWords, type Checks } from './checks.ts';

export interface Prover {
  /** What is wrong with the policy: keys that are none, and proof that nobody could give. */
  readonly faults: readonly Fault[];
  /** Roles that fewer people can sign for than the policy asks. */
  readonly warnings: readonly Warning[];
  /** Checks signatures anew each time it is asked: some 100 µs for each. */
  signOffsOf(exception: Exception): SignOffs;
}

export interface Known {
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Never by id: a change may bring another statement by the id of a reviewed one. */
  readonly reviews: ReadonlyMap<Exception, Review>;
}

export function proverOf(policy: Policy, { today, reviews }: Known): Prover {
  const roster = rosterOf(policy.roles);
  const court: Court = { policy, roster: roster.ok ? roster.value : NOBODY };
  return {
    faults: [...(roster.ok ? [] : roster.faults), ...unprovable(policy)],
    warnings: roster.ok ? shortages(policy, today) : [],
    signOffsOf(exception) {
      const review = reviews.get(exception) ?? null;
      const { origin, requested } = exception;
      const requesters = [requested.by, ...(review?.requesters ?? [])];
      const occasion = { today, requestedOn: requested.on, requesters, origin };
      return inWords(isBeyond(exception) ? NOT_MERGED : CHECKS[policy.proof.mode]({ exception, review, occasion }, court));
    },
  };
}

const NOBODY: Roster = { roles: new Map(), owners: new Map(), keys: [] };

interface Court {
  readonly policy: Policy;
  readonly roster: Roster;
}

interface Case {
  readonly exception: Exception;
  /** Null where none was looked for. */
  readonly review: Review | null;
  readonly occasion: Occasion;
}

const CHECKS: Readonly<Record<ProofMode, (one: Case, court: Court) => Checks>> = {
  declared: ({ exception, occasion }, { policy }) =>
    // Who writes the file could sign in any name: once it is merged, others have looked at it.
    exception.origin === 'trusted' ? checkDeclared(exception, policy.roles, occasion) : NOT_YET,
  signature: ({ exception, occasion }, { policy, roster }) => checkSignatures(exception, policy.application, roster, occasion),
  review: ({ exception, review, occasion }, { policy }) => checkReview(exception, review, policy.roles, occasion),
  'signature-or-review': (one, court) => eitherOf(CHECKS.signature(one, court), CHECKS.review(one, court)),
};

/** Who writes a change chooses what its policy extends: what was signed for some other application, or stands where nobody looked. */
function isBeyond({ origin, cameWith }: Exception): boolean {
  return origin === 'head' && cameWith !== null;
}

const NOT_MERGED: Checks = {
  signers: [],
  refused: [{ by: '', why: 'it comes with a policy that this change extends, and counts once that is merged' }],
};

const NOT_YET: Checks = {
  signers: [],
  refused: [{ by: '', why: 'this change brings it, and what is signed by the word of the file alone counts once it is merged' }],
};

/** Proof that nobody can give would refuse every exception, one by one. */
function unprovable({ proof: { mode, where }, application, source, roles }: Policy): Fault[] {
  const faults: Fault[] = [];
  if (mode === 'declared') return faults;
  if (application === null && mode !== 'review') {
    const what = `proof is "${mode}" (${where}), and ${source} has no application.id: a signature is for one application alone`;
    faults.push(fault('E_MISSING', where, what, 'add application: {id: NAME} to the policy, or take another proof'));
  }
  if (roles.size === 0) {
    const what = `proof is "${mode}" (${where}), and ${source} has no signOff.roles: nobody is known who could give it`;
    faults.push(fault('E_MISSING', where, what, 'add signOff.roles with people to the policy'));
  }
  return faults;
}
