// What the policy asks of an exception, in words: said by the stage that refuses one, and by every report that advises one.

import type { DecisionKind, Policy } from './policy.ts';
import type { Severity } from './severity.ts';
import type { ProofMode } from './sign-off.ts';

const PROVED: Readonly<Record<ProofMode, string>> = {
  declared: '',
  signature: ', each by an SSH signature',
  review: ', each by approving the pull request that brings it',
  'signature-or-review': ', each by an SSH signature or by approving the pull request that brings it',
};

/** What a sign-off of this severity needs, in words: `2 of appsec and 1 of product, at most 30 days`. */
export function requirement(policy: Policy, severity: Severity, decision: DecisionKind): string {
  const rule = policy.signOff[severity];
  const roles = [...rule.roles].map(([role, number]) => `${number} of ${role}`);
  const people = `${rule.people} ${rule.people === 1 ? 'person' : 'people'} other than the requester`;
  const byRole = [...rule.roles.values()].reduce((sum, number) => sum + number, 0);
  const who = roles.length === 0 ? people : `${roles.join(' and ')}${rule.people > byRole ? `, ${rule.people} people in all` : ''}`;
  return `${who}${PROVED[policy.proof.mode]}, at most ${rule.longest[decision]} days`;
}
