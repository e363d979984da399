// An answer that rests on one thing alone, worked out once for each: as long as there are not too many, so that memory does not
// grow with what is read.

import type { Sighting } from './finding.ts';

/** @param most answers that are remembered @param weigh for how many of them one counts */
export function remembered<Key, Answer>(
  most: number,
  answer: (key: Key) => Answer,
  weigh: (answer: Answer) => number = () => 1,
): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  let held = 0;
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = answer(key);
    const weight = weigh(found);
    if (held + weight > most) {
      known.clear();
      held = 0;
    }
    held += weight;
    known.set(key, found);
    return found;
  };
}

/** For lists that are remembered: a long one counts for several. */
export function lengthOf(list: readonly unknown[]): number {
  return 1 + list.length / 8;
}

/** The same for what is asked of a finding, and is equal for all of its kin. */
export function rememberedByKin<Asked extends Pick<Sighting, 'kin'>, Answer>(
  work: (sighting: Asked) => Answer,
): (sighting: Asked) => Answer {
  const known: Answer[] = [];
  return (sighting) => {
    const { kin } = sighting;
    return kin === null ? work(sighting) : (known[kin] ??= work(sighting));
  };
}
