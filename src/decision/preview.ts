// The same findings judged by the rules that hold and by those that a change would put in their place, in; what would be otherwise
// after the merge out. Of findings that the rules that hold count as minor nothing is known: a preview is no verdict.

import type { Assessment } from '../model/assessment.ts';
import type { JudgedDefect } from '../model/defect.ts';
import type { Exception } from '../model/exception.ts';
import type { Policy } from '../model/policy.ts';
import type { Compared } from '../model/preview.ts';
import { rank } from '../model/severity.ts';
import { listed } from './content.ts';
import { exceptionChanges } from './exception-changes.ts';
import { policyChanges } from './policy-changes.ts';

/** What is judged by. */
export interface Measure {
  readonly policy: Policy;
  readonly exceptions: readonly Exception[];
}

/** @returns in words behind `would` */
export function effectsOf(assessed: Compared<Assessment>, { now, after }: Compared<Measure>): readonly string[] {
  const before = new Map(assessed.now.defects.map((defect) => [defect.id, defect]));
  const pairs = assessed.after.defects.flatMap((defect) => {
    const earlier = before.get(defect.id);
    return earlier === undefined ? [] : [{ now: earlier, after: defect }];
  });
  return [
    ...effectsOnDefects(pairs, assessed.after),
    ...policyChanges({ now: now.policy, after: after.policy }),
    ...exceptionChanges({ now: now.exceptions, after: after.exceptions }, assessed.after.exceptions),
  ];
}

function effectsOnDefects(pairs: readonly Compared<JudgedDefect>[], after: Assessment): readonly string[] {
  const isAccepted = ({ disposition }: JudgedDefect): boolean => disposition === 'accepted';
  const isFailing = ({ disposition }: JudgedDefect): boolean => disposition === 'blocking' || disposition === 'overdue';
  const accepted = pairs.filter((pair) => !isAccepted(pair.now) && isAccepted(pair.after));
  const voided = pairs.filter((pair) => isAccepted(pair.now) && !isAccepted(pair.after));
  const lowered = pairs.filter((pair) => rank(pair.after.severity) > rank(pair.now.severity));
  const raised = pairs.filter((pair) => rank(pair.after.severity) < rank(pair.now.severity));
  const freed = pairs.filter((pair) => isFailing(pair.now) && !isFailing(pair.after) && !isAccepted(pair.after));
  const caught = pairs.filter((pair) => !isFailing(pair.now) && isFailing(pair.after));
  return [
    ...acceptances(accepted, after),
    ...counted('no longer accept', voided),
    ...counted('lower', lowered, ({ now, after: then }) => `${now.id} from ${now.severity} to ${then.severity}`),
    ...counted('raise', raised, ({ now, after: then }) => `${now.id} from ${now.severity} to ${then.severity}`),
    ...counted('no longer block', freed),
    ...counted('block', caught),
  ];
}

/** By the exception that covers them, or by the suppression that would be honoured. */
function acceptances(accepted: readonly Compared<JudgedDefect>[], { exceptions }: Assessment): readonly string[] {
  const byException = new Map<string | null, number>();
  for (const { after } of accepted) byException.set(after.exception, (byException.get(after.exception) ?? 0) + 1);
  return [...byException].map(([id, count]) => {
    const used = exceptions.used.find((outcome) => outcome.id === id);
    if (used === undefined) return `accept ${defects(count)} that are suppressed where they were found`;
    // Of VEX nobody signed: then it says so itself.
    const word = used.vex === undefined ? `signed by ${used.signedBy.join(', ') || 'nobody'}` : used.signedBy.join(', ');
    return `accept ${defects(count)} through ${used.validThrough}, ${word} (${used.id})`;
  });
}

function counted(
  verb: string,
  pairs: readonly Compared<JudgedDefect>[],
  say: (pair: Compared<JudgedDefect>) => string = ({ now }) => now.id,
): readonly string[] {
  return pairs.length === 0 ? [] : [`${verb} ${defects(pairs.length)}: ${listed(pairs.map(say))}`];
}

function defects(count: number): string {
  return count === 1 ? '1 defect' : `${count} defects`;
}
