// A statement and the policy in; whether it would hold for a defect that it meets out, and if not why, as far as that can be told
// without one.

import { owedBy } from '../exceptions/emergency.ts';
import type { Hearing, Objection } from '../exceptions/hearing.ts';
import { coursesOf } from '../exceptions/lifecycle.ts';
import { ended, forSeverity } from '../exceptions/objection.ts';
import { daysBetween } from '../model/date.ts';
import type { Exception } from '../model/exception.ts';
import { rank, THRESHOLDS, type Severity } from '../model/severity.ts';
import type { SignOffs } from '../model/sign-off.ts';
import type { Ground } from './ground.ts';

export interface Standing {
  /** For which it would hold, worst first. */
  readonly severities: readonly Severity[];
  /** Why it does not hold for the worst that it speaks of; of one without `maxSeverity`, for the next worse than it holds for. */
  readonly objection: Objection | null;
  /** Of an emergency, what is still due of the others, and by when. */
  readonly owed: ReturnType<typeof owedBy>;
  /** True where nothing but a review may be missing, which is not looked for here. */
  readonly isOpen: boolean;
  readonly signOffs: () => SignOffs;
}

/** @returns the standing of each of the exceptions that there are */
export function standingsIn(ground: Ground): (exception: Exception) => Standing {
  const { policy, today, exceptions, extended, prover } = ground;
  const courseOf = coursesOf(
    [...exceptions, ...extended].map(({ exception }) => exception),
    policy,
    today,
  );
  return (exception) => {
    const known: SignOffs[] = [];
    const signOffs = (): SignOffs => (known[0] ??= prover.signOffsOf(exception));
    const { halted, renewal } = courseOf(exception);
    const over = today > exception.validThrough ? ended(exception) : halted;
    if (over !== null) return { severities: [], objection: over, owed: null, isOpen: false, signOffs };
    return { ...weighed(exception, { policy, today, renewal, begun: null, signOffs }), signOffs };
  };
}

function weighed(exception: Exception, hearing: Hearing): Omit<Standing, 'signOffs'> {
  const { policy } = hearing;
  const { maxSeverity, decision, requested, validThrough } = exception;
  const asked = maxSeverity === null ? THRESHOLDS : THRESHOLDS.slice(rank(maxSeverity));
  const objections = asked.map((severity) => forSeverity(exception, severity, hearing));
  const severities = asked.filter((_severity, index) => objections[index] === null);
  const at = maxSeverity === null ? objections.findLastIndex((one) => one !== null) : 0;
  const objection = objections[at] ?? null;
  const inTime = daysBetween(requested.on, validThrough) <= policy.signOff[asked[at] ?? 'critical'].longest[decision];
  const owed = owedBy(exception, asked[at] ?? 'critical', hearing);
  return {
    severities,
    objection,
    owed: objection === null ? owed : null,
    isOpen: objection !== null && inTime && policy.proof.mode.includes('review'),
  };
}

/** A statement without `maxSeverity` holds as far as its sign-offs reach. */
export function holds({ maxSeverity }: Exception, { severities, objection }: Standing): boolean {
  return maxSeverity === null ? severities.length > 0 : objection === null;
}
