// A defect and all statements in, those that spoke of it and do not hold out, and those that nearly spoke of it.

import type { Defect } from '../model/defect.ts';
import type { Exception, NearMiss } from '../model/exception.ts';
import type { Objection } from './hearing.ts';
import type { Lookup } from './lookup.ts';
import { subjectsOf } from './meant.ts';
import { nearly } from './objection.ts';
import type { Entry } from './shelves.ts';

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

/** A list, and which of its entries comes next. */
interface Queue {
  readonly list: readonly Entry[];
  at: number;
}

/** Each once, and none looked for that nobody asks for. @param lists each in the order in which they speak */
function* inTurn(lists: readonly (readonly Entry[])[]): Generator<Entry> {
  // A heap: what is in order is one.
  const queues: Queue[] = lists.filter(({ length }) => length > 0).map((list) => ({ list, at: 0 }));
  queues.sort((a, b) => orderOf(a) - orderOf(b));
  let last: Entry | undefined;
  for (let [first] = queues; first !== undefined; [first] = queues) {
    const entry = first.list[first.at];
    if (entry !== undefined && entry !== last) yield entry;
    last = entry;
    first.at += 1;
    if (first.at === first.list.length) queues[0] = queues.at(-1) as Queue;
    if (first.at === first.list.length) queues.pop();
    sink(queues);
  }
}

function orderOf(queue: Queue | undefined): number {
  return queue?.list[queue.at]?.order ?? Number.POSITIVE_INFINITY;
}

/** Puts the first one where it belongs. */
function sink(queues: Queue[]): void {
  for (let place = 0; ;) {
    const [left, right] = [2 * place + 1, 2 * place + 2];
    const lower = orderOf(queues[right]) < orderOf(queues[left]) ? right : left;
    const [above, below] = [queues[place], queues[lower]];
    if (above === undefined || below === undefined || orderOf(above) <= orderOf(below)) return;
    [queues[place], queues[lower]] = [below, above];
    place = lower;
  }
}
