// Which findings are minor: below the threshold, of which no statement speaks and which no suppression accepts. Whatever else
// comes, they change no verdict, so that they are counted and not kept.

import type { Ships } from '../model/artifact.ts';
import type { MinorKind, Rating } from '../model/defect.ts';
import type { Sighting } from '../model/finding.ts';
import type { Policy } from '../model/policy.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';
import { mayBeHonoured } from './decide.ts';
import { isOutside } from './remarks.ts';

export interface Measure {
  readonly policy: Policy;
  readonly failOn: Severity;
  readonly shipsOf: (finding: Sighting) => Ships;
}

/** @param spokenOf true where an exception may speak of it, whether it holds or not @returns null for one that is not minor */
export function minorKind(
  finding: Sighting,
  { severity, lowered }: Rating,
  spokenOf: boolean,
  { policy, failOn, shipsOf }: Measure,
): MinorKind | null {
  const suppressed = finding.suppressions.length > 0;
  if (spokenOf || isAtLeast(severity, failOn) || (suppressed && mayBeHonoured(finding, policy))) return null;
  const { answer, exclusions } = shipsOf(finding);
  return { severity, lowered, suppressed, outside: isOutside(finding), unshipped: answer === 'no' ? exclusions : null };
}
