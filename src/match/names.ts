// Many patterns of names at once: what stands under patterns in, what stands under those that hold for a name out.

import { lengthOf, remembered } from '../model/remembered.ts';
import { nameTest } from './name.ts';

/** Names for which the answer is remembered. */
const MOST_NAMES = 10_000;

/**
 * @param made what is made of all that stands under patterns which hold for one name; of equal ones it may be one
 * @param fold makes one of names that are compared as one
 * @returns what is made of what stands under each pattern that holds for the name
 */
export function nameIndex<T, Made extends { readonly all: readonly T[] }>(
  entries: Iterable<readonly [pattern: string, value: T]>,
  made: (all: readonly T[]) => Made,
  fold: (name: string) => string = (name) => name,
): (name: string) => Made {
  const named = new Map<string, T[]>();
  const wild = new Map<string, T[]>();
  for (const [pattern, value] of entries) {
    const under = pattern.includes('*') ? wild : named;
    const folded = fold(pattern);
    const known = under.get(folded);
    if (known === undefined) under.set(folded, [value]);
    else known.push(value);
  }
  const nothing = made([]);
  const exact = new Map(Array.from(named, ([name, found]) => [name, made(found)]));
  if (wild.size === 0) return (name) => exact.get(fold(name)) ?? nothing;
  const patterns = Array.from(wild, ([pattern, found]) => ({ holds: nameTest(pattern), found }));
  const find = (name: string): Made => {
    const folded = fold(name);
    return made([...(named.get(folded) ?? []), ...patterns.filter(({ holds }) => holds(folded)).flatMap(({ found }) => found)]);
  };
  return remembered(MOST_NAMES, find, ({ all }) => lengthOf(all));
}
