// An exception and a role in; why a signature in that role would add nothing to it out: no severity that it may cover asks for it.

import { coursesOf, quorumOf } from '../exceptions/lifecycle.ts';
import { hasPlaceFor } from '../exceptions/quorum.ts';
import { daysBetween } from '../model/date.ts';
import type { Exception } from '../model/exception.ts';
import { requirement } from '../model/requirement.ts';
import { rank, THRESHOLDS } from '../model/severity.ts';
import type { Ground } from './ground.ts';

/** @returns "" where it may count */
export function addsNothing(exception: Exception, role: string, ground: Ground): string {
  const { policy, exceptions, today } = ground;
  const { proof, signOff, lifecycle } = policy;
  if (proof.mode === 'review') return `adds nothing: the policy takes reviews for proof, and no signature (${proof.where})`;
  const all = exceptions.map((one) => one.exception);
  const { renewal } = coursesOf(all, policy, today)(exception);
  const { maxSeverity, decision, requested, validThrough } = exception;
  const spokenOf = maxSeverity === null ? THRESHOLDS : THRESHOLDS.slice(rank(maxSeverity));
  const term = daysBetween(requested.on, validThrough);
  const inTime = spokenOf.filter((severity) => term <= signOff[severity].longest[decision]);
  if (inTime.length === 0) return `adds nothing: a term of ${term} days is longer than the policy allows for ${spokenOf.join(', ')}`;
  if (exception.emergency && lifecycle.emergency?.role === role) return '';
  if (inTime.some((severity) => hasPlaceFor(role, quorumOf(signOff[severity], renewal, policy)))) return '';
  const asked = inTime.map((severity) => `${severity} needs ${requirement(policy, severity, decision)}`);
  return `adds nothing: "${role}" is asked for by none of what it may cover (${asked.join('; ')})`;
}
