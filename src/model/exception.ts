// An exception as written, and what became of it. An exception is a statement about defects, never a switch.

import type { Criteria, DecisionKind } from './policy.ts';
import type { Severity } from './severity.ts';
import type { Signer } from './sign-off.ts';

export interface SignOff {
  readonly by: string;
  readonly role: string | null;
  readonly on: string;
  /** Armored, as `ssh-keygen -Y sign` writes it; null where there is none. */
  readonly signature: string | null;
  readonly where: string;
}

/** Something that keeps the risk down while the defect stands. */
export interface Control {
  readonly id: string;
  readonly owner: string | null;
  readonly evidence: string | null;
  readonly verifiedOn: string | null;
}

/** Where it was read: a place that is trusted, or the head of the pull request that is judged. */
export type Origin = 'trusted' | 'head';

/** A policy that the judged one extends, and beside which exceptions stand: they are signed for its application. */
export interface Parent {
  /** Its own `application.id`, which is never taken over; null where it has none. */
  readonly application: string | null;
}

export interface Exception {
  readonly id: string;
  readonly decision: DecisionKind;
  /** OpenVEX status justification. */
  readonly vex: string | null;
  readonly match: Criteria;
  readonly justification: string;
  readonly impact: string | null;
  readonly plan: string | null;
  readonly controls: readonly Control[];
  /** Who owns the remaining risk. */
  readonly owner: string | null;
  readonly maxSeverity: Severity | null;
  readonly maxMatches: number;
  readonly requested: { readonly by: string; readonly on: string };
  /** Holds to the end of this day, UTC. */
  readonly validThrough: string;
  /** What ends it before that. */
  readonly until: 'fixed-version' | null;
  /** Id of the exception that it goes on from. */
  readonly renews: string | null;
  /** True where one sign-off must do for now. */
  readonly emergency: boolean;
  /** Who took it back: anybody may, since nothing holds by it. */
  readonly revoked: { readonly by: string; readonly on: string; readonly why: string } | null;
  readonly signOffs: readonly SignOff[];
  readonly origin: Origin;
  /** The policy that it came with, where the judged one extends that; null where it is the judged one's own. */
  readonly cameWith: Parent | null;
  /** `file:line` of the entry. */
  readonly where: string;
}

/** What accepts a defect: an exception, or a VEX statement. */
export type Acceptance = Pick<Exception, 'id' | 'validThrough' | 'where'>;

/** An exception that spoke of a defect and did not hold, or nearly spoke of it. */
export interface NearMiss {
  readonly exception: string;
  readonly where: string;
  /** Why it does not cover the defect. */
  readonly why: string;
  /** What would make it hold. */
  readonly fix: string;
}

/** What became of one exception in this run. */
export interface ExceptionOutcome {
  readonly id: string;
  readonly where: string;
  readonly decision: DecisionKind;
  readonly validThrough: string;
  readonly emergency: boolean;
  /** Those who count; of an exception that matches nothing nobody is asked. */
  readonly signers: readonly Signer[];
  /** The same in words, such as `kim (appsec, signature)`. */
  readonly signedBy: readonly string[];
  /** Whose word it is, where it stands in VEX: then nobody signed, and `signedBy` says so. */
  readonly vex?: string;
  /** Defects that it speaks of, held or not. */
  readonly matches: number;
  /** Why it does not hold, wholly or in part; "" where it holds for all that it matches. */
  readonly why: string;
}

export interface ExceptionOutcomes {
  readonly used: readonly ExceptionOutcome[];
  readonly unused: readonly ExceptionOutcome[];
  readonly expired: readonly ExceptionOutcome[];
  readonly refused: readonly ExceptionOutcome[];
}
