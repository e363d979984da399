// An emergency exception: one sign-off by a holder of the policy's emergency role carries it for three days at most. Its full
// quorum must have signed by then; if not, it holds for nothing any more, whoever signs afterwards, and no other one begins anew.

import { dayAfter } from '../model/date.ts';
import type { Defect } from '../model/defect.ts';
import type { Exception } from '../model/exception.ts';
import { byText } from '../model/order.ts';
import type { Policy } from '../model/policy.ts';
import { requirement } from '../model/requirement.ts';
import type { Severity } from '../model/severity.ts';
import { because, bySigning, type Hearing, type Objection } from './hearing.ts';
import { quorumOf } from './lifecycle.ts';
import { missingSignOffs } from './quorum.ts';

type Emergency = NonNullable<Policy['lifecycle']['emergency']>;

/** The last day on which one sign-off is enough. Days are all that dates say: this one ends at most 72 hours after the request. */
function lastDay({ requested }: Exception, { days }: Emergency): string {
  return dayAfter(requested.on, days - 1);
}

/** Why an exception that says to be one does not hold for this severity. */
export function inEmergency(exception: Exception, severity: Severity, hearing: Hearing): Objection | null {
  const { policy, today } = hearing;
  const { emergency } = policy.lifecycle;
  if (emergency === null)
    return {
      why: 'is an emergency exception, and the policy knows none',
      fix: 'ask for one that is none, with all sign-offs, or let the policy say who is on call (signOff.emergency)',
    };
  const missing = missingInTime(exception, severity, hearing, emergency);
  if (missing === '') return null;
  const { signers, uncounted } = hearing.signOffs();
  const all = `${severity} needs ${requirement(policy, severity, exception.decision)}`;
  const last = lastDay(exception, emergency);
  if (today > last)
    return {
      why: `its emergency ended ${last}, and by then sign-offs were missing: ${missing}${because(uncounted)}`,
      fix: `ask for one that is none: ${all}`,
    };
  if (hearing.begun !== null)
    return { why: `an emergency for it was begun already: ${hearing.begun}; sign-offs missing: ${missing}${because(uncounted)}`, fix: all };
  if (exception.origin === 'head')
    return {
      why: `its emergency begins once it is merged, unless all sign before: sign-offs missing: ${missing}${because(uncounted)}`,
      fix: `merge it, or let all sign: ${all}`,
    };
  const onCall = missingSignOffs(signers, { roles: new Map([[emergency.role, 1]]), people: 1, others: null });
  if (onCall === '') return null;
  return {
    why: `sign-offs missing: ${onCall}${because(uncounted)}`,
    fix: bySigning(exception, `an emergency needs 1 of ${emergency.role}, through ${last}`, hearing),
  };
}

/**
 * One that follows another must not go on where that ended: of what is trusted the earliest is known, whatever became of it.
 * @param matched by exception, the defects that it speaks of @returns the id of an earlier one that speaks of one of them; null for none
 */
export function begunBefore(matched: ReadonlyMap<Exception, readonly Defect[]>): (exception: Exception) => string | null {
  const first = new Map<Defect, Exception>();
  const begun = [...matched.keys()].filter(({ emergency, origin }) => emergency && origin === 'trusted');
  for (const exception of begun.toSorted((a, b) => byText(a.requested.on, b.requested.on) || byText(a.id, b.id)))
    for (const defect of matched.get(exception) ?? []) if (!first.has(defect)) first.set(defect, exception);
  return (exception) => {
    const before = (matched.get(exception) ?? []).map((defect) => first.get(defect));
    return before.find((one) => one !== undefined && one.requested.on < exception.requested.on)?.id ?? null;
  };
}

/** What is missing of the full quorum, of an exception that one sign-off carries for now; null of any other. */
export function owedBy(
  exception: Exception,
  severity: Severity,
  hearing: Hearing,
): { readonly missing: string; readonly by: string } | null {
  const { emergency } = hearing.policy.lifecycle;
  if (!exception.emergency || emergency === null) return null;
  const missing = missingInTime(exception, severity, hearing, emergency);
  return missing === '' ? null : { missing, by: lastDay(exception, emergency) };
}

function missingInTime(exception: Exception, severity: Severity, { policy, renewal, signOffs }: Hearing, emergency: Emergency): string {
  const last = lastDay(exception, emergency);
  const inTime = signOffs().signers.filter(({ on }) => on <= last);
  return missingSignOffs(inTime, quorumOf(policy.signOff[severity], renewal, policy));
}
