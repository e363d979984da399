// What is known of an exception when its sign-offs are weighed, and what an objection to it says.

import type { Exception } from '../model/exception.ts';
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
  /** Id of an earlier emergency that speaks of something that it speaks of; null where there is none, or where nothing is judged. */
  readonly begun: string | null;
  signOffs(): SignOffs;
}

/** Takes `sign` for whom a signature is something. @param asked what is missing, in words */
export function bySigning({ id }: Exception, asked: string, { policy, signOffs }: Hearing): string {
  if (!policy.proof.mode.startsWith('signature')) return asked;
  const tool = `defect-gate exceptions sign ${id} --key FILE`;
  const application = policy.application === null ? '' : ` for "${policy.application}"`;
  return signOffs().isChanged ? `undo the change, or sign again${application} (${tool}): ${asked}` : `${asked}: ${tool}`;
}

/** Why sign-offs do not count, behind what is missing; "" where all do. */
export function because(uncounted: readonly string[]): string {
  return uncounted.length > 0 ? ` (${uncounted.join('; ')})` : '';
}
