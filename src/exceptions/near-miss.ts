// A defect and all statements in, those that spoke of it and do not hold out, and those that nearly spoke of it.

import type { Defect } from '../model/defect.ts';
import type { Exception, NearMiss } from '../model/exception.ts';
import type { Objection } from './hearing.ts';
import type { Entry, Lookup } from './lookup.ts';
import { subjectsOf } from './meant.ts';
import { nearly } from './objection.ts';

/** Near misses that one defect lists: more would tell nobody anything. */
const MOST_NEAR_MISSES = 5;

export interface Stand {
  readonly lookup: Lookup;
  /** Branch that is judged; null when it is not known. */
  readonly branch: string | null;
  /** Why a statement that speaks of a defect does not hold for it; null where it does. */
  objection(exception: Exception, defect: Defect): Objection | null;
}

export function nearMisses(defect: Defect, { lookup, branch, objection }: Stand): readonly NearMiss[] {
  const misses: NearMiss[] = [];
  const subjects = subjectsOf(defect, branch);
  for (const { exception, match } of inTurn(subjects.flatMap(lookup.telling))) {
    if (misses.length === MOST_NEAR_MISSES) break;
    // Of several findings only the last one's answers are at hand.
    const unmet = subjects.length === 1 ? lookup.unmet(match) : undefined;
    // Most that name the rule differ in more than one thing.
    if (unmet !== undefined && unmet.length > 1) continue;
    const keys = unmet?.map(({ key }) => key);
    const mismatches = subjects.map((subject) => match.matcher().mismatches(subject, keys));
    const speaks = mismatches.some((all) => all.length === 0);
    const found = nearly(exception, mismatches) ?? (speaks ? objection(exception, defect) : null);
    if (found) misses.push({ exception: exception.id, where: exception.where, why: found.why, fix: found.fix });
  }
  return misses;
}

/** Each once. @param lists each in the order in which they speak */
function* inTurn(lists: readonly (readonly Entry[])[]): Generator<Entry> {
  const places = lists.map((list) => ({ list, at: 0 }));
  for (;;) {
    let next: Entry | undefined;
    for (const { list, at } of places) {
      const entry = list[at];
      if (entry !== undefined && (next === undefined || entry.order < next.order)) next = entry;
    }
    if (next === undefined) return;
    yield next;
    for (const place of places) if (place.list[place.at] === next) place.at += 1;
  }
}
