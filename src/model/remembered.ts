// Work that is done once for what is alike, as long as there is not too much of it: memory does not grow with what is read.

import type { Sighting } from './finding.ts';

/** @param most keys that are remembered: with one more all are forgotten */
export function remembered<Key, Answer>(most: number, work: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = work(key);
    if (known.size === most) known.clear();
    known.set(key, answer);
    return answer;
  };
}

/** The same for what is asked of a finding, and is equal for all of its kin. */
export function rememberedByKin<Asked extends Pick<Sighting, 'kin'>, Answer>(
  work: (sighting: Asked) => Answer,
): (sighting: Asked) => Answer {
  const known: Answer[] = [];
  return (sighting) => {
    const { kin } = sighting;
    if (kin === null) return work(sighting);
    return (known[kin] ??= work(sighting));
  };
}
