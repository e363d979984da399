// Sign-offs by review: whoever holds a role, on the day of approving the pull request that brought the statement, has signed.
// What the file lists adds nothing to that, and a name that it lists without an approval is said to be one.

import type { Exception } from '../model/exception.ts';
import { personOf } from '../model/person.ts';
import type { Policy } from '../model/policy.ts';
import type { Review } from '../model/proof.ts';
import type { Checks } from './checks.ts';
import { eachOnce, memberOf, untimely, type Occasion } from './people.ts';

type Approval = Review['approvals'][number];

/** @param review null where none was looked for */
export function checkReview(exception: Exception, review: Review | null, roles: Policy['roles'], occasion: Occasion): Checks {
  if (review === null) return { signers: [], refused: [{ by: '', why: 'no review of it is known here' }] };
  if (review.why !== '') return { signers: [], refused: [{ by: '', why: review.why }] };
  const claims = review.approvals.map((approval) => ({ by: approval.login, on: approval.on, roles: rolesHeld(approval, roles, occasion) }));
  const judged = eachOnce(
    claims,
    (one) => untimely(one, occasion) || (one.roles.length === 0 ? `${one.by} holds no role ${daysOf(one, occasion)}` : ''),
  );
  const approvers = new Set(claims.map(({ by }) => personOf(by)));
  const where = review.where === '' ? 'there is' : `${review.where} has`;
  return {
    signers: judged.flatMap(({ claim, why }) => (why === '' ? [{ ...claim, proof: 'review' as const }] : [])),
    refused: [
      ...judged.flatMap(({ claim: { by }, why }) => (why === '' ? [] : [{ by, why }])),
      ...exception.signOffs
        .filter(({ by }) => !approvers.has(personOf(by)))
        .map(({ by }) => ({ by, why: `${by} is named, and ${where} no approval by ${by}` })),
    ],
  };
}

/** On which a role must be held, in words. */
function daysOf({ on }: Pick<Approval, 'on'>, { origin, today }: Occasion): string {
  return origin === 'trusted' || on === today ? `on ${on}` : `both on ${on} and today`;
}

/** Every role that it holds on that day, in the policy's order: by name, or by a team. */
function rolesHeld({ login, teams, on }: Approval, roles: Policy['roles'], occasion: Occasion): readonly string[] {
  const names = [login, ...teams.map((team) => `@${team}`)];
  return [...roles.keys()].filter((role) => names.some((by) => typeof memberOf({ by, role, on }, roles, occasion) !== 'string'));
}
