// Everything known of a defect in, exactly one disposition out; the first that holds, in the order of this file.

import type { Defect, Disposition, Fact, JudgedDefect } from '../model/defect.ts';
import type { Exception, NearMiss } from '../model/exception.ts';
import type { Finding } from '../model/finding.ts';
import type { Policy, Stage } from '../model/policy.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';

export interface Grounds {
  readonly policy: Policy;
  readonly stage: Stage;
  /** The stage's `failOn`, or the stricter one that the caller asked for. */
  readonly threshold: { readonly failOn: Severity; readonly where: string };
  /** By defect id: the exception that covers it. */
  readonly covered: ReadonlyMap<string, Exception>;
  readonly nearMissesOf: (defect: Defect) => readonly NearMiss[];
}

export function decider(grounds: Grounds): (defect: Defect) => JudgedDefect {
  const reasons = new Map<Exception | string, readonly Fact[]>();
  return (defect) => {
    const exception = grounds.covered.get(defect.id) ?? null;
    const disposition = dispositionOf(defect, exception, grounds);
    // What it rests on is said alike of hundreds of thousands.
    const key = exception ?? `${disposition} ${defect.severity}`;
    const why = reasons.get(key) ?? [reasonFor(disposition, defect.severity, exception, grounds)];
    reasons.set(key, why);
    return new Judged(defect, { disposition, exception, why }, grounds);
  };
}

function dispositionOf(defect: Defect, exception: Exception | null, { policy, threshold }: Grounds): Disposition {
  if (exception !== null) return 'accepted';
  if (defect.findings.every(({ finding }) => isHonoured(finding, policy))) return 'accepted';
  return isAtLeast(defect.severity, threshold.failOn) ? 'blocking' : 'below-threshold';
}

type Decided = Pick<JudgedDefect, 'disposition' | 'why'> & { readonly exception: Exception | null };

/** Near misses are put into words when a report asks: of a million defects most are only counted. */
class Judged implements JudgedDefect {
  readonly disposition: Disposition;
  readonly why: readonly Fact[];
  readonly #defect: Defect;
  readonly #exception: Exception | null;
  readonly #grounds: Grounds;

  constructor(defect: Defect, { disposition, why, exception }: Decided, grounds: Grounds) {
    this.disposition = disposition;
    this.why = why;
    this.#defect = defect;
    this.#exception = exception;
    this.#grounds = grounds;
  }

  get id(): string {
    return this.#defect.id;
  }

  get findings(): Defect['findings'] {
    return this.#defect.findings;
  }

  get severity(): Severity {
    return this.#defect.severity;
  }

  get exception(): string | null {
    return this.#exception?.id ?? null;
  }

  get nearMisses(): readonly NearMiss[] {
    return this.disposition === 'blocking' ? this.#grounds.nearMissesOf(this) : [];
  }
}

function reasonFor(disposition: Disposition, severity: Severity, exception: Exception | null, { policy, stage, threshold }: Grounds): Fact {
  const { failOn, where } = threshold;
  if (exception !== null) return { what: `exception ${exception.id}, through ${exception.validThrough}`, where: exception.where };
  if (disposition === 'accepted')
    return { what: 'suppressed where it was found, and the policy honours that', where: policy.suppressions.where };
  const side = disposition === 'blocking' ? 'at or above' : 'below';
  return { what: `${severity} is ${side} ${failOn}, on which ${stage} fails`, where };
}

/** All suppressions stand, and the policy honours one of their kinds (SARIF 2.1.0 §3.27.23, §3.35.3). */
export function isHonoured(finding: Pick<Finding, 'suppressions'>, policy: Policy): boolean {
  const { suppressions } = finding;
  if (suppressions.some(({ status }) => status !== 'accepted')) return false;
  return suppressions.some(({ kind }) => kind !== 'unknown' && policy.suppressions[kind] === 'accept');
}
