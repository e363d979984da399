// What is known of an exception when its sign-offs are weighed, and what an objection to it says.

import type { Policy } from '../model/policy.ts';
import type { SignOffs } from '../model/sign-off.ts';

/** Why a statement that speaks of a defect does not hold for it, and what would make it hold. */
export interface Objection {
  readonly why: string;
  readonly fix: string;
}

export interface Hearing {
  readonly policy: Policy;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** How often it was renewed. */
  readonly renewal: number;
  signOffs(): SignOffs;
}

/** Why sign-offs do not count, behind what is missing; "" where all do. */
export function because(uncounted: readonly string[]): string {
  return uncounted.length > 0 ? ` (${uncounted.join('; ')})` : '';
}
