// Sign-offs by the word of the file alone: whoever it names has signed, in the role that it names.

import type { Exception } from '../model/exception.ts';
import type { Policy } from '../model/policy.ts';
import type { Checks } from './checks.ts';
import { eachOnce, memberOf, untimely, type Claim, type Occasion } from './people.ts';

/** @param roles empty where any name counts */
export function checkDeclared({ signOffs }: Exception, roles: Policy['roles'], occasion: Occasion): Checks {
  const judged = eachOnce(signOffs, (one) => untimely(one, occasion) || (roles.size === 0 ? '' : notMember(one, roles, occasion)));
  return {
    signers: judged.flatMap(({ claim: { by, role, on }, why }) =>
      why === '' ? [{ by, roles: role === null ? [] : [role], on, proof: 'declared' }] : [],
    ),
    refused: judged.flatMap(({ claim: { by }, why }) => (why === '' ? [] : [{ by, why }])),
  };
}

function notMember(claim: Claim, roles: Policy['roles'], occasion: Occasion): string {
  const member = memberOf(claim, roles, occasion);
  return typeof member === 'string' ? member : '';
}
