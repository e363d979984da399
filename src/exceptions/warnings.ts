// Exceptions that cover something in, what somebody should do about them soon out: those that end within days, and emergencies
// that one sign-off carries. A few lines, however many there are.

import { daysBetween } from '../model/date.ts';
import type { Exception } from '../model/exception.ts';
import type { Warning } from '../model/fault.ts';
import { byText } from '../model/order.ts';

export interface Holding {
  readonly exception: Exception;
  /** What an emergency still owes, and by when; null of any other. */
  readonly owed: { readonly missing: string; readonly by: string } | null;
}

/** Days before the end, each with what is said then. */
const NOTICE = [
  [1, 'today or tomorrow'],
  [7, 'within 7 days'],
  [14, 'within 14 days'],
] as const;
/** Of each notice so many are named. */
const NAMED = 5;

/** @param today `YYYY-MM-DD` in UTC */
export function warningsOn(holding: readonly Holding[], today: string): readonly Warning[] {
  const inOrder = holding.toSorted((a, b) => byText(a.exception.id, b.exception.id));
  return [...inOrder.flatMap(emergency), ...endings(inOrder, today)];
}

function emergency({ exception: { id, where }, owed }: Holding): Warning[] {
  if (owed === null) return [];
  const what = `EMERGENCY: ${id} holds by one sign-off alone, through ${owed.by}; by then it needs the others, or what it covers blocks: ${owed.missing}`;
  return [{ what, where }];
}

function endings(holding: readonly Holding[], today: string): Warning[] {
  const left = ({ exception: { validThrough } }: Holding): number => daysBetween(today, validThrough);
  return NOTICE.flatMap(([days, when], tier) => {
    const earlier = NOTICE[tier - 1]?.[0] ?? -1;
    const ending = holding.filter((one) => left(one) <= days && left(one) > earlier);
    const [first] = ending;
    if (first === undefined) return [];
    const named = ending.slice(0, NAMED).map(({ exception: { id, validThrough } }) => `${id} (${validThrough})`);
    const more = ending.length > NAMED ? `, and ${ending.length - NAMED} more` : '';
    const subject =
      ending.length === 1 ? 'an exception that covers something ends' : `${ending.length} exceptions that cover something end`;
    return [{ what: `${subject} ${when}: ${named.join(', ')}${more}`, where: first.exception.where }];
  });
}
